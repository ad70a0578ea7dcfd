import { expect, test } from 'vitest'
import { refused, signedIn, succeeded } from './harness.ts'
import { loanIn } from './loan-file.ts'

const LOAN = 'GET /operator/loans/7'
const DISBURSE = 'POST /operator/loans/7/disburse'
const started = succeeded([{ order_no: '202612010000000000000007' }])

test('disburse starts the payout and names its order', async () => {
  const { ops, calls } = await signedIn({ [DISBURSE]: started })
  expect(await ops('disburse', '7')).toEqual({
    code: 0,
    stdout: 'Loan 7: payout started, order 202612010000000000000007\n',
    stderr: '',
  })
  expect(calls().map(({ line }) => line)).toEqual([DISBURSE])
})

test('--wait looks until the money has arrived', async () => {
  const loans = [loanIn('granting'), loanIn('repaying', { due_date: '2026-12-31' })]
  const { ops, calls } = await signedIn({ [DISBURSE]: started, [LOAN]: loans })
  const { code, stdout } = await ops('disburse', '7', '--wait')
  expect(code).toBe(0)
  expect(stdout).toBe(
    'Loan 7: payout started, order 202612010000000000000007. Waiting…\nLoan 7: paid out, due 2026-12-31\n',
  )
  expect(calls().map(({ line }) => line)).toEqual([DISBURSE, LOAN, LOAN])
})

test('--wait --json prints one document, with the state in which the wait ended', async () => {
  const { ops } = await signedIn({ [DISBURSE]: started, [LOAN]: loanIn('repaying') })
  expect(JSON.parse((await ops('disburse', '7', '--wait', '--json')).stdout)).toEqual({
    loan_id: 7,
    order_no: '202612010000000000000007',
    state: 'repaying',
  })
})

test('a payout that came back fails the command, also for a script', async () => {
  const { ops } = await signedIn({ [DISBURSE]: started, [LOAN]: loanIn('review_success') })
  const failure = {
    code: 1,
    stderr:
      'Loan 7 was not paid out: it is review_success (approved, waits for disbursement) now. Why: npm run ops -- why 7\n',
  }
  expect(await ops('disburse', '7', '--wait')).toMatchObject(failure)
  const scripted = await ops('disburse', '7', '--wait', '--json')
  expect(scripted).toMatchObject(failure)
  expect(JSON.parse(scripted.stdout)).toMatchObject({ state: 'review_success' })
})

test('the wait ends after its time, and says how to look again', async () => {
  const { ops } = await signedIn({ [DISBURSE]: started, [LOAN]: loanIn('granting') })
  expect(await ops('disburse', '7', '--wait', '--timeout', '1')).toMatchObject({
    code: 1,
    stderr:
      'Loan 7 is still granting after 1 s. Suspected by LianLian? npm run ops -- queue confirm. Else look again: npm run ops -- show 7\n',
  })
})

test('a refusal is shown in the words of the API, and nothing is waited for', async () => {
  const { ops, calls } = await signedIn({ [DISBURSE]: refused('A disbursement of this loan is already under way') })
  expect(await ops('disburse', '7', '--wait')).toEqual({
    code: 1,
    stdout: '',
    stderr: 'A disbursement of this loan is already under way\n',
  })
  expect(calls()).toHaveLength(1)
})

test.each([[[]], [['x']], [['7', '--wait', '--timeout', '0']], [['7', '--timeout', '1.5']]])(
  'disburse %j is wrong usage',
  async (args) => {
    const { ops, calls } = await signedIn({})
    expect((await ops('disburse', ...args)).code).toBe(2)
    expect(calls()).toEqual([])
  },
)
