import { expect, test } from 'vitest'
import { refused, signedIn, succeeded } from './harness.ts'
import { loanIn } from './loan-file.ts'

const LOAN = 'GET /operator/loans/7'
const REVIEW = 'POST /operator/loans/7/review'

test.each([
  ['auditing', 'first', '--pass', 'pass', 'passed'],
  ['reviewing', 'second', '--reject', 'reject', 'rejected'],
])('a loan that is %s gets its %s review', async (state, stage, option, result, said) => {
  const { ops, calls } = await signedIn({ [LOAN]: loanIn(state), [REVIEW]: succeeded() })
  expect(await ops('review', '7', option, '--opinion', '工资单相符')).toEqual({
    code: 0,
    stdout: `Loan 7: ${stage} review ${said}\n`,
    stderr: '',
  })
  expect(calls().at(-1)).toEqual({
    line: REVIEW,
    authorization: 'Bearer token-of-wang',
    body: { stage, result, opinion: '工资单相符' },
  })
})

test('--stage is taken at its word, without a look at the loan', async () => {
  const { ops, calls } = await signedIn({ [REVIEW]: succeeded() })
  const { stdout } = await ops('review', '7', '--pass', '--opinion', 'fine', '--stage', 'second', '--json')
  expect(JSON.parse(stdout)).toEqual({ loan_id: 7, stage: 'second', result: 'pass' })
  expect(calls().map(({ line }) => line)).toEqual([REVIEW])
})

test('a loan that waits for no review is not reviewed', async () => {
  const { ops, calls } = await signedIn({ [LOAN]: loanIn('repaying') })
  expect(await ops('review', '7', '--pass', '--opinion', 'fine')).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'Loan 7 waits for no review: it is repaying (paid out, not due yet). Last: firstPass (first review passed) by 王伟, 2026-12-01 00:05\n',
  })
  expect(calls().map(({ line }) => line)).toEqual([LOAN])
})

test('a refusal is one line in the words of the API', async () => {
  const reason = 'The second review needs\nanother operator than the first'
  const { ops } = await signedIn({ [LOAN]: loanIn('reviewing'), [REVIEW]: refused(reason) })
  expect(await ops('review', '7', '--pass', '--opinion', 'fine')).toEqual({
    code: 1,
    stdout: '',
    stderr: 'The second review needs another operator than the first\n',
  })
})

test.each([
  ['neither --pass nor --reject', ['7', '--opinion', 'fine']],
  ['both', ['7', '--pass', '--reject', '--opinion', 'fine']],
  ['no opinion', ['7', '--pass']],
  ['no such stage', ['7', '--pass', '--opinion', 'fine', '--stage', 'third']],
  ['no loan', ['--pass', '--opinion', 'fine']],
])('%s: wrong usage', async (_what, args) => {
  const { ops, calls } = await signedIn({})
  expect(await ops('review', ...args)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^error: /) })
  expect(calls()).toEqual([])
})
