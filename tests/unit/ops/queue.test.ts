import { expect, test } from 'vitest'
import { operatorMessages } from '../../../lib/http/messages/operator.ts'
import { at, refused, signedIn, succeeded } from './harness.ts'

const QUEUE = 'GET /operator/queues/auditing?limit=10&offset=0'
const nowS = Math.floor(Date.now() / 1000)

const loan = (loan_id: number, amount: number, waitedS: number) => ({
  loan_id,
  state: 'auditing',
  amount,
  period: 30,
  waiting_since: nowS - waitedS,
})

test('the queue is a table with numbers below each other and how long each loan has waited', async () => {
  const { ops } = await signedIn({ [QUEUE]: succeeded([loan(7, 1000, 200_000), loan(1024, 950.5, 3900)]) })
  const { code, stdout } = await ops('queue', 'auditing')
  expect(code).toBe(0)
  const since = /\d{4}-\d\d-\d\d \d\d:\d\d/g
  expect(stdout.replace(since, '<since>').split('\n')).toEqual([
    'Loan   Amount   Period    Waiting  Since',
    '   7  1000.00  30 days    2 d 7 h  <since>',
    expect.stringMatching(/^1024 {3}950\.50 {2}30 days {2}1 h [56] min {2}<since>$/),
    '',
  ])
})

test('dates are those of Shanghai', async () => {
  const newYear = { ...loan(7, 1000, 0), waiting_since: Date.parse('2026-12-31T16:05:00Z') / 1000 }
  const { ops } = await signedIn({ [QUEUE]: succeeded([newYear]) })
  expect((await ops('queue', 'auditing')).stdout).toContain('2027-01-01 00:05')
})

test('waiting is told by the clock of the API, which may run ahead of this machine’s or behind it', async () => {
  const waiting = succeeded([loan(7, 1000, 60)])
  const { ops } = await signedIn({ [QUEUE]: [at(nowS + 3 * 86_400, waiting), at(nowS - 3600, waiting)] })
  expect((await ops('queue', 'auditing')).stdout).toContain('3 d 0 h')
  expect((await ops('queue', 'auditing')).stdout).toMatch(/30 days {8}– /)
})

test('where the API says no time, it is that of HTTP', async () => {
  const date = new Date((nowS + 86_400) * 1000).toUTCString()
  const { ops } = await signedIn({ [QUEUE]: { ...succeeded([loan(7, 1000, 60)]), headers: { date } } })
  expect((await ops('queue', 'auditing')).stdout).toContain('1 d 0 h')
})

test('paging: a line says how to see more', async () => {
  const path = 'GET /operator/queues/disburse?limit=2&offset=4'
  const { ops } = await signedIn({ [path]: succeeded([loan(1, 1, 0), loan(2, 1, 0)], { has_more: true }) })
  const { stdout } = await ops('queue', 'disburse', '--limit', '2', '--offset', '4')
  expect(stdout).toMatch(/\nThere is more: npm run ops -- queue disburse --limit 2 --offset 6\n$/)
})

test('an empty queue says so', async () => {
  const { ops } = await signedIn({ 'GET /operator/queues/reviewing?limit=10&offset=0': succeeded([]) })
  expect(await ops('queue', 'reviewing')).toEqual({ code: 0, stdout: 'No loan waits here.\n', stderr: '' })
})

test('payouts that must be confirmed show why, until when, and who cannot do it', async () => {
  const payout = {
    order_no: '202612010000000000000007',
    loan_id: 7,
    amount: 1000,
    bank: '招商银行',
    card_tail: '1716',
    code: '4002',
    reason: 'Suspected duplicate',
    disbursed_by: 'zhao',
    confirm_by: Date.parse('2026-12-02T04:00:00Z') / 1000,
    waiting_since: nowS,
  }
  const path = 'GET /operator/queues/confirm?limit=10&offset=0'
  const { ops } = await signedIn({ [path]: succeeded([payout]) })
  expect((await ops('queue', 'confirm')).stdout.split('\n')[1]).toBe(
    '202612010000000000000007     7  1000.00  招商银行 1716  2026-12-02 12:00  zhao          4002  Suspected duplicate',
  )
  const { ops: later } = await signedIn({ [path]: succeeded([]) })
  expect((await later('queue', 'confirm')).stdout).toBe('No payout waits here.\n')
})

test('--json prints what the API gave, and whether there is more', async () => {
  const results = [loan(7, 950.5, 60)]
  const { ops } = await signedIn({ [QUEUE]: succeeded(results, { has_more: true }) })
  expect(JSON.parse((await ops('queue', 'auditing', '--json')).stdout)).toEqual({ results, has_more: true })
})

test('a pipe gets no colours, whatever the environment wishes', async () => {
  const { opsWith } = await signedIn({ [QUEUE]: succeeded([loan(7, 1, 0)]) })
  expect((await opsWith({ FORCE_COLOR: '1' }, 'queue', 'auditing')).stdout).not.toContain('\u001b')
})

test('who lacks the role reads the reason and who he is', async () => {
  const { ops } = await signedIn({ [QUEUE]: refused(operatorMessages.PERMISSION_DENIED, 'PERMISSION_ERROR') })
  expect(await ops('queue', 'auditing')).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'Your role does not allow this (wang: reviewer). Another operator: --as NAME, of those in npm run ops -- whoami\n',
  })
})

test.each([
  [[]],
  [['finished']],
  [['auditing', '--limit', '0']],
  [['auditing', '--limit', '51']],
  [['auditing', '--offset', '-1']],
  [['auditing', '--offset', 'ten']],
  [['auditing', '--colour']],
  [['auditing', 'reviewing']],
])('queue %j is wrong usage', async (args) => {
  const { ops, calls } = await signedIn({})
  const { code, stdout, stderr } = await ops('queue', ...args)
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(/^error: /)
  expect(calls()).toEqual([])
})
