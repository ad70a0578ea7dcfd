import { seconds } from '../domain/calendar.ts'
import type { FailureCode } from '../domain/failure.ts'
import type { Guard, Key } from './commit.ts'
import { absent, any, below, type Changes } from './expressions.ts'

/** The item that counts what happened in a window. */
export interface Counter extends Key {
  n?: number
  expiresAt: number
}

/** The write that counts. */
export interface Counted {
  update: Key<Counter>
  changes: Changes
  guard: Guard
}

/** One more in a window, at most so many. The window is part of the key, so there is nothing to reset. */
export const incrementWithin = (key: Key<Counter>, most: number, expiresMs: number, failure: FailureCode): Counted => ({
  update: key,
  changes: { add: { n: 1 }, set: { expiresAt: seconds(expiresMs) } },
  guard: { name: 'withinLimit', condition: any(absent('n'), below('n', most)), failure },
})
