import { addDays, startOf } from '../lib/domain/calendar.ts'
import type { Fees } from '../lib/domain/fees.ts'
import { dueIndex } from './due-index.ts'
import { becomeFunction } from './environment.ts'

/**
 * Runs in a separate process with a stubbed store: the overdue night over `count` open loans, against the naive job that loads
 * all loans and loops. Prints one JSON line.
 */
const [size = '10000', kind = 'night', newly = 'all'] = process.argv.slice(2)
becomeFunction()
const { db, TableName } = await import('../lib/table/client.ts')
const { keys } = await import('../lib/store/keys.ts')
const { dueOn, DUE_SHARDS } = await import('../lib/table/index-keys.ts')
const { defaultProduct } = await import('../lib/domain/product.ts')
const { feesOf } = await import('../lib/domain/fees.ts')
const { ageShard } = await import('../lib/lending/overdue/age-shards.ts')
const { penaltyFor } = await import('../lib/domain/penalty.ts')

const date = '2026-12-01'
const principalFen = 1000_00
const { rates } = defaultProduct
const fees: Fees = feesOf(principalFen, 14, rates)
const terms = { principalFen, periodDays: 14, rates, fees, aprCapPpm: 240_000, productId: 1, productVersion: 1 }

/** `all`: every loan has been late for two days. A number: that many fell due yesterday, all others fall due in a month. */
const late = newly === 'all' ? Number(size) : Number(newly)
const dueDate = (n: number) => (newly === 'all' ? addDays(date, -2) : n < late ? addDays(date, -1) : addDays(date, 30))
const state = newly === 'all' ? 'overdue' : 'repaying'
const loan = (n: number) => {
  const due = dueDate(n)
  return {
    ...keys.loan(n),
    ...dueOn(due, n),
    id: n,
    userId: n,
    state,
    terms,
    startDate: addDays(due, -14),
    dueDate: due,
    card: { id: 1, bankName: '', bankCode: '', tail: '' },
    log: [],
    history: [],
  }
}
type Loan = ReturnType<typeof loan>

const table: Loan[] = kind === 'load-all' ? Array.from({ length: Number(size) }, (_, n) => loan(n)) : []

const items = new Map<string, unknown>()
const keyOf = ({ pk, sk }: { pk: string; sk: string }) => `${pk}|${sk}`
interface Update {
  Key: { pk: string; sk: string }
  UpdateExpression: string
  ExpressionAttributeNames: Record<string, string>
  ExpressionAttributeValues: Record<string, unknown>
}
/** Returns the attributes that an update sets, by name: a shard's progress, where the next invocation continues. */
const assigned = ({ UpdateExpression, ExpressionAttributeNames: names, ExpressionAttributeValues: values }: Update) =>
  Object.fromEntries(
    [...UpdateExpression.matchAll(/(#\w+) = (:\w+)/g)].map(([, name = '', value = '']) => [names[name], values[value]]),
  )

const counts = { calls: 0, writes: 0 }
const answers: Record<string, (input: never) => object> = {
  QueryCommand: dueIndex(kind === 'load-all' ? 0 : Number(size), loan),
  ScanCommand: (input: { ExclusiveStartKey?: number; Limit: number }) => {
    const from = input.ExclusiveStartKey ?? 0
    const to = from + input.Limit
    return { Items: table.slice(from, to), ...(to < table.length ? { LastEvaluatedKey: to } : {}) }
  },
  GetCommand: ({ Key }: { Key: { pk: string; sk: string } }) => ({
    Item: Key.sk === 'LOAN' ? loan(Number(Key.pk.slice(5))) : items.get(keyOf(Key)),
  }),
  UpdateCommand: (input: Update) => {
    counts.writes++
    if (input.Key.pk.startsWith('JOB#')) items.set(keyOf(input.Key), assigned(input))
    return { Attributes: {} }
  },
  BatchWriteCommand: ({ RequestItems }: { RequestItems: Record<string, unknown[]> }) => {
    counts.writes += RequestItems[TableName]?.length ?? 0
    return {}
  },
  TransactWriteCommand: ({ TransactItems }: { TransactItems: unknown[] }) => {
    counts.writes += TransactItems.length
    return {}
  },
}
db.send = (async (command: { input: never }) => {
  counts.calls++
  return answers[command.constructor.name]?.(command.input) ?? {}
}) as never

const now = startOf(date) + 300_000
/** Does the work of one invocation at full speed. */
const pace = { pages: 20, writesASecond: Number.POSITIVE_INFINITY }
async function night() {
  for (let shard = 0; shard < DUE_SHARDS; shard++) {
    while (!(await ageShard({ date, since: addDays(date, -1), shard }, now, pace)).done);
  }
}

/** The naive job: every open loan into memory, then one write for each that is late. */
async function loadAllAndLoop() {
  const { ScanCommand, UpdateCommand } = await import('@aws-sdk/lib-dynamodb')
  const all: Loan[] = []
  let from: number | undefined
  do {
    const page = await db.send(new ScanCommand({ TableName, Limit: 1000, ExclusiveStartKey: from as never }))
    all.push(...((page.Items ?? []) as Loan[]))
    from = page.LastEvaluatedKey as number | undefined
  } while (from)
  for (const { id, dueDate: due } of all) {
    const days = (startOf(date) - startOf(due)) / 86_400_000
    if (days <= 0) continue
    const overdueFee = penaltyFor(principalFen, days, rates)
    await db.send(
      new UpdateCommand({
        TableName,
        Key: keys.loan(id),
        UpdateExpression: 'SET overdueFee = :f',
        ExpressionAttributeValues: { ':f': overdueFee },
      }),
    )
  }
}

const began = performance.now()
await (kind === 'load-all' ? loadAllAndLoop() : night())
const ms = performance.now() - began
const first = { ...counts }
Object.assign(counts, { calls: 0, writes: 0 })
if (kind !== 'load-all') await night()
console.log(JSON.stringify({ ms, ...first, secondRun: counts }))
process.exit()
