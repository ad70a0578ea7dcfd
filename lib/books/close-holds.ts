import { addDays, type BusinessDate } from '../domain/calendar.ts'
import { change, noSums, total } from '../domain/trial-balance.ts'
import { firstClose, lastClose } from '../store/close.ts'
import { sumsOfDay } from './trial-balance.ts'

/**
 * Checks that the balances carried by a close still match the day log. They would not if the index had lagged when the day
 * was closed, or if a movement had been changed. Undefined while the day is not closed.
 */
export async function closeHolds(date: BusinessDate): Promise<boolean | undefined> {
  const [first, close, before = noSums] = await Promise.all([
    firstClose(),
    lastClose(date),
    lastClose(addDays(date, -1)),
  ])
  // The books had not begun on this day.
  if (first && date < first.date) return true
  if (close?.date !== date) return undefined
  const { balances, movements } = await sumsOfDay(date)
  const difference = change(change(close.balances, before.balances), balances)
  const same = Object.values(difference).every((fen) => fen === 0)
  return same && total(balances) === 0 && movements === close.movements - before.movements
}
