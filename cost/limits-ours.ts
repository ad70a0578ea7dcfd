import { WORKERS, WRITES_A_SECOND } from '../lib/lending/overdue/limits.ts'
import { LATE_NOTICES } from './actions.ts'
import type { Limit, Needs } from './needs.ts'
import { n } from './numbers.ts'
import { pace } from './reconciling.ts'

/** KB of a Lambda of 512 MB that its runtime and the SDK leave free. */
const FREE_KB = 300_000

/** Limits in our code, most of them a sequential loop. */
export function limitsOfOurs({
  given,
  loans,
  orders,
  rows,
  lateRows,
  reminders,
  questions,
  aDay,
  ...needs
}: Needs): Limit[] {
  const { vendorCallS } = given
  const messagesADay = ((40 * 16) / vendorCallS) * 13 * 60
  const swept = (300 / vendorCallS) * 288
  const nightPace = WORKERS * WRITES_A_SECOND
  const newlyLate = (loans / 30) * given.lateShare
  const nightWrites = lateRows + 12 * newlyLate + 4 * (reminders + LATE_NOTICES * newlyLate)
  return [
    {
      what: `reconcile: ${pace}`,
      sum: `${n(questions)} queries a night (${vendorCallS} s each) ÷ (${2 + given.abandonedPaymentsPerLoan} orders × ${loans} loans)`,
      borrowers: aDay(questions, orders),
      remedy:
        'agree on a higher rate with LianLian (`lib/books/reconcile/limits.ts`); then a Map over the 16 shards of the day, as the overdue night has; beyond that, the provider’s daily file instead of queries. A day too long for its night continues for two more, and is then given up with an alarm; the days after it wait, and raise an alarm when more than three nights late',
    },
    {
      what: 'send-messages: 16 at once, 40 s of each minute, 13 h a day',
      sum: `${n(messagesADay)} a day (${vendorCallS} s each) ÷ ${n(needs.sent)} a borrower and month`,
      borrowers: aDay(messagesADay, needs.sent),
      remedy: 'several at once per shard, as far as the provider’s rate allows',
    },
    {
      what: 'SMS_PER_DAY: 100,000 codes',
      sum: `100,000 ÷ (${given.codesPerRegistration} codes × ${given.registrationsPerBorrowerMonth} registrations)`,
      borrowers: aDay(100_000, needs.codes),
      remedy: 'raise the deployer’s variable; it limits abuse',
    },
    {
      what: 'sweep: sequential, 300 s in every 5 minutes',
      sum: `${n(swept)} a day (${vendorCallS} s each) ÷ (${given.abandonedPaymentsPerLoan} unpaid orders × ${loans} loans)`,
      borrowers: aDay(swept, given.abandonedPaymentsPerLoan * loans),
      remedy: 'the four shards in parallel',
    },
    {
      what: `overdue night: ${n(nightPace)} writes a second (${WORKERS} workers × ${WRITES_A_SECOND}), 00:05 to 06:05`,
      sum: `${n(nightPace * 21_600)} writes ÷ (late rows + 12 a loan newly late + 4 a message: ${n(nightWrites)} a borrower and night)`,
      borrowers: (nightPace * 21_600) / nightWrites,
      remedy: 'raise `WRITES_A_SECOND` (lib/lending/overdue/limits.ts) once the table has grown beyond its first 4,000',
    },
    {
      what: 'daily-statistics: a day’s log in the memory of one Lambda (about 300 MB free of 512)',
      sum: `${n(FREE_KB / given.dayEntryHeapKb)} rows (${given.dayEntryHeapKb} KB each) ÷ (${rows} × ${loans} loans)`,
      borrowers: aDay(FREE_KB / given.dayEntryHeapKb, rows * loans),
      remedy: '`memorySize`, up to 20 times as much; then count shard by shard',
    },
    {
      what: 'close-days, and reconcile when it checks the close: a day’s movements in memory',
      sum: `${n(FREE_KB / given.movementHeapKb)} movements (${given.movementHeapKb} KB each) ÷ (2 × ${loans} loans)`,
      borrowers: aDay(FREE_KB / given.movementHeapKb, 2 * loans),
      remedy: 'the same',
    },
  ]
}
