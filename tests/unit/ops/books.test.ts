import { expect, test } from 'vitest'
import { refused, signedIn, succeeded } from './harness.ts'

const nowS = Math.floor(Date.now() / 1000)
const id = 'paid-in-vain-202612010000000000001024'

const found = {
  break_id: id,
  break_kind: 'paid-in-vain',
  order_no: '202612010000000000001024',
  loan_id: 7,
  user_id: 3,
  amount: 1001.97,
  detail: 'Paid twice',
  state: 'proposed',
  outcomes: ['refunded', 'explained'],
  proposal: { outcome: 'refunded', reason: 'r', by: 'li', at: Date.parse('2026-12-01T09:05:00+08:00') / 1000 },
  waiting_since: nowS - 200_000,
}

test('breaks are listed with their age, their amount, what was proposed and how they may end', async () => {
  const open = {
    ...found,
    break_id: 'missing-here-1',
    break_kind: 'missing-here',
    loan_id: null,
    state: 'open',
    proposal: null,
    outcomes: ['explained'],
  }
  const { ops } = await signedIn({ 'GET /operator/queues/break?limit=10&offset=0': succeeded([found, open]) })
  expect(await ops('breaks')).toEqual({
    code: 0,
    stderr: '',
    stdout: `Break                                  Loan   Amount      Age  Proposed                          May end              Kind                                                Detail
${id}     7  1001.97  2 d 7 h  refunded by li, 2026-12-01 09:05  refunded, explained  a payment that no loan wants, owed to the borrower  Paid twice
missing-here-1                            –  1001.97  2 d 7 h                                    explained            done at the provider, not booked here               Paid twice
`,
  })
})

test('no break, and more breaks than fit', async () => {
  const { ops } = await signedIn({
    'GET /operator/queues/break?limit=10&offset=0': succeeded([]),
    'GET /operator/queues/break?limit=1&offset=4': succeeded([found], { has_more: true }),
  })
  expect((await ops('breaks')).stdout).toBe('No break is open.\n')
  expect((await ops('breaks', '--limit', '1', '--offset', '4')).stdout).toMatch(
    /\nThere is more: npm run ops -- breaks --limit 1 --offset 5\n$/,
  )
})

test('a resolution is sent with its reason, and the answer says whether another must agree', async () => {
  const line = `POST /operator/breaks/${id}/resolve`
  const told = succeeded([{ state: 'proposed' }], { error_message: 'Proposed: another operator must agree' })
  const { ops, calls } = await signedIn({ [line]: told })
  expect(await ops('resolve', id, '--outcome', 'refunded', '--reason', 'sent back')).toEqual({
    code: 0,
    stderr: '',
    stdout: `${id}: refunded. Proposed: another operator must agree\n`,
  })
  expect(calls()).toMatchObject([{ line, body: { outcome: 'refunded', reason: 'sent back' } }])
})

test.each([
  ['an unknown outcome', ['--outcome', 'forgotten', '--reason', 'r']],
  ['no outcome', ['--reason', 'r']],
  ['no reason', ['--outcome', 'explained']],
])('a resolution with %s is wrong usage', async (_, options) => {
  const { ops, calls } = await signedIn({})
  expect((await ops('resolve', id, ...options)).code).toBe(2)
  expect((await ops('resolve', '../loans/7', '--outcome', 'explained', '--reason', 'r')).code).toBe(2)
  expect(calls()).toEqual([])
})

test('one who proposed is refused in the words of the API', async () => {
  const { ops } = await signedIn({ [`POST /operator/breaks/${id}/resolve`]: refused('Another operator must agree') })
  const { code, stderr } = await ops('resolve', id, '--outcome', 'refunded', '--reason', 'r')
  expect([code, stderr]).toEqual([1, 'Another operator must agree\n'])
})

const balance = {
  from: '2026-12-01',
  to: '2026-12-02',
  closed_through: '2026-12-01',
  movement_count: 2,
  accounts: [
    { account: 'loans_receivable', opening: 1000, change: -500.5, closing: 499.5 },
    { account: 'psp_clearing', opening: -1000, change: 500.5, closing: -499.5 },
  ],
  sum: 0,
  unbalanced: [],
  balanced: true,
}

test('the trial balance shows what each account came from and to, and that all sums to zero', async () => {
  const path = 'GET /operator/ledger/trial-balance?from=2026-12-01&to=2026-12-02'
  const { ops } = await signedIn({ [path]: succeeded([balance]) })
  expect(await ops('trial-balance', '--from', '2026-12-01', '--to', '2026-12-02')).toEqual({
    code: 0,
    stderr: '',
    stdout: `2026-12-01 to 2026-12-02: 2 movements
Closed through 2026-12-01

Account                                   Opening   Change  Closing
loans_receivable (principal owed to us)   1000.00  -500.50   499.50
psp_clearing (money at LianLian)         -1000.00   500.50  -499.50

Balanced: sum 0.00
`,
  })
})

test('books that do not balance are named, and fail the command', async () => {
  const broken = { ...balance, from: null, closed_through: null, sum: 0.01, unbalanced: ['A1'], balanced: false }
  const { ops } = await signedIn({ 'GET /operator/ledger/trial-balance': succeeded([broken]) })
  const { code, stdout, stderr } = await ops('trial-balance')
  expect(stdout).toMatch(/^Beginning to 2026-12-02: 2 movements\nClosed through no day yet\n/)
  expect(stdout).toMatch(/\nNOT balanced: sum 0\.01\nMovements that do not sum to zero: A1\n$/)
  expect([code, stderr]).toEqual([
    1,
    'The books do not balance: the sum is 0.01. docs/operations.md, "books do not balance"\n',
  ])
})

test.each(['2026-13-01', '2026-12-1', 'today'])('%s is no day', async (day) => {
  const { ops } = await signedIn({})
  expect((await ops('trial-balance', '--from', day)).code).toBe(2)
})

test('why tells a loan as a list of moments', async () => {
  const story = {
    loan_id: 7,
    user_id: 3,
    state: 'repaying',
    timeline: [
      { at: 1_796_051_100, what: 'state', text: 'submitted: now auditing', by: 'borrower', order_no: null },
      { at: 1_796_051_200, what: 'answer', text: 'success', by: 'query', order_no: '202611300000000000000007' },
    ],
  }
  const { ops } = await signedIn({ 'GET /operator/loans/7/why': succeeded([story]) })
  expect(await ops('why', '7')).toEqual({
    code: 0,
    stderr: '',
    stdout: `Loan 7 of borrower 3: repaying (paid out, not due yet)

When              What    By        Order                     Text
2026-11-30 23:05  state   borrower                            submitted: now auditing
2026-11-30 23:06  answer  query     202611300000000000000007  success
`,
  })
})
