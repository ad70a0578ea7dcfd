import type { Limit, Needs } from './limits.ts'
import { n } from './numbers.ts'

/** Numbers of our own, most of them a loop that does one thing after the other. */
export function limitsOfOurs({ given, loans, orders, rows, lateRows, reminders, aDay }: Needs): Limit[] {
  const { vendorCallS } = given
  const asked = (14 * 60) / (0.1 + vendorCallS)
  const messagesADay = ((40 * 16) / vendorCallS) * 13 * 60
  const swept = (300 / vendorCallS) * 288
  const nightWrites = lateRows + reminders * 4
  return [
    {
      what: 'reconcile: one order after the other, 14 min a run, 3 runs a night (Lambda’s two retries)',
      sum: `${n(3 * asked)} questions a night (${given.vendorCallS} s each + 0.1 s pause) ÷ (${2 + given.abandonedPaymentsPerLoan} orders × ${loans} loans)`,
      borrowers: aDay(3 * asked, orders),
      remedy:
        'ask for several orders at once, as far as the provider agrees; then a Map over the 16 shards of the day, as the overdue night has; beyond, the provider’s daily file instead of questions',
    },
    {
      what: 'send-messages: 16 at once, 40 s of each minute, 13 h a day',
      sum: `${n(messagesADay)} a day (${vendorCallS} s each) ÷ (5 × ${loans} loans)`,
      borrowers: aDay(messagesADay, 5 * loans),
      remedy: 'several at once in a shard; the provider’s rate decides',
    },
    {
      what: 'SMS_PER_DAY: 100,000 codes',
      sum: `100,000 ÷ (1.1 codes × ${given.registrationsPerBorrowerMonth} registrations)`,
      borrowers: aDay(100_000, 1.1 * given.registrationsPerBorrowerMonth),
      remedy: 'a variable of the deployer; it is there to stop an abuse',
    },
    {
      what: 'sweep: one after the other, 300 s in every 5 minutes',
      sum: `${n(swept)} a day (${vendorCallS} s each) ÷ (${given.abandonedPaymentsPerLoan} unpaid orders × ${loans} loans)`,
      borrowers: aDay(swept, given.abandonedPaymentsPerLoan * loans),
      remedy: 'the four shards side by side',
    },
    {
      what: 'overdue night: 4,000 writes a second (16 × WRITES_A_SECOND), 00:05 to 06:05',
      sum: `${n(4000 * 21_600)} writes ÷ (late rows + 4 a reminder: ${n(nightWrites)} a borrower and night)`,
      borrowers: (4000 * 21_600) / nightWrites,
      remedy: 'raise WRITES_A_SECOND once the table has grown beyond its first 4,000',
    },
    {
      what: 'daily-statistics: a day’s log in the memory of one Lambda (about 300 MB free of 512)',
      sum: `${n(300_000 / given.dayLogRowHeapKb)} rows (${given.dayLogRowHeapKb} KB each) ÷ (${rows} × ${loans} loans)`,
      borrowers: aDay(300_000 / given.dayLogRowHeapKb, rows * loans),
      remedy: 'count shard by shard, as the trial balance does; until then memorySize',
    },
  ]
}
