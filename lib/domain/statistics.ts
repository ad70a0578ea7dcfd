import type { BusinessDate } from './calendar.ts'
import { type DayEntry, type Flows, flowsOf, noFlows } from './flows.ts'
import { type Ppm, share } from './money.ts'

/**
 * Loans at the end of a day. A loan is open from its booked payout until it is repaid, sent back or written off; it is
 * overdue when its due date is before the day, as on every screen, whether or not a nightly job has run.
 */
export interface Stock {
  overdueLoans: number
  /** The other open loans by due date: that day or later. So the next day's count reads no loan. */
  openByDueDate: Record<BusinessDate, number>
}

export interface Statistics extends Flows, Stock {
  date: BusinessDate
}

/** Computes the statistics of a day from its log and the loans left by the day before. */
export function statisticsOf(
  date: BusinessDate,
  entries: Iterable<DayEntry>,
  before: Stock = { overdueLoans: 0, openByDueDate: {} },
): Statistics {
  const flows = { ...noFlows }
  const open = new Map(Object.entries(before.openByDueDate))
  let { overdueLoans } = before
  // Loans due before today and still open became overdue at midnight.
  for (const [dueDate, loans] of open) {
    if (dueDate >= date) continue
    open.delete(dueDate)
    overdueLoans += loans
    flows.newlyOverdue += loans
  }
  for (const entry of entries) {
    for (const [name, n] of Object.entries(flowsOf(entry, date)) as [keyof Flows, number][]) flows[name] += n
    if (entry.what !== 'booked' || !entry.dueDate) continue
    const change = openLoans[entry.kind] ?? 0
    if (entry.dueDate < date) overdueLoans += change
    else open.set(entry.dueDate, (open.get(entry.dueDate) ?? 0) + change)
  }
  const openByDueDate = Object.fromEntries([...open].filter(([, loans]) => loans !== 0).sort())
  return { date, ...flows, overdueLoans, openByDueDate }
}

/** Change of the number of open loans, by kind of movement. */
const openLoans: Record<string, number> = {
  disbursed: 1,
  'disbursement-reversed': -1,
  repaid: -1,
  'written-off': -1,
  'write-off-reversed': 1,
}

export const openLoansOf = ({ overdueLoans, openByDueDate }: Stock): number =>
  Object.values(openByDueDate).reduce((sum, loans) => sum + loans, overdueLoans)

/** Returns overdue ÷ open at the end of the day; undefined when no loan is open. */
export function overdueRate(stock: Stock): Ppm | undefined {
  const open = openLoansOf(stock)
  return open > 0 ? share(stock.overdueLoans, 1_000_000, open) : undefined
}
