import type { Failure } from '../../domain/failure.ts'
import type { Call } from '../call.ts'

/**
 * Who may call an endpoint: `identify` answers with what the handler is told of the caller, or throws NOT_SIGNED_IN.
 * The input is a Failure when it did not parse: a caller who is nobody hears of that first.
 */
export interface Auth<Who, Input = unknown> {
  audience: 'borrower' | 'guest' | 'public' | 'operator'
  /** Of operators: who has one of them may call. */
  roles?: readonly string[]
  identify(call: Call, input: Input | Failure): Promise<Who>
}

/** Everybody. */
export const open: Auth<object> = { audience: 'public', identify: async () => ({}) }
