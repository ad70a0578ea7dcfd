import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { inject } from 'vitest'
import { addDays, dateOf } from '../../../lib/domain/calendar.ts'
import { keys } from '../../../lib/store/keys.ts'
import type { Key } from '../../../lib/table/commit.ts'

/** The stack's table, for what no route can bring about, or only in a month. */
const db = DynamoDBDocumentClient.from(
  new DynamoDBClient({
    endpoint: inject('database'),
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  }),
)
const TableName = 'microloan-local'

export const put = (item: Key & Record<string, unknown>) => db.send(new PutCommand({ TableName, Item: item }))

/** Sets attributes of an item, by their paths. */
export async function set(key: Key, changes: Record<string, unknown>): Promise<void> {
  const entries = Object.entries(changes).map(([path, value], i) => ({ names: path.split('.'), value, i }))
  await db.send(
    new UpdateCommand({
      TableName,
      Key: key,
      UpdateExpression: `SET ${entries.map(({ names, i }) => `${names.map((_, n) => `#a${i}n${n}`).join('.')} = :v${i}`)}`,
      ExpressionAttributeNames: Object.fromEntries(
        entries.flatMap(({ names, i }) => names.map((name, n) => [`#a${i}n${n}`, name])),
      ),
      ExpressionAttributeValues: Object.fromEntries(entries.map(({ value, i }) => [`:v${i}`, value])),
    }),
  )
}

/** As if the loan had been due so many days ago. */
export async function makeLate(userId: number, loanId: number, periodDays: number, days: number): Promise<void> {
  const dueDate = addDays(dateOf(await businessTime()), -days)
  const startDate = addDays(dueDate, -periodDays)
  await set(keys.user(userId), { 'openLoan.startDate': startDate, 'openLoan.dueDate': dueDate })
  await set(keys.loan(loanId), { startDate, dueDate })
}

const clock = `${inject('sandbox')}/clock`

/** The stack's own time, ms. */
export async function businessTime(): Promise<number> {
  return Date.parse(((await (await fetch(clock)).json()) as { now: string }).now)
}

/** Limits count in windows, and a day ends: moves the clock on when the end of one is nearer than a test takes. */
export async function awayFromTheEndOf(windowMs: number, marginMs = 60_000): Promise<void> {
  const now = await businessTime()
  const end = Math.ceil(now / windowMs) * windowMs
  if (end - now <= marginMs) await clockTo(end + 1000)
}

/** Lets time pass without waiting for it. */
export const letPass = async (ms: number): Promise<void> => clockTo((await businessTime()) + ms)

async function clockTo(ms: number): Promise<void> {
  const moved = await fetch(clock, { method: 'POST', body: JSON.stringify({ set: new Date(ms).toISOString() }) })
  if (!moved.ok) throw new Error(await moved.text())
}

export const QUARTER_OF_AN_HOUR = 15 * 60_000
/** A multiple of midnights in Beijing too: 8 h divides a day. */
export const EIGHT_HOURS = 8 * 3_600_000
