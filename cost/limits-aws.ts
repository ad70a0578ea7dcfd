import { DAY_LOG_SHARDS, DUE_SHARDS, WATCH_SHARDS } from '../lib/table/index-keys.ts'
import type { Limit, Needs } from './needs.ts'
import { n } from './numbers.ts'

/** AWS's default quotas, as its documentation states them. */
export function limitsOfAws({ month, given, loans, verifications, orders, polls, rows, ...needs }: Needs): Limit[] {
  const { aSecond, lateRows } = needs
  /** Loans that a night reads: late, or due within four days. */
  const seen = lateRows + (loans / 30) * 4
  return [
    {
      what: 'Lambda: 1,000 environments at once (a new account may have 10: ask first)',
      sum: `1,000 ÷ ${n(month.heldS)} s held a borrower and month, of which ${n(verifications * 3 * given.waitS)} s wait for verifications`,
      borrowers: aSecond(1000, month.heldS),
      remedy:
        'raise the quota; reserved concurrency for the notifications and loan-submit (none is set yet), a ceiling on lm-*; then shorter waits (WAIT_MAX_MS): the client repeats its call by itself',
    },
    {
      what: 'Lambda: waiting calls alone, if each waits its 25 s',
      sum: '1,000 ÷ (3 × 25 s a verification): with a slow vendor every waiting client holds an environment',
      borrowers: aSecond(1000, verifications * 3 * 25),
      remedy:
        'cut WAIT_MAX_MS, and give the notifications environments of their own: until then a slow vendor can starve them',
    },
    {
      what: 'Parameter Store: 40 requests a second (standard throughput)',
      sum: `40 ÷ (${n(month.calls)} calls × ${given.coldShare} cold). A deployment makes all cold at once: 1,000 environments take 25 s`,
      borrowers: aSecond(40, month.calls * given.coldShare),
      remedy: 'switch on higher throughput ($0.05 per 10,000 requests), before the quota of environments is raised',
    },
    {
      what: 'Step Functions: 800 transitions a second (5,000 in us-east-1, us-west-2, eu-west-1)',
      sum: `800 ÷ ${n(month.transitions)} a borrower and month`,
      borrowers: aSecond(800, month.transitions),
      remedy: 'raise the quota; throttled transitions only wait. Longer pauses in lib/verification/waits.ts save most',
    },
    {
      what: 'Step Functions: StartExecution 150 a second (300 in the three large regions; burst 800, 1,300)',
      sum: `150 ÷ (${verifications} verifications + ${loans} payouts)`,
      borrowers: aSecond(150, verifications + loans),
      remedy: 'raise the quota. A refused start is not lost: the sweep starts it within minutes',
    },
    {
      what: 'Step Functions: SendTaskSuccess 300 a second (500 in the three large regions; burst 1,500, 3,000)',
      sum: `300 ÷ (5 wakes, the maximum, × ${verifications} verifications)`,
      borrowers: aSecond(300, verifications * 5),
      remedy:
        'raise the quota. Throttled, a request fails after three tries; the event is stored, and the pause ends by itself',
    },
    {
      what: 'HTTP API: 10,000 requests a second in the account',
      sum: `10,000 ÷ ${n(month.requests)} a borrower and month`,
      borrowers: aSecond(10_000, month.requests),
      remedy: 'raise the quota',
    },
    {
      what: 'a new table: 4,000 write units a second; the double of the last peak within 30 min',
      sum: `4,000 ÷ ${n(month.writeUnits)} a borrower and month`,
      borrowers: aSecond(4000, month.writeUnits),
      remedy: 'none while it grows slowly; before a campaign, warm throughput',
    },
    {
      what: 'an on-demand table: 40,000 write units a second, by default',
      sum: `40,000 ÷ ${n(month.writeUnits)} a borrower and month`,
      borrowers: aSecond(40_000, month.writeUnits),
      remedy: 'raise the quota',
    },
    {
      what: `index \`due\`, \`WATCH#…\`: ${WATCH_SHARDS} partitions of 1,000 write units a second`,
      sum: `${n(WATCH_SHARDS * 1000)} ÷ (2 a poll × ${polls} polls × ${verifications} verifications + 6 × ${n(orders)} orders)`,
      borrowers: aSecond(WATCH_SHARDS * 1000, 2 * polls * verifications + 6 * orders),
      remedy: 'raise WATCH_SHARDS: entries move at their next check, so the sweep reads old and new shards alike',
    },
    {
      what: `index \`due\`, \`DUE#00…63\`: ${DUE_SHARDS} partitions`,
      sum: `${n(DUE_SHARDS * 1000)} ÷ (in, out, and overdue, doubled: ${2 * (2 + given.lateShare)} × ${loans} loans)`,
      borrowers: aSecond(DUE_SHARDS * 1000, 2 * (2 + given.lateShare) * loans),
      remedy: 'none: no lender has so many borrowers. The night itself writes other items, at a limited pace',
    },
    {
      what: 'index `work`, `QUEUE#loan:…`: one partition a queue',
      sum: `1,000 ÷ (in and out, doubled by the transaction: 4 × ${loans} loans)`,
      borrowers: aSecond(1000, 4 * loans),
      remedy: 'shard the queue, and merge the shards when reading',
    },
    {
      what: `index \`work\`, \`DAY#…\`: ${DAY_LOG_SHARDS} partitions a day`,
      sum: `${n(DAY_LOG_SHARDS * 1000)} ÷ (${rows} rows a loan, doubled, × ${loans} loans)`,
      borrowers: aSecond(DAY_LOG_SHARDS * 1000, 2 * rows * loans),
      remedy: 'raise DAY_LOG_SHARDS; of older days some shards are then empty',
    },
    {
      what: '`PRODUCT` / `ONLINE`: one item, 3,000 read units a second',
      sum: `3,000 ÷ (1 consistent read a submit × ${loans}); other routes keep it for a minute`,
      borrowers: aSecond(3000, loans),
      remedy: 'copies of the item, one of which is read',
    },
    {
      what: '`OUTBOX#0…15`: 16 partitions',
      sum: `16,000 ÷ (${n(needs.sent)} messages a borrower and month × 4 units)`,
      borrowers: aSecond(16_000, 4 * needs.sent),
      remedy: 'raise OUTBOX_SHARDS',
    },
    {
      what: 'overdue night: 25,000 events in an execution’s history, about 8 for 10,000 rows',
      sum: `${n((25_000 / 8) * 10_000)} rows ÷ (${n(seen)} late or within three days of due a borrower)`,
      borrowers: ((25_000 / 8) * 10_000) / seen,
      remedy:
        'none at first: the start at 06:05 continues where it stopped; then more `PAGES` (lib/lending/overdue/limits.ts)',
    },
  ]
}
