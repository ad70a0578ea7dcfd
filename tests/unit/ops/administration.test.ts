import { describe, expect, test } from 'vitest'
import { refused, signedIn, succeeded } from './harness.ts'
import { loanFile } from './loan-file.ts'

const reason = ['--reason', 'Named a false employer']

const file = {
  user_id: 42,
  name: '测**',
  mobile: '138****0001',
  forbidden: true,
  identity_no: '110101********0011',
  since: 1_796_050_000,
  flags: { identity: 1, mobile: 0 },
  quota: { total: 2000, available: 950.5, frozen: 1049.5 },
  open_loan: 7,
  loans_paid_out: 2,
  loans: [{ loan_id: 7, state: 'repaying', amount: 1049.5, period: 14 }],
  coupons: [{ coupon_id: 3, kind: 'cash', amount: 2, state: 2, end_at: 1_796_050_000 }],
  cards: [
    { card_id: 9, bank: '中国银行', card_no: '6217********1234', signed: true, unbinding: false, is_default: true },
    { card_id: 8, bank: '建设银行', card_no: '6217********5678', signed: false, unbinding: true, is_default: false },
  ],
  audit: [
    {
      at: 1_796_050_000,
      operator: '王\u001b[2J伟',
      action: 'forbid',
      before: 'allowed',
      after: 'forbidden',
      reason: 'x',
    },
  ],
}

describe('borrowers', () => {
  test.each([
    ['forbid', 'Borrower 42: forbidden\n', true],
    ['allow', 'Borrower 42: allowed\n', false],
  ])('%s says what it did and why', async (command, said, forbidden) => {
    const line = `POST /operator/users/42/${command}`
    const { ops, calls } = await signedIn({ [line]: succeeded() })
    expect(await ops(command, '42', ...reason)).toEqual({ code: 0, stdout: said, stderr: '' })
    expect(calls().at(-1)).toMatchObject({ line, body: { reason: 'Named a false employer' } })
    expect(JSON.parse((await ops(command, '42', ...reason, '--json')).stdout)).toEqual({ user_id: 42, forbidden })
  })

  test('user shows a file by number, or by mobile, without control characters', async () => {
    const { ops, calls } = await signedIn({
      'GET /operator/users?mobile=13800000001': succeeded([{ user_id: 42 }]),
      'GET /operator/users/42': succeeded([file]),
    })
    const { code, stdout } = await ops('user', '42')
    expect(code).toBe(0)
    expect(stdout).toContain('Borrower 42: forbidden\n')
    expect(stdout).toMatch(/Quota +2000\.00 yuan: 950\.50 free, 1049\.50 frozen\n/)
    expect(stdout).toMatch(/9 +中国银行 +6217\*{8}1234 +default\n/)
    expect(stdout).toMatch(/8 +建设银行 +6217\*{8}5678 +being unbound\n/)
    expect(stdout).toMatch(/3 +cash \(on top of a payout\) +2\.00 +expired/)
    expect(stdout).toMatch(/7 +repaying \(paid out, not due yet\) +1049\.50/)
    expect(stdout).toMatch(/forbid \(may ask for nothing new\) +allowed +forbidden +x/)
    expect(stdout).toMatch(/Verified +identity \(identity number and name\)\n/)
    expect(stdout).not.toContain('\u001b')
    expect((await ops('user', '13800000001')).stdout).toBe(stdout)
    expect(calls().map(({ line }) => line)).toEqual([
      'GET /operator/users/42',
      'GET /operator/users?mobile=13800000001',
      'GET /operator/users/42',
    ])
  })

  test.each([
    [['forbid', ...reason], 'POST /operator/users/42/forbid', undefined],
    [['allow', ...reason], 'POST /operator/users/42/allow', undefined],
    [['unbind-card', '9', ...reason], 'POST /operator/users/42/cards/9/unbind', undefined],
    [['grant', '--campaign', '200', ...reason], 'POST /operator/users/42/coupons', [{ coupon_id: 200 }]],
    [['quota change', '--by', '500', ...reason], 'POST /operator/users/42/quota', undefined],
    [
      ['quota decide', '--pass', '--memo', 'x'],
      'POST /operator/quota-applications/42/decide',
      [{ total: 1, available: 1 }],
    ],
  ])('%j takes a mobile too, and looks its borrower up first', async ([command = '', ...rest], line, results) => {
    const FIND = 'GET /operator/users?mobile=13800000001'
    const { ops, calls } = await signedIn({ [FIND]: succeeded([{ user_id: 42 }]), [line]: succeeded(results) })
    const { code, stdout } = await ops(...command.split(' '), '13800000001', ...rest)
    expect([code, stdout]).toEqual([0, expect.stringContaining('42')])
    expect(calls().map((call) => call.line)).toEqual([FIND, line])
  })

  test('a mobile in the place of a loan says which command shows the loans', async () => {
    const { ops, calls } = await signedIn({})
    const { code, stderr } = await ops('show', '13800000001')
    expect(code).toBe(2)
    expect(stderr).toContain('A mobile. The loans of its borrower: npm run ops -- user 13800000001')
    expect(calls()).toEqual([])
  })

  test('a mobile that nobody has is said', async () => {
    const { ops } = await signedIn({ 'GET /operator/users?mobile=13800000001': succeeded([]) })
    expect(await ops('user', '13800000001')).toMatchObject({
      code: 1,
      stderr: 'No borrower has signed up with the mobile 13800000001\n',
    })
  })
})

