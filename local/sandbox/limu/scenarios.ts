import type { Code } from './answers.ts'
import type { InputType, Phase } from './phases.ts'

/** Limu's names for the kinds of data; `mobileReport` is the carrier's report. */
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

/** Keywords for a source that is down: it gets no further than its front page. */
const outages: Record<string, Code> = { sitedown: '3001', system: '1012' }
/** Keywords that make the source ask for an input. */
const questions: Record<string, InputType> = { sms: 'sms', slowsms: 'sms', jl: 'sms-jl', img: 'img', idp: 'idp' }
/** Keywords with which a carrier asks for no input. */
const silent: readonly string[] = ['nosms', 'slow']
const usuallyAsksForSms: readonly BizType[] = ['mobile', 'mobileReport']
const SCAN_POLLS = 4
/** Longer than a route of API Gateway may wait. */
const SLOW_SECONDS = 40

/** All keywords. `large` is about the data: half a year of a busy line's calls. */
export const magicWords: readonly string[] = [
  ...['wrong', 'timeout', ...Object.keys(outages)],
  ...Object.keys(questions),
  ...silent,
  ...['noscan', 'nologin100', 'fail100', 'large'],
]

/** Plans a task, from the kind and the keyword that came as its password or was ordered for it. */
export function phasesOf(bizType: BizType, word: string, scans: boolean): Phase[] {
  const outage = outages[word]
  if (word === 'timeout') return [{ is: 'stuck' }]
  if (outage) return [working(paces[bizType].login), { is: 'failed', code: outage }]
  const login = loggingIn(bizType, word, scans)
  if (word === 'wrong') return [...login, { is: 'failed', code: '1102' }]
  return [...login, ...asking(bizType, word, scans), ...collecting(bizType, word)]
}

const working = (seconds: number): Phase => ({ is: 'working', seconds })

/** Plans the phases until the source has its input: the password, or a scan. */
function loggingIn(bizType: BizType, word: string, scans: boolean): Phase[] {
  const pace = paces[bizType]
  const judged = (seconds: number) => working(word.startsWith('slow') ? SLOW_SECONDS : seconds)
  const polls = word === 'noscan' ? Number.MAX_SAFE_INTEGER : SCAN_POLLS
  return scans ? [working(pace.login), { is: 'scan', polls }, judged(pace.verify)] : [judged(pace.login)]
}

function asking(bizType: BizType, word: string, scans: boolean): Phase[] {
  const usual = usuallyAsksForSms.includes(bizType) && !scans && !silent.includes(word) ? 'sms' : undefined
  const type = questions[word] ?? usual
  return type ? [{ is: 'input', type }, working(paces[bizType].verify)] : []
}

function collecting(bizType: BizType, word: string): Phase[] {
  const seconds = paces[bizType].collect
  if (word === 'fail100')
    return [
      { is: 'collecting', seconds },
      { is: 'failed', code: '1116' },
    ]
  // The education site delivers everything at login: its clients see no 0100.
  if (bizType === 'education') return [{ is: 'collected' }]
  return [{ is: word === 'nologin100' ? 'working' : 'collecting', seconds }, { is: 'collected' }]
}
