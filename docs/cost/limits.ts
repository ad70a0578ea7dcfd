import type { CountedUnits } from './counted.ts'
import type { Assumptions, Demand } from './demand.ts'

/** Whose limit it is: the service's default, or a number in our own code. */
type Whose = 'AWS' | 'ours'

export interface Limit {
  what: string
  whose: Whose
  /** In words: what is allowed, divided by what one loan, verification, … needs. */
  sum: string
  /** Borrowers at which it is reached, with the assumed shares and, where a second counts, the assumed peak. */
  borrowers: number
  then: string
}

const DAYS = 30
const SECONDS = DAYS * 86_400

/** Each limit against what a borrower's month needs of it, the nearest first. */
export function limits(month: Demand, counted: CountedUnits, given: Assumptions): Limit[] {
  const { peak, vendorCallS } = given
  /** Something allowed so often a second, and so often needed a borrower and month. */
  const aSecond = (allowed: number, needed: number) => (allowed * SECONDS) / (needed * peak)
  const aDay = (allowed: number, needed: number) => (allowed * DAYS) / needed
  const loans = given.loansPerBorrowerMonth
  const verifications = given.verificationsPerBorrowerMonth
  const { transitions } = counted.step('verification `mobile`, collected')
  const polls = Math.ceil(transitions / 3)
  const rows = counted.figure('rows in the day log')
  const orders = loans * (2 + given.abandonedPaymentsPerLoan)
  const asked = (14 * 60) / (0.1 + vendorCallS)
  const messagesADay = ((40 * 16) / vendorCallS) * 13 * 60
  const swept = (300 / vendorCallS) * 288
  const lateRows = (loans / DAYS) * given.lateShare * given.nightsOfLateLoan
  const reminded = (loans / DAYS) * 3
  const nightWrites = lateRows + reminded * 4
  const all: Limit[] = [
    {
      what: 'reconcile: one order after the other, 14 min a run, 3 runs a night (Lambda’s two retries)',
      whose: 'ours',
      sum: `${n(3 * asked)} questions a night (${given.vendorCallS} s each + 0.1 s pause) ÷ ${2 + given.abandonedPaymentsPerLoan} orders a loan`,
      borrowers: aDay(3 * asked, orders),
      then: 'ask for several orders at once, as far as the provider agrees; then a Map over the 16 shards of the day, as the overdue night has; beyond, the provider’s daily file instead of questions',
    },
    {
      what: 'Lambda: 1,000 environments at once (a new account may have 10: ask first)',
      whose: 'AWS',
      sum: `1,000 ÷ ${n(month.heldS)} s held a borrower and month, of which ${n(verifications * 3 * given.waitS)} s wait for verifications`,
      borrowers: aSecond(1000, month.heldS),
      then: 'raise the quota; reserved concurrency for both notifications and loan-submit (none is set yet), a ceiling on lm-*; then cut WAIT_MAX_MS: the client comes again by itself',
    },
    {
      what: 'Lambda: waiting calls alone, were each to wait its 25 s',
      whose: 'AWS',
      sum: '1,000 ÷ (3 × 25 s a verification): a slow vendor turns every waiter into an environment',
      borrowers: aSecond(1000, verifications * 3 * 25),
      then: 'as above; a slow vendor is the worst case of the whole API, because notifications share the pool',
    },
    {
      what: 'Parameter Store: 40 requests a second (standard throughput)',
      whose: 'AWS',
      sum: `40 ÷ (${n(month.calls)} calls × ${given.coldShare} cold). A deployment makes all cold at once: 1,000 environments take 25 s`,
      borrowers: aSecond(40, month.calls * given.coldShare),
      then: 'switch on higher throughput ($0.05 per 10,000 requests), before the quota of environments is raised',
    },
    {
      what: 'Step Functions: 800 transitions a second (5,000 in us-east-1, us-west-2, eu-west-1)',
      whose: 'AWS',
      sum: `800 ÷ ${n(month.transitions)} a borrower and month`,
      borrowers: aSecond(800, month.transitions),
      then: 'raise the quota; throttled transitions only wait. Longer pauses in lib/verification/waits.ts save most',
    },
    {
      what: 'Step Functions: StartExecution 150 a second (300 in the three large regions; burst 800, 1,300)',
      whose: 'AWS',
      sum: `150 ÷ (${verifications} verifications + ${loans} payouts)`,
      borrowers: aSecond(150, verifications + loans),
      then: 'raise the quota. A refused start is not lost: the sweep starts it within minutes',
    },
    {
      what: 'Step Functions: SendTaskSuccess 300 a second (500 in the three large regions; burst 1,500, 3,000)',
      whose: 'AWS',
      sum: `300 ÷ (5 wakes, the most there are, × ${verifications} verifications)`,
      borrowers: aSecond(300, verifications * 5),
      then: 'nothing: a wake that is lost only lets the pause end by itself',
    },
    {
      what: 'HTTP API: 10,000 requests a second in the account',
      whose: 'AWS',
      sum: `10,000 ÷ ${n(month.requests)} a borrower and month`,
      borrowers: aSecond(10_000, month.requests),
      then: 'raise the quota',
    },
    {
      what: 'table: 4,000 write units a second from the start; the double of the last peak within 30 min',
      whose: 'AWS',
      sum: `4,000 ÷ ${n(month.writeUnits)} a borrower and month`,
      borrowers: aSecond(4000, month.writeUnits),
      then: 'nothing while it grows slowly; before a campaign, warm throughput',
    },
    {
      what: 'table: 40,000 write units a second (default quota of an on-demand table)',
      whose: 'AWS',
      sum: `40,000 ÷ ${n(month.writeUnits)} a borrower and month`,
      borrowers: aSecond(40_000, month.writeUnits),
      then: 'raise the quota',
    },
    {
      what: 'index `due`, `WATCH#0…3`: 4 partitions of 1,000 write units a second',
      whose: 'AWS',
      sum: `4,000 ÷ (2 a look × ${polls} looks × ${verifications} verifications + 6 × ${n(orders)} orders)`,
      borrowers: aSecond(4000, 2 * polls * verifications + 6 * orders),
      then: 'raise WATCH_SHARDS: entries move at their next look, so the sweep reads old and new shards alike',
    },
    {
      what: 'index `work`, `QUEUE#loan:…`: one partition a queue',
      whose: 'AWS',
      sum: `1,000 ÷ (in and out, doubled by the transaction: 4 × ${loans} loans)`,
      borrowers: aSecond(1000, 4 * loans),
      then: 'shard the queue and merge when reading; only the order of the oldest is lost',
    },
    {
      what: 'index `work`, `DAY#…#0…15`: 16 partitions',
      whose: 'AWS',
      sum: `16,000 ÷ (${rows} rows a loan, doubled, × ${loans} loans)`,
      borrowers: aSecond(16_000, 2 * rows * loans),
      then: 'raise DAY_LOG_SHARDS from a date on',
    },
    {
      what: '`PRODUCT` / `ONLINE`: one item, 3,000 read units a second',
      whose: 'AWS',
      sum: `3,000 ÷ (1 consistent read a submit × ${loans}); other routes keep it for a minute`,
      borrowers: aSecond(3000, loans),
      then: 'copies of the item, one of which is read',
    },
    {
      what: '`OUTBOX#0…15`: 16 partitions',
      whose: 'AWS',
      sum: `16,000 ÷ (5 messages × 3 units × ${loans} loans)`,
      borrowers: aSecond(16_000, 15 * loans),
      then: 'raise OUTBOX_SHARDS',
    },
    {
      what: 'send-messages: 16 at once, 40 s of each minute, 13 h a day',
      whose: 'ours',
      sum: `${n(messagesADay)} a day (${vendorCallS} s each) ÷ (5 × ${loans} loans)`,
      borrowers: aDay(messagesADay, 5 * loans),
      then: 'several at once in a shard; the provider’s rate decides',
    },
    {
      what: 'SMS_PER_DAY: 100,000 codes',
      whose: 'ours',
      sum: `100,000 ÷ (1.1 codes × ${given.registrationsPerBorrowerMonth} registrations)`,
      borrowers: aDay(100_000, 1.1 * given.registrationsPerBorrowerMonth),
      then: 'a variable of the deployer; it is there to stop an abuse',
    },
    {
      what: 'sweep: one after the other, 300 s in every 5 minutes',
      whose: 'ours',
      sum: `${n(swept)} a day (${vendorCallS} s each) ÷ (${given.abandonedPaymentsPerLoan} unpaid orders × ${loans} loans)`,
      borrowers: aDay(swept, given.abandonedPaymentsPerLoan * loans),
      then: 'the four shards side by side',
    },
    {
      what: 'overdue night: 4,000 writes a second (16 × WRITES_A_SECOND), 00:05 to 06:05',
      whose: 'ours',
      sum: `${n(4000 * 21_600)} writes ÷ (late rows + 4 a reminder: ${n(nightWrites)} a borrower and night)`,
      borrowers: (4000 * 21_600) / nightWrites,
      then: 'raise WRITES_A_SECOND once the table has grown beyond its first 4,000',
    },
    {
      what: 'overdue night: 25,000 events in an execution’s history, about 8 for 10,000 rows',
      whose: 'AWS',
      sum: `${n((25_000 / 8) * 10_000)} rows ÷ (${n(lateRows + (loans / DAYS) * 4)} late or within three days of due a borrower)`,
      borrowers: ((25_000 / 8) * 10_000) / (lateRows + (loans / DAYS) * 4),
      then: 'nothing at first: the start at 06:05 goes on where it stopped; then more PAGES an invocation',
    },
    {
      what: 'daily-statistics: a day’s log in the memory of one Lambda (about 300 MB free of 512)',
      whose: 'ours',
      sum: `${n(300_000 / given.dayLogRowHeapKb)} rows (${given.dayLogRowHeapKb} KB each) ÷ (${rows} × ${loans} loans)`,
      borrowers: aDay(300_000 / given.dayLogRowHeapKb, rows * loans),
      then: 'count shard by shard, as the trial balance does; until then memorySize',
    },
  ]
  return all.sort((a, b) => a.borrowers - b.borrowers)
}

/** Two significant figures: more would be invented. */
export const n = (value: number): string => {
  const rounded = Number(value.toPrecision(2))
  if (rounded >= 1e6) return `${rounded / 1e6} million`
  return rounded >= 1000 ? rounded.toLocaleString('en-US') : String(rounded)
}
