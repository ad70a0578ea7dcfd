import type { CollectionStatus, DataProvider, InputRefused } from '../../../lib/vendors/data-provider.ts'
import { present } from '../borrowers.ts'

/** What the vendor says of one task. */
export interface Script {
  /** What each look finds; the last one for ever after. An Error is silence. */
  looks: (CollectionStatus | Error)[]
  /** What fetching the data does, once they are collected; the last one for ever after. */
  results?: ('data' | Error)[]
  /** What it answers to what was typed; it accepts what is not answered here. */
  inputs?: (InputRefused | Error)[]
}

/** Scripts by token, and how often each was asked for. */
export type Scripts = Map<string, { script: Script; asked: Record<string, number> }>

export const working: CollectionStatus = { state: 'working' }
export const wantsSms: CollectionStatus = { state: 'input', need: 'sms' }
export const wantsScan: CollectionStatus = { state: 'input', need: 'qr', image: 'aW1hZ2U=' }
export const loggedIn: CollectionStatus = { state: 'logged-in' }
export const collected: CollectionStatus = { state: 'collected' }
export const refused: CollectionStatus = { state: 'refused', code: '1102', message: '密码错误' }
export const silent = new Error('limu: gave no answer')

/** A vendor that follows a script for each task. */
export function scripted(scripts: Scripts): DataProvider {
  /** The next of a script, its last for ever after. */
  function next<T>(token: string, what: 'looks' | 'results' | 'inputs', otherwise: T): T {
    const { script, asked } = present(scripts.get(token))
    const answers = (script[what] ?? []) as (T | Error)[]
    const n = asked[what] ?? 0
    asked[what] = n + 1
    const answer = answers[what === 'inputs' ? n : Math.min(n, answers.length - 1)] ?? otherwise
    if (answer instanceof Error) throw answer
    return answer
  }
  return {
    status: async (_, token) => next(token, 'looks', working),
    input: async (_, token) => next<InputRefused | { accepted: true }>(token, 'inputs', { accepted: true }),
    result: async (_, token) => {
      next(token, 'results', 'data')
      return { content: { bills: [1, 2] } }
    },
  } as Partial<DataProvider> as DataProvider
}