describe('quota', () => {
  const DECIDE = 'POST /operator/quota-applications/42/decide'
  const row = { user_id: 42, proposed_by: null, apply_quota: null, total: 2000, available: 1000, waiting_since: 1 }

  test('list tells who asked for what', async () => {
    const proposed = { ...row, user_id: 7, proposed_by: 'ada', apply_quota: -500 }
    const { ops } = await signedIn({ 'GET /operator/queues/quota?limit=10&offset=0': succeeded([row, proposed]) })
    const { stdout } = await ops('quota', 'list')
    expect(stdout).toMatch(/42 +a raise +the borrower +2000\.00 +1000\.00/)
    expect(stdout).toMatch(/7 +-500\.00 +ada/)
  })

  test.each([
    [['--pass', '--allow', '500'], { result: 'pass', allow_quota: '500', memo: 'seen' }, 'passed'],
    [['--pass', '--allow', '-500'], { result: 'pass', allow_quota: '-500', memo: 'seen' }, 'passed'],
    [['--pass'], { result: 'pass', memo: 'seen' }, 'passed'],
    [['--reject'], { result: 'reject', memo: 'seen' }, 'rejected'],
  ])('decide %j sends %j', async (options, body, said) => {
    const { ops, calls } = await signedIn({ [DECIDE]: succeeded([{ total: 2500, available: 1500 }]) })
    expect((await ops('quota', 'decide', '42', ...options, '--memo', 'seen')).stdout).toBe(
      `Borrower 42: ${said}. Quota 2500.00, free 1500.00\n`,
    )
    expect(calls().at(-1)).toMatchObject({ line: DECIDE, body })
  })

  test('change proposes, and says that it is a proposal', async () => {
    const CHANGE = 'POST /operator/users/42/quota'
    const { ops, calls } = await signedIn({ [CHANGE]: succeeded() })
    expect((await ops('quota', 'change', '42', '--by', '-500', ...reason)).stdout).toBe(
      'Borrower 42: a change by -500 yuan is proposed. Another operator decides it: npm run ops -- quota decide 42 --pass (or --reject) --memo "…"\n',
    )
    expect(calls().at(-1)).toMatchObject({ line: CHANGE, body: { change: '-500', reason: 'Named a false employer' } })
  })

  test.each([
    [['decide', '42', '--memo', 'x']],
    [['decide', '42', '--pass', '--reject', '--memo', 'x']],
    [['decide', '42', '--pass']],
    [['change', '42', '--by', '1.5', '--reason', 'x']],
    [['change', 'x', '--by', '1', '--reason', 'x']],
  ])('quota %j is wrong usage', async (args) => {
    const { ops, calls } = await signedIn({})
    expect(await ops('quota', ...args)).toMatchObject({ code: 2, stdout: '' })
    expect(calls()).toEqual([])
  })
})

