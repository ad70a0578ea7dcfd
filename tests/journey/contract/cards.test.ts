import { describe, expect, test } from 'vitest'
import { OperatorClient } from '../../../local/journey/operator.ts'
import { signCard } from '../../../local/journey/path.ts'
import { confirmSigning, locationOf } from '../../../local/journey/vendors.ts'
import { syntheticPerson } from '../../../local/synthetic.ts'
import { sharedScene } from '../scene.ts'
import { exchange, expectFailures } from './ask.ts'
import { identified, newcomer, withCard } from './people.ts'
import { expectSuccess, success } from './shape.ts'

const scene = await sharedScene()
const [borrower, fresh] = await Promise.all([withCard(scene), newcomer(scene)])

interface Listed {
  id: number
  bank_name: string
  is_default: number
}
const cards = async (who = borrower): Promise<Listed[]> => (await who.as.get('/auth-bankcard-get')).results
const ABC = '6228480000000000019'
const SECOND = '6222080000000000019'
const CREDIT = '6250001234567899'

describe('GET /llpay-cardbin', () => {
  test('says whether the card may be signed, and what its bank allows', async () => {
    const bank = { bank_name: '农业银行', bank_code: '01030000', card_type: 'debit' }
    const limits = { payment_limit: 200_000, day_limit: 500_000, month_limit: 15_000_000 }
    const told = { ...success(), results: [{ ...bank, ...limits }] }
    expect(await fresh.as.get('/llpay-cardbin', { card_no: ABC })).toEqual(told)
    expect(await fresh.as.get('/llpay-cardbin', { card_no: '6228 4800 0000 0000 019' })).toEqual(told)
    expect(await cards(fresh)).toEqual([])
  })

  test('refusals', () =>
    expectFailures(fresh.as, [
      ['GET /llpay-cardbin', {}, '参数错误'],
      ['GET /llpay-cardbin', { card_no: [ABC] }, '参数错误'],
      ['GET /llpay-cardbin', { card_no: '1234' }, '银行卡号有误'],
      ['GET /llpay-cardbin', { card_no: 'six-two-two-eight' }, '银行卡号有误'],
      ['GET /llpay-cardbin', { card_no: '6228480000000000004' }, '银行卡号有误'],
      ['GET /llpay-cardbin', { card_no: '9999990000000000019' }, '银行卡号有误'],
      ['GET /llpay-cardbin', { card_no: CREDIT }, '请使用借记卡'],
    ]))
})

describe('GET /llpay-sign', () => {
  test('the signed request for LianLian’s page; the card counts only when it is signed there', async () => {
    // The client sends no id_type, and strips the spaces.
    const answer = await borrower.as.get('/llpay-sign', { card_no: ABC })
    expectSuccess(answer, [
      {
        req_data: {
          acct_name: 'text',
          app_request: 'whole',
          card_no: 'text',
          id_no: 'text',
          id_type: 'text',
          oid_partner: 'text',
          pay_type: 'text',
          risk_item: 'text',
          sign_type: 'text',
          url_return: 'text',
          user_id: 'id',
          version: 'text',
          sign: 'signature',
        },
      },
    ])
    const { person } = borrower
    expect(answer.results[0].req_data).toMatchObject({
      acct_name: person.name,
      app_request: 3,
      card_no: ABC,
      id_no: person.identityNo,
      id_type: '0',
      pay_type: 'I',
      sign_type: 'RSA',
      user_id: borrower.userId,
      version: '1.1',
    })
    expect(JSON.parse(answer.results[0].req_data.risk_item)).toMatchObject({
      user_info_mercht_userno: String(borrower.userId),
      user_info_bind_phone: person.mobile,
      user_info_full_name: person.name,
    })
    expect((await borrower.as.get('/llpay-sign', { id_type: '0', card_no: ABC })).results).toEqual(answer.results)
    expect(await cards()).toHaveLength(1)
  })

  test('refusals', async () => {
    await expectFailures(borrower.as, [
      ['GET /llpay-sign', {}, '参数错误'],
      ['GET /llpay-sign', { id_type: '2', card_no: ABC }, '参数错误'],
      ['GET /llpay-sign', { card_no: [ABC] }, '参数错误'],
      ['GET /llpay-sign', { card_no: '1234' }, '银行卡号有误'],
      ['GET /llpay-sign', { card_no: '6228480000000000004' }, '银行卡号有误'],
      ['GET /llpay-sign', { card_no: CREDIT }, '请使用借记卡'],
      ['GET /llpay-sign', { card_no: borrower.person.cardNo }, '该银行卡已认证'],
    ])
    await expectFailures(fresh.as, [['GET /llpay-sign', { card_no: ABC }, '请先完善个人信息认证']])
  })
})

