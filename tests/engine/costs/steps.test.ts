import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { addDays, startOf } from '../../../lib/domain/calendar.ts'
import type { OutboxItem } from '../../../lib/store/outbox.ts'
import { DAY, noon } from '../borrowers.ts'
import { engineUnderTest } from '../engine.ts'
import { accepted, payouts, provider } from '../payouts.ts'
import { testStack } from '../test-stack.ts'
import { collected, loggedIn, wantsScan, wantsSms, working } from '../workflow/scripted.ts'
import { type Course, times, verifications } from '../workflow/verifications.ts'
import { attachMeter, metered, meteredAlone } from './meter.ts'

const { begin } = await verifications({ speed: 1000 })
const { borrower, loanIn, openRepayment, paid, payoutIn, read, settle } = payouts()
const { ageLoans } = await import('../../../lib/lending/overdue/age-loans.ts')
const { ageShard } = await import('../../../lib/lending/overdue/age-shards.ts')
const { lookAtLoans, lookAtOrders } = await import('../../../lib/books/reconcile/rows.ts')
const { sendMessage } = await import('../../../lib/messages/send.ts')
const { checkRepayment } = await import('../../../lib/lending/repayment/check.ts')
const { queryPayout } = await import('../../../lib/lending/payout/query.ts')
const { sendPayout } = await import('../../../lib/lending/payout/send.ts')
const { settleRepayment } = await import('../../../lib/lending/repayment/settle.ts')
const { db } = await import('../../../lib/table/client.ts')
const { commit } = await import('../../../lib/table/commit.ts')
const { dueBefore } = await import('../../../lib/store/due.ts')
const { movementsOf } = await import('../../../lib/store/movement.ts')
const { keys } = await import('../../../lib/store/keys.ts')
const { DUE_SHARDS, dueOn, shardOf } = await import('../../../lib/table/index-keys.ts')
attachMeter(db as never)

interface Row {
  step: string
  transitions?: number
  /** Invocations of Lambdas of the workflow. */
  calls?: number
  readUnits: number
  writeUnits: number
}
const rows: Row[] = []
const count = async (step: string, run: () => Promise<unknown>) => {
  const { cost } = await metered(run)
  rows.push({ step, readUnits: cost.readUnits, writeUnits: cost.writeUnits })
}

const typesAt = (second: number): NonNullable<Course['events']> => [[second, (v) => v.type()]]
const courses: Record<string, Course> = {
  'verification `mobile`, collected': {
    kind: 'mobile',
    looks: [working, working, wantsSms, working, loggedIn, working, collected],
    events: typesAt(20),
  },
  'verification `taobao`, collected': { kind: 'taobao', looks: [working, wantsScan, wantsScan, loggedIn, collected] },
  'verification `education`, collected': { kind: 'education', looks: [working, working, collected] },
  'verification `mobile`, ten minutes without a result': {
    kind: 'mobile',
    looks: [working, working, wantsSms, ...times(4, working), wantsSms, working],
    events: [...typesAt(20), ...typesAt(90)],
  },
}

for (const [step, course] of Object.entries(courses)) {
  const userId = (await borrower({ flags: nothingVerified() })).id
  let transitions = 0
  let calls = 0
  const { readUnits, writeUnits } = await meteredAlone(async () => {
    const v = await begin({ ...course, userId })
    transitions = (await v.ended()).transitions
    calls = ['poll', 'pause', 'collect'].reduce((sum, name) => sum + v.calls(name), 0)
  })
  rows.push({ step, transitions, calls, readUnits, writeUnits })
}

const sent = await payoutIn('created')
await count('`payout-send`, accepted', () => sendPayout(provider({ pay: accepted }), sent.no, noon))
await count('`payout-query`, not final yet', () => queryPayout(provider(), sent.no, 1, noon))
await settle(sent.no, 'success')
await count('`payout-query`, booked before', () => queryPayout(provider(), sent.no, 2, noon))

/** A borrower's loan, seen by the night of each day from its first reminder; it is not paid. */
const { loanId, no: payoutNo } = await loanIn('repaying')
const { dueDate = '' } = await read.loan(loanId)
const shard = shardOf(String(loanId), DUE_SHARDS)
for (const [what, days] of [
  ['the night sends a reminder', -3],
  ['the night has no notice to send', -2],
  ['the night makes a loan overdue and sends a notice', 1],
  ['the night counts one more day', 2],
  ['the night counts one more day and sends a notice', 3],
] as const) {
  const date = addDays(dueDate, days)
  const now = startOf(date) + 300_000
  const { rows: due } = await dueBefore(shard, addDays(date, 4), 500)
  const only = due.filter(({ id }) => id === loanId)
  await count(`${what} (day ${days})`, () => ageLoans(only, { date, since: addDays(date, -1) }, now))
}

