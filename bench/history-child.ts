import { readFileSync } from 'node:fs'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { parse } from 'yaml'
import { createTable, startDynamoDb } from '../local/dynamodb/index.ts'
import { aBorrower, startSecrets } from './borrower.ts'
import { becomeFunction } from './environment.ts'
import { context, getEvent, type Handler } from './event.ts'
import { median } from './stats.ts'

/**
 * Runs in a process of its own: measures how long home and the first pages take for a borrower with a long history, against one
 * with a short one, on the embedded DynamoDB. Prints one JSON line.
 */
const REQUESTS = 300
const [keysFile = ''] = process.argv.slice(2)
becomeFunction()
await startSecrets(keysFile)
const engine = await startDynamoDb({ engine: 'embedded' })
process.env.AWS_ENDPOINT_URL_DYNAMODB = engine.endpoint
const { Resources } = parse(readFileSync('resources/table.yml', 'utf8').replaceAll(/\$\{[^}]*\}/g, 'bench'))
await createTable(engine.endpoint, { ...Resources.Table.Properties, TableName: process.env.TABLE_NAME ?? '' })

const { db, TableName } = await import('../lib/table/client.ts')
const { keys } = await import('../lib/store/keys.ts')
// More than a page reads (23, of which it shows 10): the comparison is of the history, not of how full a page is.
const short = await borrowerWith(1_000_001, { loans: 30, events: 10 })
const long = await borrowerWith(2_000_001, { loans: 500, events: 10_000 })

const pages: Record<string, [Handler, string]> = {
  home: [(await import('../functions/home/home.ts')).handler, ''],
  'loan-record': [(await import('../functions/loan/loan-record.ts')).handler, 'offset=0&limit=10'],
  'repayments-record': [(await import('../functions/repayment/repayments-record.ts')).handler, 'offset=0&limit=10'],
}
const ratios: Record<string, number> = {}
for (const [name, [handle, query]] of Object.entries(pages)) {
  const times: { short: number[]; long: number[] } = { short: [], long: [] }
  for (let n = 0; n < REQUESTS; n++) {
    times.short.push(await timed(handle, short, query))
    times.long.push(await timed(handle, long, query))
  }
  ratios[name] = median(times.long) / median(times.short)
}
console.log(JSON.stringify(ratios))
process.exit()

async function timed(handle: Handler, token: string, query: string): Promise<number> {
  const began = performance.now()
  const { body } = (await handle(getEvent('/page', token, query), context)) as { body: string }
  if (!body.includes('"SUCCESS"')) throw new Error(body)
  return performance.now() - began
}

/** Stores a borrower with this many loans, the open one with this many audit entries; returns the token. */
async function borrowerWith(id: number, { loans, events }: { loans: number; events: number }): Promise<string> {
  const { user, token } = await aBorrower(id, id * 1000 + loans)
  const rows = Array.from({ length: loans }, (_, n) => {
    const loanId = id * 1000 + n + 1
    const state = n + 1 === loans ? 'repaying' : 'finished'
    return {
      ...keys.loanRow(id, loanId),
      loanId,
      principalFen: 1000_00,
      periodDays: 14,
      state,
      stateAt: n,
      repaidFen: 1,
    }
  })
  const past = Array.from({ length: events }, (_, n) => ({
    ...keys.loanAudit(id * 1000 + loans, n),
    at: n,
    why: 'seen',
  }))
  for (const Item of [user, ...rows, ...past]) await db.send(new PutCommand({ TableName, Item }))
  return token
}
