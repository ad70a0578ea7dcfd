import type { Code } from './answers.ts'
import type { InputType, Phase } from './course.ts'

/** Limu's names for what is collected; `mobileReport` is the carrier's report. */
export const bizTypes = ['mobile', 'mobileReport', 'jd', 'taobao', 'education', 'bill', 'ebank'] as const
export type BizType = (typeof bizTypes)[number]
export const isBizType = (text: string): text is BizType => bizTypes.some((type) => type === text)

/** Seconds at speed 1: a login takes 10–60 s, all data up to minutes. */
const paces: Record<BizType, { login: number; verify: number; collect: number }> = {
  mobile: { login: 6, verify: 6, collect: 30 },
  mobileReport: { login: 6, verify: 6, collect: 30 },
  jd: { login: 6, verify: 4, collect: 15 },
  taobao: { login: 4, verify: 3, collect: 15 },
  education: { login: 3, verify: 3, collect: 3 },
  bill: { login: 5, verify: 3, collect: 12 },
  ebank: { login: 6, verify: 4, collect: 12 },
}

/** Passwords that make the login fail. */
const failures: Record<string, Code> = { wrong: '1102', sitedown: '3001', system: '1012' }
/** Passwords that make the source ask for something. */
const questions: Record<string, InputType> = { sms: 'sms', jl: 'sms-jl', img: 'img', idp: 'idp' }
const usuallyAsksForSms: readonly BizType[] = ['mobile', 'mobileReport']
const SCAN_POLLS = 4

/** What will happen to a task, from the kind and the magic word that came as its password. */
export function planOf(bizType: BizType, word: string, scans: boolean): Phase[] {
  const pace = paces[bizType]
  const login: Phase = { is: 'working', seconds: pace.login }
  const failure = failures[word]
  if (word === 'timeout') return [{ is: 'stuck' }]
  if (failure) return [login, { is: 'failed', code: failure }]
  return [login, ...asking(bizType, word, scans), ...collecting(bizType, word)]
}

function asking(bizType: BizType, word: string, scans: boolean): Phase[] {
  const verify: Phase = { is: 'working', seconds: paces[bizType].verify }
  if (scans) return [{ is: 'scan', polls: SCAN_POLLS }, verify]
  const type = questions[word] ?? (usuallyAsksForSms.includes(bizType) && word !== 'nosms' ? 'sms' : undefined)
  return type ? [{ is: 'input', type }, verify] : []
}

function collecting(bizType: BizType, word: string): Phase[] {
  const seconds = paces[bizType].collect
  if (word === 'fail100')
    return [
      { is: 'collecting', seconds },
      { is: 'failed', code: '1116' },
    ]
  // The education site hands everything over at login: its clients see no 0100.
  if (bizType === 'education') return [{ is: 'collected' }]
  return [{ is: word === 'nologin100' ? 'working' : 'collecting', seconds }, { is: 'collected' }]
}