const [message] = (await testStack.everything()).filter(
  (item): item is OutboxItem & Record<string, unknown> =>
    String(item.pk).startsWith('OUTBOX#') && item.loanId === loanId,
)
const sender = { send: async () => {} }
await count('`send-messages`, one message', async () => message && sendMessage(message, sender, message.notBefore))

const late = await read.loan(loanId)
const order = await openRepayment(loanId, noon + 20 * DAY)
await settleRepayment(paid(order), noon + 20 * DAY)

const asker = {
  provider: {
    queryPayout: async (orderNo: string) => ({
      state: 'success' as const,
      orderNo,
      amountFen: 1000_00,
      providerNo: '',
    }),
    queryRepayment: async () => ({ state: 'paid' as const, notice: paid(order) }),
  },
  now: noon + 21 * DAY,
  turn: async () => {},
}
await count('reconciliation of a repaid loan, in two nights', async () => {
  await lookAtOrders(asker, [payoutNo, order.no])
  for (const movement of await movementsOf(loanId)) await lookAtLoans([{ ...movement, workSk: '' }], asker.now)
})
const unpaid = await openRepayment((await loanIn('repaying')).loanId)
await count('`sweep` ends an unpaid order', async () => {
  await checkRepayment({ queryRepayment: async () => ({ state: 'unpaid' }) }, unpaid, unpaid.validUntil)
})

const ofLoan = (await testStack.everything()).filter((item) =>
  [item.pk, item.loanId, item.id].some((key) => String(key).includes(String(loanId))),
)
const dayLogRows = ofLoan.filter(({ workPk }) => String(workPk).startsWith('DAY#')).length
/** DynamoDB bills 100 bytes beside each item. Sealed fields differ by some bytes from run to run. */
const kilobytes = (items: object[]) => Math.round((JSON.stringify(items).length + 100 * items.length) / 1024)
const { NonKeyAttributes } = parse(readFileSync('resources/table.yml', 'utf8')).Resources.Table.Properties
  .GlobalSecondaryIndexes[0].Projection
const shown = ['pk', 'sk', 'workPk', 'workSk', ...NonKeyAttributes]
const indexed = ofLoan
  .filter(({ workPk }) => workPk)
  .map((item) => Object.fromEntries(Object.entries(item).filter(([name]) => shown.includes(name))))

/** A hundred late loans of one shard that holds no other: what the page, the checkpoint and the index cost is spread over them. */
const quiet = (shardOf(String(sent.loanId), DUE_SHARDS) + 1) % DUE_SHARDS
const ids = Array.from({ length: 20_000 }, (_, n) => loanId + 1 + n).filter(
  (id) => shardOf(String(id), DUE_SHARDS) === quiet,
)
for (const id of ids.slice(0, 100)) {
  const copy = { ...late, ...keys.loan(id), ...dueOn(dueDate, id), id }
  await commit({ put: copy })
}
const night = { date: addDays(dueDate, 4), since: addDays(dueDate, 3) }
const pace = { pages: 20, writesASecond: Number.POSITIVE_INFINITY }
await count('a night’s shard of 100 late loans', () =>
  ageShard({ ...night, shard: quiet }, startOf(night.date) + 300_000, pace),
)
await count('the same shard again', () => ageShard({ ...night, shard: quiet }, startOf(night.date) + 400_000, pace))

function nothingVerified() {
  return { identity: 1, bankcard: 0, mobile: 0, jd: 0, taobao: 0, education: 0, bill: 0, ebank: 0 } as const
}

const cells = ({ step, transitions, calls, readUnits, writeUnits }: Row) =>
  `| ${step} | ${transitions ?? '–'} | ${calls ?? '–'} | ${readUnits} | ${writeUnits} |`

// AWS's DynamoDB Local counts fewer units (a transaction's not twice): the page is the embedded engine's, the dearer one.
it.skipIf(engineUnderTest() === 'dynamodb-local')('are as docs/step-costs.md states', async () => {
  const page = `# Table units of workflow steps and jobs

\`tests/engine/costs\` counts them, and fails when this page differs; \`npx vitest run --project engine tests/engine/costs -u\` writes it.
A verification is counted from its start to its end, with the writes of its routes and without the reads of waiting requests; its collected
data are less than 1 KB. Transitions are states entered, as the local Step Functions counts them; calls are invocations of the workflow's
Lambdas.

| step | transitions | calls | read units | write units |
|---|---|---|---|---|
${rows.map(cells).join('\n')}

| a repaid loan that was late for three days | |
|---|---|
| rows in the day log | ${dayLogRows} |
| KB in the table | ${kilobytes(ofLoan)} |
| KB in the index \`work\` | ${kilobytes(indexed)} |
`
  await expect(page).toMatchFileSnapshot('../../../docs/step-costs.md')
})
