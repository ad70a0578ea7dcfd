import { addDays, type BusinessDate } from '../domain/calendar.ts'
import { change, total } from '../domain/trial-balance.ts'
import { lastClose } from '../store/close.ts'
import { sumsOfDay } from './trial-balance.ts'

/**
 * Is what a close carried for its day still what the day log says? It would not be if the index had lagged when the day was
 * closed, or if somebody had touched a movement. A day without closes around it cannot be told.
 */
export async function closeHolds(date: BusinessDate): Promise<boolean> {
  const dayBefore = addDays(date, -1)
  const [close, before] = await Promise.all([lastClose(date), lastClose(dayBefore)])
  if (close?.date !== date || before?.date !== dayBefore) return true
  const { balances, movements } = await sumsOfDay(date)
  const difference = change(change(close.balances, before.balances), balances)
  const same = Object.values(difference).every((fen) => fen === 0)
  return same && total(balances) === 0 && movements === close.movements - before.movements
}
