import { expect, it } from 'vitest'
import { H5Client } from '../../../local/journey/client.ts'
import { OperatorClient } from '../../../local/journey/operator.ts'
import { approve, askForLoan, becomeBorrower, disburse, repay } from '../../../local/journey/path.ts'
import { syntheticPerson } from '../../../local/synthetic.ts'
import { measuredApi } from './measured-api.ts'
import type { Cost } from './meter.ts'

const { api, sandbox, costs } = await measuredApi()
const signIn = (name: string, role: string) => OperatorClient.signIn(api, sandbox, name, role)

const realFetch = globalThis.fetch
globalThis.fetch = async (...a) => { const r = await realFetch(...a); if (r.status !== 200) console.log('FETCH', String(a[0]), r.status); return r }
it('a golden path', { timeout: 120_000 }, async () => {
  const [ada, bo, cy] = await Promise.all([
    signIn('Ada', 'reviewer'),
    signIn('Bo', 'reviewer'),
    signIn('Cy', 'cashier'),
  ])
  const client = new H5Client(api)
  await becomeBorrower(client, { url: sandbox }, syntheticPerson())
  const loanId = await askForLoan(client, 1000, 14)
  await approve(loanId, ada, bo)
  await disburse(client, loanId, cy)
  await repay(client, { url: sandbox }, loanId)
  console.log([...costs].map(([route, all]) => `${route} ${all.length} ${JSON.stringify(worst(all))}`).join('\n'))
  expect(costs.size).toBeGreaterThan(20)
})

const worst = (all: Cost[]): Cost =>
  all.reduce((a, b) => ({
    trips: Math.max(a.trips, b.trips),
    calls: Math.max(a.calls, b.calls),
    readUnits: Math.max(a.readUnits, b.readUnits),
    writeUnits: Math.max(a.writeUnits, b.writeUnits),
  }))
