import type { Code } from './answers.ts'

export type InputType = 'sms' | 'sms-jl' | 'img' | 'idp'

/** One phase of a collection. What a poll answers depends on the phase alone. */
export type Phase =
  | { is: 'working'; seconds: number }
  /** Nothing ever comes of it. */
  | { is: 'stuck' }
  | { is: 'input'; type: InputType }
  /** Goes on by itself after so many polls, as if somebody had scanned the code. */
  | { is: 'scan'; polls: number }
  /** Logged in at the source. */
  | { is: 'collecting'; seconds: number }
  | { is: 'collected' }
  | { is: 'failed'; code: Code }
