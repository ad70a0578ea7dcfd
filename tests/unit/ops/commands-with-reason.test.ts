import { expect, test } from 'vitest'
import { payoutNo } from '../../../lib/store/order-no.ts'
import { refused, signedIn, succeeded } from './harness.ts'

/** As disbursements number payouts: the day, 16 digits of the loan, the attempt. */
const NO = payoutNo({ id: 7, attempts: 0 }, Date.parse('2026-12-01T00:00:00+08:00'))

const commands = [
  [
    'confirm',
    NO,
    `POST /operator/payouts/${NO}/confirm`,
    `Payout ${NO}: confirmation under way. Its end: npm run ops -- why 7`,
    { order_no: NO, confirmed: true },
  ],
  [
    'cancel',
    '7',
    'POST /operator/loans/7/cancel',
    'Loan 7: cancelled. The borrower may ask again at once',
    { loan_id: 7, cancelled: true },
  ],
  [
    'write-off',
    '7',
    'POST /operator/loans/7/write-off',
    'Loan 7: written off. The borrower still owes it; a payment opens a break',
    { loan_id: 7, written_off: true },
  ],
] as const

test.each(commands)('%s sends the reason and says what was done', async (command, what, line, said, json) => {
  const { ops, calls } = await signedIn({ [line]: succeeded() })
  expect(await ops(command, what, '--reason', '两笔借款')).toEqual({ code: 0, stdout: `${said}\n`, stderr: '' })
  expect(calls()).toEqual([{ line, authorization: 'Bearer token-of-wang', body: { reason: '两笔借款' } }])
  expect(JSON.parse((await ops(command, what, '--reason', 'fine', '--json')).stdout)).toEqual(json)
})

test.each(commands)('a refusal of %s is one line in the words of the API', async (command, what, line) => {
  const { ops } = await signedIn({ [line]: refused('Not in this state') })
  expect(await ops(command, what, '--reason', 'fine')).toEqual({ code: 1, stdout: '', stderr: 'Not in this state\n' })
})

test.each([
  ['confirm', NO],
  ['confirm', '7', '--reason', 'fine'],
  ['confirm', `${NO}/../x`, '--reason', 'fine'],
  ['cancel', '7'],
  ['cancel', 'x', '--reason', 'fine'],
  ['write-off', '--reason', 'fine'],
  ['write-off', '7'],
])('%s %s is wrong usage', async (...args) => {
  const { ops, calls } = await signedIn({})
  expect(await ops(...args)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^error: /) })
  expect(calls()).toEqual([])
})
