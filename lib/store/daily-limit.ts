import { dateOf } from '../domain/calendar.ts'
import type { FailureCode } from '../domain/failure.ts'
import { type Counted, incrementWithin } from '../table/counter.ts'
import { keys } from './keys.ts'

/** One more on a business date. */
export const incrementDaily = (what: string, index: string, most: number, failure: FailureCode, now: number): Counted =>
  incrementWithin(keys.limit(what, index, dateOf(now)), most, now + 2 * 86_400_000, failure)
