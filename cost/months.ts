import { type Actions, borrowersMonth } from './actions.ts'
import { assumptions as given } from './assumptions.ts'
import { billOf, egress, standing, storage, storedGb, total } from './bill.ts'
import type { CountedUnits } from './counted.ts'
import { times } from './demand.ts'
import { prices } from './prices.ts'

export const SIZES = [10_000, 1_000_000, 100_000_000]

/** Prices a month of this many borrowers: USD by billing item, by use, in total, and the messages beside. */
export function monthOf(borrowers: number, all: Actions, counted: CountedUnits) {
  const month = times(borrowers, borrowersMonth(all, given))
  const kb = { table: counted.figure('KB in the table'), index: counted.figure('KB in the index `work`') }
  const used = billOf(month, given)
  const bill = {
    ...used,
    'storage after a year': storage(storedGb(borrowers, kb, given)),
    'fixed addresses': egress(given),
    'alarms, metrics, idle jobs': standing(given, counted.watched),
  }
  const [usedUsd, usd] = [total(used), total(bill)]
  return { bill, usd, messagesUsd: month.messages * prices.message, share: usd / usedUsd }
}
