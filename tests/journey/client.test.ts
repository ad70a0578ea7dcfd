import { describe, expect, test } from 'vitest'
import { H5Client } from '../../local/journey/client.ts'
import { approve } from '../../local/journey/path.ts'
import { businessTime } from './contract/table.ts'
import { send } from './http.ts'
import { home, newBorrower, readyBorrower, repaymentForm, sharedScene, startPayout, untilState } from './scene.ts'

/** What the H5 client does on the path and cannot do without. */

const scene = await sharedScene()
const [fresh, ready] = await Promise.all([newBorrower(scene), readyBorrower(scene)])

describe('the first page', () => {
  test('shows a visitor, who sends the word undefined, what is on offer', async () => {
    const visitor = new H5Client(scene.api)
    const guest = {
      quota: 2000,
      min_quota: 500,
      max_quota: 2000,
      overdue_rate: 0.05,
      success_count: 0,
      mobile: '',
      state: '',
      loan_state: '',
      detail: [],
    }
    expect(await visitor.get('/home')).toEqual({ status: 'SUCCESS', error_message: '', results: [guest] })
    for (const token of ['null', '', ' ', 'Bearer undefined']) {
      expect((await send(scene.api, { method: 'GET', path: '/home', token })).answer.results).toEqual([guest])
    }
  })

  test('refuses who sends no header at all', async () => {
    expect((await send(scene.api, { method: 'GET', path: '/home' })).answer.status).toBe('TOKEN_ERROR')
  })

  test('of a new borrower has no loan and no id', async () => {
    const seen = await home(fresh.client)
    expect(seen).toMatchObject({ mobile: fresh.person.mobile, state: '', detail: [], quota: 2000, success_count: 0 })
    expect(seen).not.toHaveProperty('id')
  })
})

describe('forms that the client fills before they were ever saved', () => {
  test.each([
    ['/user-auth-state', { is_identity_auth: 0, is_profile_auth: 0, is_bankcard_auth: 0, is_phone_auth: 0 }],
    ['/lm-get-identity', { real_name: '', identity_no: '', state: '' }],
    ['/user-profile', { live_area: [], live_addr: '', live_time: [], is_work_auth: 0, is_relation_auth: 0 }],
    [
      '/user-work',
      { industry: '', position: '', company_name: '', company_area: [], company_addr: '', company_tel: '' },
    ],
    [
      '/user-relation',
      {
        linkman_relation_fir: [],
        linkman_name_fir: '',
        linkman_tel_fir: '',
        linkman_relation_sec: [],
        linkman_name_sec: '',
        linkman_tel_sec: '',
      },
    ],
  ])('%s', async (path, empty) => {
    expect(await fresh.client.get(path)).toEqual({ status: 'SUCCESS', error_message: '', results: [empty] })
  })

  test('lists are empty, not absent', async () => {
    expect(await fresh.client.get('/auth-bankcard-get')).toEqual({ status: 'SUCCESS', error_message: '', results: [] })
    const records = { status: 'SUCCESS', error_message: '', results: [], has_more: false }
    expect(await fresh.client.get('/repayments-record', { offset: 0 })).toEqual(records)
    expect(await fresh.client.get('/repayments-record', { offset: 100, limit: 999 })).toEqual(records)
    expect(await fresh.client.get('/repayments-record', { offset: '', limit: '' })).toEqual(records)
    expect(await fresh.client.get('/repayments-record', { limit: 0 })).toEqual(records)
  })
})

describe('what was saved comes back as the client shows it', () => {
  const area = ['福建省', '厦门市', '集美区']

  test('work, then contacts, then home: the profile is complete with the last', async () => {
    const state = async () => (await fresh.client.get('/user-auth-state')).results[0].is_profile_auth
    const work = {
      industry: ' 制造业 ',
      position: '职员',
      company_name: '测试单位',
      company_area: area,
      company_addr: '厦门北站',
      company_tel: '5767737',
    }
    const saved = { status: 'SUCCESS', error_message: '保存成功' }
    expect(await fresh.client.post('/user-save-work', work)).toEqual(saved)
    expect((await fresh.client.get('/user-work')).results).toEqual([{ ...work, industry: '制造业' }])
    expect((await fresh.client.get('/user-profile')).results[0]).toMatchObject({ is_work_auth: 1, is_relation_auth: 0 })

    // The client sends codes from a list, others words; both are shown, and kept as sent.
    const contacts = {
      linkman_relation_fir: ['2'],
      linkman_name_fir: '测试戊',
      linkman_tel_fir: '13800000008',
      linkman_relation_sec: ['朋友'],
      linkman_name_sec: '测试己',
      linkman_tel_sec: '13800000009',
    }
    expect(await fresh.client.post('/user-save-relation', contacts)).toEqual(saved)
    expect((await fresh.client.get('/user-relation')).results).toEqual([contacts])
    expect(await state()).toBe(0)

    const profile = { live_area: area, live_addr: '厦门北站', live_time: ['一到三年'] }
    expect(await fresh.client.post('/user-save-profile', profile)).toEqual(saved)
    expect((await fresh.client.get('/user-profile')).results).toEqual([
      { ...profile, is_work_auth: 1, is_relation_auth: 1 },
    ])
    expect(await state()).toBe(1)
  })

  test('a card: its id and is_default are numbers, its number is masked', async () => {
    const { cardNo, name } = ready.person
    expect((await ready.client.get('/auth-bankcard-get')).results).toEqual([
      {
        id: expect.any(Number),
        bank_name: '建设银行',
        bank_no: `6217********${cardNo.slice(-4)}`,
        bank_code: '01050000',
        is_default: 1,
        bank_user: name,
      },
    ])
  })

  test('spaces in a card number, as it is typed, are no fault', async () => {
    const answer = await ready.client.get('/llpay-sign', { card_no: '6217 0012 3456 7890 139' })
    expect(answer.results[0].req_data).toMatchObject({ card_no: '6217001234567890139', pay_type: 'I', id_type: '0' })
  })
})

