import type { Code } from './answers.ts'

export type InputType = 'sms' | 'sms-jl' | 'img' | 'idp'

/** One phase of a collection. The answer to a poll depends on the phase alone. */
export type Phase =
  | { is: 'working'; seconds: number }
  /** Never ends. */
  | { is: 'stuck' }
  | { is: 'input'; type: InputType }
  /** Continues by itself after this many polls, as if the code had been scanned. */
  | { is: 'scan'; polls: number }
  /** Logged in at the source. */
  | { is: 'collecting'; seconds: number }
  | { is: 'collected' }
  | { is: 'failed'; code: Code }
