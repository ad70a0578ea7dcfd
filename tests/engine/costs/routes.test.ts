import { expect, it } from 'vitest'
import { engineUnderTest } from '../engine.ts'
import { measuredApi } from './measured-api.ts'
import type { Cost } from './meter.ts'
import { everyRoute } from './scenario.ts'

const measured = await measuredApi()
await everyRoute(measured)

/** What the last call of a route asked: caches are warm, as for all but the first request of a Lambda. */
const last = (all: Cost[]): Cost => all.at(-1) ?? { trips: 0, calls: 0, readUnits: 0, writeUnits: 0 }

/** These read until the workflow has decided, so what they ask depends on the vendor's pace. */
const waits = (route: string) => /^POST \/lm-(?!identity)/.test(route)

/** Sums a log over its shards: half a unit for each that has something, and chance decides how many have. */
const scattered = 'GET /operator/ledger/trial-balance'

const rows = [...measured.costs]
  .filter(([route]) => !waits(route) && route !== scattered)
  .map(([route, all]) => ({ route, ...last(all) }))
  .sort((a, b) => (a.route.replace(/^\w+ /, '') < b.route.replace(/^\w+ /, '') ? -1 : 1))
const of = (route: string) => rows.find((row) => row.route === route)

// AWS's DynamoDB Local counts fewer units (a transaction's not twice): the page is the embedded engine's, the dearer one.
it.skipIf(engineUnderTest() === 'dynamodb-local')('are as docs/route-costs.md states', async () => {
  const lines = rows.map(
    ({ route, trips, calls, readUnits, writeUnits }) =>
      `| \`${route}\` | ${trips} | ${calls} | ${readUnits} | ${writeUnits} |`,
  )
  const page = `# Table units of each route

\`tests/engine/costs\` counts them, and fails when this page differs; \`npx vitest run --project engine tests/engine/costs -u\` writes it.
A trip is sequential depth: parallel calls count once. Units are DynamoDB's, for a borrower with few loans; a transaction counts double.
Not listed: routes that wait for a verification (they read at most 15 times while they wait), and the trial balance (it reads the last
close, and 16 shards of the log of each day since).

| route | trips | calls | read units | write units |
|---|---|---|---|---|
${lines.join('\n')}
`
  await expect(page).toMatchFileSnapshot('../../../docs/route-costs.md')
})

it('are counted of every function that has a route', () => {
  const uncounted = measured.routes.filter(
    (routes) => routes.length > 0 && !routes.some((route) => measured.costs.has(route)),
  )
  // These two ask the table for nothing; the other verifications end as these do which are counted.
  const asksNothing = ['*', 'GET /llpay-auth-url-return']
  expect(
    uncounted.map(([route = '']) => route).filter((route) => !asksNothing.includes(route) && !waits(route)),
  ).toEqual([])
})

it('of reading are one trip', () => {
  const reading = rows.filter(({ route }) => /^GET \/(?!operator|llpay|lm|quota-apply|logout)/.test(route))
  expect(reading.length).toBeGreaterThan(8)
  expect(reading.filter(({ trips }) => trips > 1)).toEqual([])
})

it('of home are one read unit', () => {
  expect(of('GET /home')).toMatchObject({ trips: 1, readUnits: 1, writeUnits: 0 })
})

it('of signing in are two trips', () => {
  expect(of('POST /login')?.trips).toBe(2)
})

it('of asking for a loan, of paying it back and of being told of money are two trips', () => {
  for (const route of [
    'POST /loan-submit',
    'POST /llpay-auth-pay',
    'POST /llpay-auth-pay-notify',
    'POST /llpay-payment-notify',
  ])
    expect(of(route)?.trips, route).toBe(2)
})