describe('the product', () => {
  const version = {
    product_id: 1,
    version: 2,
    on_sale: true,
    min_quota: 500,
    max_quota: 2000,
    min_period: 7,
    max_period: 30,
    annualized_interest_rate: '0.17',
    trial_rate: '0.0005',
    service_rate: '0.0005',
    poundage_rate: '0.00',
    overdue_rate: '0.0005',
    overdue_cap_days: 90,
    made_by: 'ada',
    made_at: 1_796_050_000,
    reason: 'cheaper',
  }
  const first = { ...version, version: 1, on_sale: false, made_by: null, made_at: null, reason: '' }
  const LIST = 'GET /operator/products'
  const ADD = 'POST /operator/products'
  const ACTIVATE = 'POST /operator/products/1/versions/2/activate'

  test('list marks the version on sale', async () => {
    const { ops } = await signedIn({ [LIST]: succeeded([version, first]) })
    const { stdout } = await ops('product', 'list')
    expect(stdout).toMatch(/^ +2 \* +500\.00 – 2000\.00 +7 – 30 +0\.17 /m)
    expect(stdout).toMatch(/^ +1 {2,}500\.00/m)
  })

  test('add sends all terms', async () => {
    const { ops, calls } = await signedIn({ [ADD]: succeeded([{ product_id: 1, version: 3 }]) })
    const terms = '--min 500 --max 2000 --min-days 7 --max-days 30 --annual 0.17 --overdue 0.0005 --cap-days 90'
    const { stdout } = await ops('product', 'add', ...terms.split(' '), '--reason', 'cheaper')
    expect(stdout).toBe(
      'Version 3: made, not on sale. Another operator puts it there: npm run ops -- product activate 3 --reason "…"\n',
    )
    expect(calls().at(-1)?.body).toEqual({
      min_quota: 500,
      max_quota: 2000,
      min_period: 7,
      max_period: 30,
      annualized_interest_rate: '0.17',
      trial_rate: '0',
      service_rate: '0',
      poundage_rate: '0',
      overdue_rate: '0.0005',
      overdue_cap_days: 90,
      reason: 'cheaper',
    })
  })

  test('activate says so, or the worst case in the words of the API', async () => {
    const dear = 'The all-in cost exceeds the cap of 0.2400 a year: 0.2516 for 510 yuan, 7 days, 0 days late'
    const { ops } = await signedIn({ [LIST]: succeeded([version]), [ACTIVATE]: [succeeded(), refused(dear)] })
    expect((await ops('product', 'activate', '2', '--reason', 'x')).stdout).toBe(
      'Version 2: on sale, for loans from now on\n',
    )
    expect(await ops('product', 'activate', '2', '--reason', 'x')).toMatchObject({ code: 1, stderr: `${dear}\n` })
  })
})

test('feedback is marked with a note, and the queue shows what is open', async () => {
  const HANDLE = 'POST /operator/feedback/9/handle'
  const row = { feedback_id: 9, user_id: 42, type: '建议', content: '额度\u001b[2J太低', waiting_since: 1 }
  const { ops, calls } = await signedIn({
    [HANDLE]: succeeded(),
    'GET /operator/queues/feedback?limit=10&offset=0': succeeded([row]),
  })
  const { stdout } = await ops('queue', 'feedback')
  expect(stdout).toMatch(/9 +42 .*建议 +额度.*太低/)
  expect(stdout).not.toContain('\u001b')
  expect((await ops('feedback', '9', '--note', 'Called back')).stdout).toBe('Feedback 9: dealt with\n')
  expect(calls().at(-1)).toMatchObject({ line: HANDLE, body: { note: 'Called back' } })
})

describe('next', () => {
  test('shows the file and what the rules say of it', async () => {
    const { ops } = await signedIn({ 'GET /operator/queues/auditing/next': succeeded([loanFile]) })
    const { code, stdout } = await ops('next')
    expect(code).toBe(0)
    expect(stdout).toContain('Loan 7: reviewing (waits for the second review)\n')
    expect(stdout).toContain('The rules say: look (look closer before you decide)\n  A loan with us was late\n')
  })

  test('ends with the command that goes on', async () => {
    const { ops } = await signedIn({
      'GET /operator/queues/reviewing/next': succeeded([loanFile]),
      'GET /operator/queues/disburse/next': succeeded([loanFile]),
    })
    const lastOf = async (queue: string) => (await ops('next', queue)).stdout.trimEnd().split('\n').at(-1)
    expect(await lastOf('reviewing')).toBe('To decide: npm run ops -- review 7 --pass (or --reject) --opinion "…"')
    expect(await lastOf('disburse')).toBe('To pay out: npm run ops -- disburse 7 --wait')
  })

  test('says when nothing waits', async () => {
    const { ops } = await signedIn({ 'GET /operator/queues/reviewing/next': succeeded([]) })
    expect((await ops('next', 'reviewing')).stdout).toBe('No loan waits for you here.\n')
    expect(JSON.parse((await ops('next', 'reviewing', '--json')).stdout)).toBeNull()
  })
})

test('a token that the gateway itself refuses says what to type', async () => {
  const { ops, url } = await signedIn({ 'GET /operator/products': { status: 401, body: { message: 'Unauthorized' } } })
  expect(await ops('product', 'list')).toEqual({
    code: 1,
    stdout: '',
    stderr: `${url} does not accept the login of wang. Log in: npm run ops -- login --name wang --role reviewer\n`,
  })
})
