import { describe, expect, test } from 'vitest'
import { keys } from '../../../lib/store/keys.ts'
import { approve, askForLoan, repay } from '../../../local/journey/path.ts'
import { sharedScene } from '../scene.ts'
import { caller, expectFailures, type FailureRow } from './ask.ts'
import { newcomer, owing, ready, withCard } from './people.ts'
import { expectSuccess, failure, success } from './shape.ts'
import { set } from './table.ts'

const scene = await sharedScene()
/** Of `almost` all but the phone is verified. */
const [borrower, debtor, fresh, almost] = await Promise.all([
  ready(scene),
  owing(scene),
  newcomer(scene),
  withCard(scene),
])

const BAD = '参数错误'

/** The checks that confirming and submitting share. */
const refusals = (route: string): FailureRow[] => [
  [route, {}, BAD],
  [route, { amount: '1000' }, BAD],
  [route, { period: '14' }, BAD],
  [route, { amount: '0', period: '14' }, BAD],
  [route, { amount: '1000', period: '-7' }, BAD],
  [route, { amount: '1000.5', period: '14' }, BAD],
  [route, { amount: ['1000'], period: '14' }, BAD],
  [route, { amount: 'NaN', period: '14' }, BAD],
  [route, { amount: '2100', period: '14' }, '借款额度不能超过可用额度'],
  [route, { amount: '400', period: '14' }, '借款额度不能小于产品最低额度'],
  [route, { amount: '1000', period: '6' }, '借款时间不能小于产品借款周期下限'],
  [route, { amount: '1000', period: '31' }, '借款时间不能大于产品借款周期上限'],
]

describe('POST /loan-confirm', () => {
  test('what it costs, as numbers that the client adds up, and changes nothing', async () => {
    const before = await borrower.as.get('/home')
    const answer = await borrower.as.post('/loan-confirm', { amount: '2000', period: '7' })
    expectSuccess(answer, [
      {
        amount: 'yuan',
        period: 'whole',
        bank: 'text',
        arrival_amount: 'yuan',
        interest: 'yuan',
        accrual: 'yuan',
        trialFee: 'yuan',
        serviceFee: 'yuan',
        poundage: 'yuan',
        otherFee: 'yuan',
        annualized_interest_rate: 'fraction',
        // Ours: the law wants it told.
        apr: 'fraction',
      },
    ])
    expect(answer.results[0]).toEqual({
      amount: 2000,
      period: 7,
      bank: `建设银行（尾号${borrower.person.cardNo.slice(-4)}）`,
      arrival_amount: 2000,
      interest: 9,
      accrual: 7,
      trialFee: 1,
      serviceFee: 1,
      poundage: 0,
      otherFee: 2,
      annualized_interest_rate: '0.18',
      apr: '0.2347',
    })
    expect(await borrower.as.get('/home')).toEqual(before)
    expect((await borrower.as.get('/loan-record')).results).toEqual([])
  })

  test('refusals', () => expectFailures(borrower.as, refusals('POST /loan-confirm')))

  test('nobody may ask before all is verified', async () => {
    for (const who of [fresh, almost]) {
      await expectFailures(who.as, [
        ['POST /loan-confirm', { amount: '1000', period: '14' }, '请先完成认证后，才可以借款'],
        ['POST /loan-submit', { amount: '1000', period: '14' }, '请先完成认证后，才可以借款'],
      ])
    }
  })
})

