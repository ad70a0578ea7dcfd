import { addDays, type BusinessDate } from '../domain/calendar.ts'
import { change, nothing, total } from '../domain/trial-balance.ts'
import { firstClose, lastClose } from '../store/close.ts'
import { sumsOfDay } from './trial-balance.ts'

/**
 * Is what a close carried for its day still what the day log says? It would not be if the index had lagged when the day was
 * closed, or if somebody had touched a movement. Undefined while the day waits for its close: then it cannot be told yet.
 */
export async function closeHolds(date: BusinessDate): Promise<boolean | undefined> {
  const [first, close, before = nothing] = await Promise.all([
    firstClose(),
    lastClose(date),
    lastClose(addDays(date, -1)),
  ])
  // A day on which the books had not begun.
  if (first && date < first.date) return true
  if (close?.date !== date) return undefined
  const { balances, movements } = await sumsOfDay(date)
  const difference = change(change(close.balances, before.balances), balances)
  const same = Object.values(difference).every((fen) => fen === 0)
  return same && total(balances) === 0 && movements === close.movements - before.movements
}
