import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb'
import { paginateGetExecutionHistory, paginateListExecutions, SFNClient } from '@aws-sdk/client-sfn'
import { inject } from 'vitest'
import { type Writing, writing } from './canaries.ts'

/** Everything that the stack has written, by where it lies. */

const local = { region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }

/** Every item, by its key. */
export async function items(): Promise<Writing[]> {
  const client = new DynamoDBClient({ ...local, endpoint: inject('database') })
  const all: Writing[] = []
  for await (const { Items = [] } of paginateScan({ client }, { TableName: 'microloan-local', ConsistentRead: true })) {
    for (const item of Items) {
      const where = `item ${item.pk?.S} ${item.sk?.S}`
      all.push(writing(where, JSON.stringify(item)))
      for (const { B: bytes } of Object.values(item)) if (bytes) all.push(writing(where, unpacked(bytes)))
    }
  }
  return all
}

/** What is only compressed is readable to everybody. */
function unpacked(bytes: Uint8Array): Buffer {
  const [first, second] = bytes
  return first === 0x1f && second === 0x8b ? gunzipSync(bytes) : Buffer.from(bytes)
}

/** Inputs, outputs and histories of all executions. */
export async function executions(): Promise<Writing[]> {
  const client = new SFNClient({ ...local, endpoint: inject('workflows') })
  const all: Writing[] = []
  for (const machine of ['verification', 'disbursement']) {
    const stateMachineArn = `arn:aws:states:local:000000000000:stateMachine:microloan-local-${machine}`
    for await (const { executions = [] } of paginateListExecutions({ client }, { stateMachineArn })) {
      for (const { executionArn } of executions) {
        const history = paginateGetExecutionHistory({ client }, { executionArn })
        for await (const { events } of history) all.push(writing(`execution ${executionArn}`, JSON.stringify(events)))
      }
    }
  }
  return all
}

/** What the vendors keep is theirs, and the keys are a file of their own. */
const others = /^(sandbox\.sqlite.*|keys\.json)$/

/** The files of the database, the objects, the log of all functions, the clock: raw. */
export const files = (): Writing[] =>
  readdirSync(inject('dataDir'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(inject('dataDir'), join(entry.parentPath, entry.name)))
    .filter((path) => !others.test(path))
    .flatMap((path) => {
      const absolute = join(inject('dataDir'), path)
      // The database tidies up meanwhile.
      return existsSync(absolute) ? [writing(`file ${path}`, unpacked(readFileSync(absolute)))] : []
    })

/** What the vendors' sandboxes keep, by table. */
export function vendorsTables(): { table: string; rows: Writing }[] {
  const db = new DatabaseSync(join(inject('dataDir'), 'sandbox.sqlite'), { readOnly: true })
  const names = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[]
  const tables = names
    .filter(({ name }) => !name.startsWith('sqlite_'))
    .map(({ name: table }) => ({
      table,
      rows: writing(`table ${table}`, JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all())),
    }))
  db.close()
  return tables
}