describe('POST /loan-submit', () => {
  test('refusals leave the borrower as they were', async () => {
    const before = await borrower.as.get('/home')
    await expectFailures(borrower.as, refusals('POST /loan-submit'))
    expect(await borrower.as.get('/home')).toEqual(before)
  })

  test('makes one loan, freezes its quota, and shows it everywhere', async () => {
    const loan = { amount: '600', period: '30' }
    expect(await borrower.as.post('/loan-submit', loan)).toEqual(success('提交成功'))
    const [home] = (await borrower.as.get('/home')).results
    expect(home).toMatchObject({ state: 'auditing', quota: 1400 })
    expect((await borrower.as.get('/loan-record')).results).toEqual([
      expect.objectContaining({ loan_id: home.id, quota: 600, period: 30, state: 'auditing' }),
    ])
    expect((await borrower.as.get('/loan-record-detail', { loan_id: home.id })).results).toEqual([
      expect.objectContaining({ quota: 600, lending_at: false, planned_repayment_at: false, state: 'auditing' }),
    ])
    expect((await borrower.as.get('/repayments-record')).results).toEqual([])
    // A double tap: the client would show a refusal in place of the loan.
    expect(await borrower.as.post('/loan-submit', loan)).toEqual(success('提交成功'))
    await expectFailures(borrower.as, [
      ['POST /loan-submit', { ...loan, amount: '700' }, '您有未完成的借款订单'],
      ['POST /llpay-auth-pay', { loan_id: home.id }, '当前借款无需还款'],
    ])
    expect((await borrower.as.get('/home')).results[0]).toEqual(home)
  })

  test('for a day after a rejection nothing new can be asked for; the quota is free again', async () => {
    const [{ id }] = (await borrower.as.get('/home')).results
    const review = { stage: 'first', result: 'reject', opinion: 'not plausible' }
    await scene.reviewers[0].post(`/operator/loans/${id}/review`, review)
    expect((await borrower.as.get('/home')).results[0]).toMatchObject({ state: 'audit_failure', quota: 2000 })
    const frozen = failure('您的借款仍处于冻结状态，请耐心等待')
    expect(await borrower.as.post('/loan-submit', { amount: '600', period: '30' })).toEqual(frozen)
    expect((await borrower.as.get('/loan-record')).results).toHaveLength(1)
    // As if the day were over.
    await set(keys.user(borrower.userId), { freezeUntil: 1 })
    expect(await borrower.as.post('/loan-submit', { amount: '600', period: '30' })).toEqual(success('提交成功'))
    expect((await borrower.as.get('/loan-record')).results).toHaveLength(2)
  })
})

describe('POST /llpay-auth-pay', () => {
  test('the signed request as an object, which the client turns into text; asked again it is the same', async () => {
    const answer = await debtor.as.post('/llpay-auth-pay', { loan_id: debtor.loanId })
    expectSuccess(answer, [
      {
        req_data: {
          acct_name: 'text',
          app_request: 'text',
          busi_partner: 'text',
          dt_order: 'text',
          id_no: 'text',
          id_type: 'text',
          info_order: 'text',
          money_order: 'text',
          name_goods: 'text',
          no_order: 'text',
          notify_url: 'text',
          oid_partner: 'text',
          risk_item: 'text',
          sign_type: 'text',
          url_return: 'text',
          user_id: 'text',
          version: 'text',
          sign: 'signature',
          // Ours: an order cannot be paid for less after a day has passed.
          valid_order: 'text',
        },
      },
    ])
    const { req_data } = answer.results[0]
    expect(req_data).toMatchObject({
      acct_name: debtor.person.name,
      id_no: debtor.person.identityNo,
      user_id: String(debtor.userId),
      money_order: '1000.65',
      busi_partner: '101001',
      app_request: '3',
      id_type: '0',
      sign_type: 'RSA',
      version: '1.1',
    })
    expect(JSON.parse(req_data.risk_item)).toEqual({
      frms_ware_category: '2010',
      user_info_mercht_userno: String(debtor.userId),
      user_info_bind_phone: debtor.person.mobile,
      user_info_dt_register: expect.stringMatching(/^\d{14}$/),
      user_info_identify_type: '1',
      user_info_identify_state: '1',
      user_info_full_name: debtor.person.name,
      user_info_id_no: debtor.person.identityNo,
    })
    expect(await debtor.as.post('/llpay-auth-pay', { loan_id: debtor.loanId })).toEqual(answer)
    // Asking for it pays nothing.
    expect((await debtor.as.get('/home')).results[0].state).toBe('repaying')
  })

  test('refusals', async () => {
    await expectFailures(debtor.as, [
      ['POST /llpay-auth-pay', {}, BAD],
      ['POST /llpay-auth-pay', { loan_id: '' }, BAD],
      ['POST /llpay-auth-pay', { loan_id: 'abc' }, BAD],
      ['POST /llpay-auth-pay', { loan_id: [debtor.loanId] }, BAD],
      ['POST /llpay-auth-pay', { loan_id: '9007199254740991' }, '借款不存在'],
      ['POST /llpay-auth-pay', { loan_id: debtor.loanId, coupon_id: 'abc' }, BAD],
    ])
    await expectFailures(fresh.as, [['POST /llpay-auth-pay', { loan_id: debtor.loanId }, '借款不存在']])
  })
})

