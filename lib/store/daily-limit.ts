import { dateOf } from '../domain/calendar.ts'
import type { FailureCode } from '../domain/failure.ts'
import { type Counted, oneMore } from '../table/counter.ts'
import { keys } from './keys.ts'

/** One more on a business date. */
export const oneMoreToday = (
  what: string,
  index: string,
  most: number,
  nowMs: number,
  otherwise: FailureCode,
): Counted => oneMore(keys.limit(what, index, dateOf(nowMs)), most, nowMs + 2 * 86_400_000, otherwise)