test('a loan: what the client adds up or compares is a number, what it prints is as the contract has it', async () => {
  const { client } = ready
  const asked = await client.post('/loan-confirm', { amount: 1100, period: 30 })
  expect(asked).toEqual({
    status: 'SUCCESS',
    error_message: '',
    results: [
      {
        amount: 1100,
        period: 30,
        bank: `建设银行（尾号${ready.person.cardNo.slice(-4)}）`,
        arrival_amount: 1100,
        interest: 17.6,
        accrual: 16.5,
        trialFee: 0.55,
        serviceFee: 0.55,
        poundage: 0,
        otherFee: 1.1,
        annualized_interest_rate: '0.18',
        apr: '0.1947',
      },
    ],
  })
  // The client sends back what it was told, as text.
  const { amount, period } = asked.results[0]
  expect(await client.post('/loan-submit', { amount, period })).toEqual({
    status: 'SUCCESS',
    error_message: '提交成功',
  })

  const applied = { quota: 1100, period: 30, poundage: 17.6 }
  const auditing = await home(client)
  expect(auditing).toMatchObject({
    id: expect.any(Number),
    state: 'auditing',
    quota: 900,
    detail: [
      { title: 'auditing', content: applied, time: expect.stringMatching(/^\d{10}$/) },
      { title: 'submit_success', content: applied, time: expect.stringMatching(/^\d{10}$/) },
    ],
  })

  await approve(auditing.id, ...scene.reviewers)
  const card = { bank_name: '建设银行', end_bank_no: ready.person.cardNo.slice(-4) }
  const approved = await home(client)
  expect(approved.state).toBe('audit_success')
  expect(approved.detail[0]).toMatchObject({ title: 'audit_success', content: { ...applied, ...card } })

  await startPayout(scene, auditing.id)
  const repaying = await untilState(client, 'repaying')
  const [{ content }] = repaying.detail
  expect(content).toEqual({ planned_repayment_at: expect.any(Number), repay_amount: 1100.72 })
  // Midnight in Beijing, thirty days on.
  expect((content.planned_repayment_at + 8 * 3600) % 86_400).toBe(0)
  expect(Math.ceil((content.planned_repayment_at - (await businessTime()) / 1000) / 86_400)).toBe(30)
  const row = { loan_id: String(auditing.id), quota: 1100.72, state: 'repaying' }
  expect((await client.get('/repayments-record', { offset: 0 })).results).toEqual([
    { ...row, state_time: String(content.planned_repayment_at) },
  ])

  // The client turns it into text itself, so it must be an object.
  const form = await repaymentForm(client, auditing.id)
  expect(form).toMatchObject({ money_order: '1100.72', app_request: '3', busi_partner: '101001', sign_type: 'RSA' })
  expect(form).not.toHaveProperty('card_no')
})

describe('browsers', () => {
  const preflight = (path: string, method: string, headers: string) =>
    fetch(`${scene.api}${path}`, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://m.example.com',
        'access-control-request-method': method,
        'access-control-request-headers': headers,
      },
    })
  const words = (value: string | null) => (value ?? '').toLowerCase().split(/,\s*/)

  test.each([
    ['/home', 'GET'],
    ['/loan-submit', 'POST'],
    ['/user-save-profile', 'POST'],
    ['/password', 'PUT'],
    ['/1/send-mobile-code/new-user', 'POST'],
  ])('ask beforehand whether they may: %s %s', async (path, method) => {
    const answer = await preflight(path, method, 'authorization, content-type')
    expect(answer.ok).toBe(true)
    expect(['*', 'http://m.example.com']).toContain(answer.headers.get('access-control-allow-origin'))
    expect(words(answer.headers.get('access-control-allow-methods'))).toEqual(
      expect.arrayContaining(['get', 'post', 'put', 'options']),
    )
    expect(words(answer.headers.get('access-control-allow-headers'))).toEqual(
      expect.arrayContaining(['authorization', 'content-type']),
    )
  })

  test.each([
    ['GET', '/home', 200],
    ['POST', '/loan-submit', 200],
    ['POST', '/1/send-mobile-code/new-user', 200],
    ['GET', '/nothing', 404],
  ])('on another origin may read the answer of %s %s, which is JSON in UTF-8', async (method, path, status) => {
    const got = await send(scene.api, { method, path, token: 'undefined', headers: { origin: 'http://m.example.com' } })
    expect(got.status).toBe(status)
    expect(['*', 'http://m.example.com']).toContain(got.headers.get('access-control-allow-origin'))
    expect(got.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(got.headers.get('cache-control')).toBe('no-store')
    expect(got.headers.get('x-request-id')).toBeTruthy()
    expect(got.answer).toMatchObject({ status: expect.any(String), error_message: expect.any(String) })
  })
})