describe('GET /loan-contract', () => {
  test('before all is verified there is none', async () => {
    const says = '您的基础认证未完成，请完成认证后继续'
    for (const who of [fresh, almost]) await expectFailures(who.as, [['GET /loan-contract', {}, says]])
  })

  test('is an object, as its own sample shows; names in full what is signed', async () => {
    const answer = await debtor.as.get('/loan-contract')
    expectSuccess(answer, {
      borrower: 'text',
      id_no: 'text',
      addr: 'text',
      mobile: 'text',
      annualized_interest_rate: 'fraction',
      account_name: 'text',
      account_no: 'text',
      // Ours: the law wants it told.
      apr: 'fraction',
    })
    const { person } = debtor
    expect(answer.results).toEqual({
      borrower: person.name,
      id_no: person.identityNo,
      addr: '福建省厦门市湖里区测试路2号',
      mobile: person.mobile,
      annualized_interest_rate: '0.18',
      account_name: '建设银行',
      account_no: person.cardNo,
      apr: expect.any(String),
    })
    // Of a loan its own cost; without one the dearest that the product can be.
    expect(answer.results.apr).toBe('0.2086')
    expect((await ready(scene).then(({ as }) => as.get('/loan-contract'))).results.apr).toBe('0.2362')
  })
})

test('a forbidden borrower may neither ask nor verify anything new, but read and repay', async () => {
  await set(keys.user(debtor.userId), { forbidden: true })
  const sorry = { status: 'PERMISSION_ERROR', error_message: '暂时无法申请借款，敬请谅解' }
  const login = { username: 'somebody', password: 'sms' }
  const asked: [string, object][] = [
    ['/loan-confirm', { amount: '500', period: '7' }],
    ['/lm-mobile', { servicecode: 'service-code' }],
    ['/lm-mobile-report', { servicecode: 'service-code' }],
    ['/lm-jd', login],
    ['/lm-taobao', {}],
    ['/lm-education', login],
    ['/lm-bill', { username: '100000001@qq.com' }],
    ['/lm-ebank', { ...login, bank: '01040000' }],
  ]
  for (const [path, fields] of asked) expect([path, await debtor.as.post(path, { ...fields })]).toEqual([path, sorry])
  expect(await debtor.as.get('/quota-apply')).toEqual(sorry)

  await set(keys.user(fresh.userId), { forbidden: true })
  const { name, identityNo } = fresh.person
  expect(await fresh.as.post('/lm-identity', { username: name, identityno: identityNo })).toEqual(sorry)

  for (const path of ['/home', '/loan-record', '/repayments-record', '/user-profile', '/auth-bankcard-get']) {
    expect([path, (await debtor.as.get(path)).status]).toEqual([path, 'SUCCESS'])
  }
  await repay(debtor.client, scene.sandbox, debtor.loanId)
  expect(await debtor.as.post('/loan-submit', { amount: '500', period: '7' })).toEqual(sorry)
})

test('a visitor is told nothing', async () => {
  for (const path of ['/loan-confirm', '/loan-submit', '/llpay-auth-pay']) {
    expect((await caller().post(path, { amount: '1', period: '1', loan_id: '1' })).status).toBe('TOKEN_ERROR')
  }
})

test('the values that the client echoes from loan-confirm are accepted', async () => {
  const who = await ready(scene)
  const { amount, period } = (await who.as.post('/loan-confirm', { amount: '1300', period: '14' })).results[0]
  const loanId = await askForLoan(who.client, amount, period)
  await approve(loanId, ...scene.reviewers)
  expect((await who.as.get('/home')).results[0]).toMatchObject({ id: loanId, state: 'audit_success', quota: 700 })
})
