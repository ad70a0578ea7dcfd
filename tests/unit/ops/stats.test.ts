import { expect, test } from 'vitest'
import { signedIn, succeeded } from './harness.ts'

const day = {
  date: '2026-12-01',
  sign_ups: 12,
  applications: 3,
  applied_amount: 3000,
  first_passed: 2,
  first_rejected: 1,
  second_passed: 1,
  second_rejected: 1,
  disbursed: 1,
  disbursed_amount: 1000,
  repaid: 2,
  repaid_principal: 1500,
  repaid_fees: 8.97,
  repaid_penalty: 0.5,
  collected: 1,
  collected_amount: 1006.5,
  newly_overdue: 2,
  open_loans: 8,
  overdue_loans: 1,
  overdue_rate: 0.125,
}
const none = Object.fromEntries(Object.keys(day).map((name) => [name, 0]))
const quiet = { ...none, date: '2026-12-02', overdue_rate: null }

test('days are listed newest last, and summed where a sum means something', async () => {
  const path = 'GET /operator/statistics?from=2026-12-01&to=2026-12-02'
  const { ops } = await signedIn({ [path]: succeeded([day, quiet, { ...day, date: '2026-12-03' }]) })
  expect(await ops('stats', '--from', '2026-12-01', '--to', '2026-12-02')).toEqual({
    code: 0,
    stderr: '',
    stdout: `Day         Sign-ups  Applied  Approved  Rejected  Paid out   Amount  Repaid   Amount  Collected   Amount  Fell late  Overdue     Rate
2026-12-01        12        3         1         2         1  1000.00       2  1509.47          1  1006.50          2        1  12.50 %
2026-12-02         0        0         0         0         0     0.00       0     0.00          0     0.00          0        0        –
2026-12-03        12        3         1         2         1  1000.00       2  1509.47          1  1006.50          2        1  12.50 %
Total             24        6         2         4         2  2000.00       4  3018.94          2  2013.00          4
`,
  })
})

test('of one day the total is the day', async () => {
  const { ops } = await signedIn({ 'GET /operator/statistics': succeeded([day]) })
  const lines = (await ops('stats')).stdout.trimEnd().split('\n')
  expect(lines).toHaveLength(3)
  expect(lines[2]).toMatch(/^Total +12 +3 +1 +2 +1 +1000\.00 +2 +1509\.47 +1 +1006\.50 +2$/)
})

test('scripts get the days with all that is counted', async () => {
  const { ops } = await signedIn({ 'GET /operator/statistics': succeeded([day]) })
  expect(JSON.parse((await ops('stats', '--json')).stdout)).toEqual([day])
})

test('no day is counted yet', async () => {
  const { ops } = await signedIn({ 'GET /operator/statistics': succeeded([]) })
  expect((await ops('stats')).stdout).toBe('No day of these is counted yet.\n')
})

test.each(['2026-13-01', '2026-12-1', 'today'])('%s is no day', async (text) => {
  const { ops, calls } = await signedIn({})
  expect((await ops('stats', '--to', text)).code).toBe(2)
  expect(calls()).toEqual([])
})
