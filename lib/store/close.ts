import type { BusinessDate } from '../domain/calendar.ts'
import type { Sums } from '../domain/trial-balance.ts'
import type { Guard, Key, Write } from '../table/commit.ts'
import { absent } from '../table/expressions.ts'
import { lastUpTo, query } from '../table/read.ts'
import { keys } from './keys.ts'

/** A day whose books are closed: what all accounts came to at its end, carried forward from the close before. */
export interface Close extends Key, Sums {
  date: BusinessDate
  closedAt: number
}

/** A closed day is never closed again. */
const dayOpen: Guard = { name: 'dayOpen', condition: absent() }

export function closeDay(date: BusinessDate, sums: Sums, closedAt: number): Write {
  const close: Close = { ...keys.close(date), date, ...sums, closedAt }
  return { put: close, guard: dayOpen }
}

/** The newest close of a date or before it. */
export const lastClose = (date: BusinessDate): Promise<Close | undefined> => lastUpTo(keys.close(date))

/** The books begin with it: before its day nothing was booked. */
export async function firstClose(): Promise<Close | undefined> {
  const [first] = await query<Close>({
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.close('').pk },
    Limit: 1,
  })
  return first
}
