import type { Failure } from '../../domain/failure.ts'
import type { Messages } from '../envelope.ts'
import { borrowerMessages } from '../messages/borrower.ts'
import type { Call } from '../request.ts'

/**
 * Admission to an endpoint: `identify` returns the caller's data for the handler, or throws NOT_SIGNED_IN.
 * The input is a Failure when it did not parse: an unknown caller is refused for that first.
 */
export interface Auth<Who, Input = unknown> {
  audience: 'borrower' | 'guest' | 'public' | 'operator'
  /** Error messages for this audience. Kept on Auth so that a bundle ships only its audience's messages. */
  messages: Messages
  /** Of operators: more on a refusal than its code says, as of `now` (ms). */
  detailOf?(failure: Failure, now: number): string | undefined
  /** Of operators: who has one of them may call. */
  roles?: readonly string[]
  identify(call: Call, input: Input | Failure): Promise<Who>
}

/** Everybody. */
export const open: Auth<object> = { audience: 'public', messages: borrowerMessages, identify: async () => ({}) }