describe('signed cards', () => {
  const shape = [
    {
      id: 'id',
      bank_name: 'text',
      bank_no: 'text',
      bank_code: 'text',
      is_default: 'flag',
      // The client prints it; the document does not have it.
      bank_user: 'text',
    },
  ] as const

  test('are listed with masked numbers; the first is the default; others’ are not among them', async () => {
    const answer = await borrower.as.get('/auth-bankcard-get')
    expectSuccess(answer, shape)
    expect(answer.results).toEqual([
      {
        id: expect.any(Number),
        bank_name: '建设银行',
        bank_no: `6217********${borrower.person.cardNo.slice(-4)}`,
        bank_code: '01050000',
        is_default: 1,
        bank_user: borrower.person.name,
      },
    ])
    expect((await borrower.as.get('/user-auth-state')).results[0].is_bankcard_auth).toBe(1)
    expect(await fresh.as.get('/auth-bankcard-get')).toEqual({ ...success(), results: [] })
  })

  test('PUT /set-bankcard-default: a real PUT, or a POST that says it is one; as a form or JSON', async () => {
    await signCard(borrower.client, scene.sandbox, { ...syntheticPerson(), cardNo: ABC })
    expectSuccess(await borrower.as.get('/auth-bankcard-get'), shape)
    const defaultBank = async () =>
      (await cards()).filter((card) => card.is_default === 1).map((card) => card.bank_name)
    expect(await defaultBank()).toEqual(['建设银行'])
    const idOf = async (bank: string) => (await cards()).find((card) => card.bank_name === bank)?.id

    const path = '/set-bankcard-default'
    const { token } = borrower.as
    const override = { 'x-http-method-override': 'PUT' }
    const turns = [
      ['农业银行', { method: 'PUT', as: 'form' }],
      ['建设银行', { method: 'POST', as: 'form', headers: override }],
      ['农业银行', { method: 'PUT', as: 'json' }],
      ['建设银行', { method: 'POST', as: 'json', headers: override }],
      ['农业银行', { method: 'PUT', as: 'form' }],
    ] as const
    for (const [bank, how] of turns) {
      const { answer } = await exchange({ ...how, path, token, fields: { id: await idOf(bank) } })
      expect(answer).toEqual(success('设置成功'))
      expect(await defaultBank()).toEqual([bank])
    }
  })

  test('refusals leave the default as it is', async () => {
    const before = await cards()
    await expectFailures(borrower.as, [
      ['PUT /set-bankcard-default', {}, '参数错误'],
      ['PUT /set-bankcard-default', { id: 'abc' }, '参数错误'],
      ['PUT /set-bankcard-default', { id: [before[0]?.id] }, '参数错误'],
      ['PUT /set-bankcard-default', { id: '0' }, '参数错误'],
      ['PUT /set-bankcard-default', { id: '1' }, '银行卡不存在'],
    ])
    await expectFailures(fresh.as, [['PUT /set-bankcard-default', { id: before[0]?.id }, '银行卡不存在']])
    expect(await cards()).toEqual(before)
  })
})

describe('a return from signing that LianLian does not confirm', () => {
  test('is 添加成功 all the same; added again the card goes on, and is listed', async () => {
    const { as } = await identified(scene)
    const card_no = syntheticPerson().cardNo
    const { results } = await as.get('/llpay-sign', { card_no })
    const back = await confirmSigning(scene.sandbox, results[0].req_data)
    await scene.lianlian.next('http-500', { card_no }, 'bankcardbindlist')
    expect(await locationOf(back)).toMatch(/#\/authentication\/bankcard\/addResults\?status=0000$/)
    expect((await as.get('/auth-bankcard-get')).results).toEqual([])
    expect((await as.get('/llpay-sign', { card_no })).results[0].req_data).toMatchObject({ card_no })
    expect((await as.get('/auth-bankcard-get')).results).toHaveLength(1)
    await expectFailures(as, [['GET /llpay-sign', { card_no }, '该银行卡已认证']])
  })

  test.each(['3009', '9913'])('because the card was signed before (%s), shows the list of cards', async (status) => {
    const query = new URLSearchParams({ status, result: '重复签约' })
    expect(await locationOf(`${scene.api}/llpay-sign-return?${query}`)).toMatch(/\/m\/#\/authentication\/bankcard$/)
  })
})

describe('an operator', () => {
  test('unbinds a card: it leaves the list, and another is the default', async () => {
    const risk = await OperatorClient.signIn(scene.api, scene.sandbox.url, 'Eve', 'risk')
    const [first] = await cards()
    const page = await signCard(borrower.client, scene.sandbox, { ...syntheticPerson(), cardNo: SECOND })
    expect(page).toContain('status=0000')
    const path = (cardId: number | undefined) => `/operator/users/${borrower.userId}/cards/${cardId}/unbind`
    const reason = { reason: 'the borrower lost the card' }
    const second = (await cards()).find(({ bank_name }) => bank_name === '工商银行')
    expect(await scene.cashier.post(path(second?.id), reason)).toMatchObject({ status: 'PERMISSION_ERROR' })
    expect(await risk.post(path(second?.id), {})).toMatchObject({ error_message: 'A reason is required' })
    expect(await risk.post(path(first?.id), reason)).toEqual(success('Unbound'))
    expect((await cards()).map(({ id }) => id)).not.toContain(first?.id)
    expect((await cards()).filter(({ is_default }) => is_default === 1)).toHaveLength(1)
    expect(await risk.post(path(first?.id), reason)).toMatchObject({
      status: 'FAILURE',
      error_message: expect.stringMatching(/^The borrower has no such signed card: theirs are \d+ \(/),
    })
  })
})
