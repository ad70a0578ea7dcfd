import { describe, expect, test } from 'vitest'
import { signCard, verifyIdentity } from '../../local/journey/path.ts'
import {
  codeSentTo,
  confirmSigning,
  goBack,
  locationOf,
  messagesTo,
  pay,
  returnForm,
  until,
} from '../../local/journey/vendors.ts'
import { syntheticPerson } from '../../local/synthetic.ts'
import { send } from './http.ts'
import { home, indebted, newBorrower, readBack, repaymentForm, sharedScene, untilState } from './scene.ts'

const scene = await sharedScene()
/** Who owes money; and who has verified an identity, and wants what is not theirs. */
const [owner, stranger] = await Promise.all([indebted(scene, 900, 7), newBorrower(scene)])
await verifyIdentity(stranger.client, stranger.person)

describe("another borrower's", () => {
  test('loan cannot be paid in their name, nor seen', async () => {
    const before = await readBack(owner.client)
    const answer = await stranger.client.post('/llpay-auth-pay', { loan_id: owner.loanId })
    expect(answer).toEqual({ status: 'FAILURE', error_message: '借款不存在' })
    expect((await stranger.client.get('/repayments-record')).results).toEqual([])
    expect((await home(stranger.client)).id).toBeUndefined()
    expect(await readBack(owner.client)).toEqual(before)
  })

  test('verification can neither be continued nor fed', async () => {
    const victim = await newBorrower(scene)
    await verifyIdentity(victim.client, victim.person)
    const started = await victim.client.post('/lm-mobile', { servicecode: 'service-code' })
    expect(started.error_message).toBe('0006')
    const { token } = started.results[0]

    const unknown = { status: 'FAILURE', error_message: '认证任务不存在或已失效' }
    expect(await stranger.client.post('/lm-mobile-input', { token, smscode: '135790' })).toEqual(unknown)
    expect(await stranger.client.post('/lm-mobile-continue', { token })).toEqual(unknown)
    expect((await stranger.client.get('/user-auth-state')).results[0].is_phone_auth).toBe(0)
    expect((await victim.client.get('/user-auth-state')).results[0].is_phone_auth).toBe(0)

    // A call-back is only a hint, whatever it claims.
    const callback = (fields: object) =>
      fetch(`${scene.api}/1/lm-callback`, { method: 'POST', body: new URLSearchParams({ ...fields }) })
    const claim = { uid: victim.person.mobile, bizType: 'mobileReport', msg: '' }
    expect(await (await callback({ ...claim, code: '0000', token })).text()).toBe('success')
    expect(await (await callback({ ...claim, code: '1102', token })).text()).toBe('success')
    expect(await (await callback({ ...claim, code: '0000', token: token.replace(/^./, 'x') })).text()).toBe('failure')
    expect(await (await callback({})).text()).toBe('failure')
    expect((await victim.client.get('/user-auth-state')).results[0].is_phone_auth).toBe(0)

    expect((await victim.client.post('/lm-mobile-input', { token, smscode: '135790' })).error_message).toBe('0009')
    expect((await victim.client.post('/lm-mobile-continue', { token })).error_message).toBe('0100')
    expect((await victim.client.get('/user-auth-state')).results[0].is_phone_auth).toBe(1)
  })

  test('card is not listed, and a return from signing helps only whom it is for', async () => {
    const signing = await stranger.client.get('/llpay-sign', { card_no: stranger.person.cardNo })
    const { req_data } = signing.results[0]
    const back = `${scene.api}/llpay-sign-return`
    const signed = new URL(await confirmSigning(scene.sandbox, req_data))
    const result = JSON.parse(signed.searchParams.get('result') ?? '')

    const visit = (status: string, text: string) =>
      locationOf(`${back}?${new URLSearchParams({ status, result: text })}`)
    const forged = [
      JSON.stringify({ ...result, user_id: String(Number(result.user_id) + 1) }),
      JSON.stringify({ ...result, sign: undefined }),
      JSON.stringify({ ...result, sign_type: 'MD5', sign: 'd41d8cd98f00b204e9800998ecf8427e' }),
      '{}',
      'signed, I promise',
      '',
    ]
    for (const text of forged)
      expect([text, await visit('0000', text)]).toEqual([text, expect.stringMatching(/=1001$/)])
    expect(await visit('9903', '用户取消签约')).toMatch(/=9903$/)
    expect((await stranger.client.get('/user-auth-state')).results[0].is_bankcard_auth).toBe(0)
    expect((await stranger.client.get('/auth-bankcard-get')).results).toEqual([])

    // Genuine, and opened by somebody without any session: it is the borrower's whom LianLian names, once.
    expect(await locationOf(signed.href)).toMatch(/=0000$/)
    expect(await locationOf(signed.href)).toMatch(/=0000$/)
    const cards = (await stranger.client.get('/auth-bankcard-get')).results
    expect(cards).toEqual([expect.objectContaining({ is_default: 1, bank_user: stranger.person.name })])
    expect((await owner.client.get('/auth-bankcard-get')).results).toHaveLength(1)
    expect((await owner.client.get('/auth-bankcard-get')).results[0].id).not.toBe(cards[0].id)
  })

  test('identity number is bound to their account', async () => {
    const late = await newBorrower(scene)
    const { name: username, identityNo: identityno } = owner.person
    const answer = await late.client.post('/lm-identity', { username, identityno })
    expect(answer).toEqual({ status: 'FAILURE', error_message: '该身份证已绑定其他账号' })
    expect((await late.client.get('/lm-get-identity')).results).toEqual([{ real_name: '', identity_no: '', state: '' }])
    expect((await late.client.get('/user-auth-state')).results[0].is_identity_auth).toBe(0)
    // The refusal did not use up one of the day's checks, and an own number is still welcome.
    await verifyIdentity(late.client, late.person)
  })

  test('mobile cannot be signed up again, and only its owner learns so', async () => {
    const { mobile } = owner.person
    const before = await readBack(owner.client)
    const signUp = (as: string, code: string) =>
      send(scene.api, { method: 'POST', path: '/signup', fields: { mobile: as, code, password: 'another-horse' } })
    const invalid = { status: 'FAILURE', error_message: '验证码不正确或已过期（有效期为15分钟）' }
    expect((await signUp(mobile, '135790')).answer).toEqual(invalid)
    expect((await signUp(syntheticPerson().mobile, '135790')).answer).toEqual(invalid)

    const asked = await send(scene.api, { method: 'POST', path: '/1/send-mobile-code/new-user', fields: { mobile } })
    expect(asked.answer).toEqual({ status: 'SUCCESS', error_message: '' })
    const [newest] = await until(
      () => messagesTo(scene.sandbox, mobile),
      ([newest]) => newest?.template === 'already-registered',
    )
    expect(newest?.params).toEqual({})
    const used = await codeSentTo(scene.sandbox, mobile)
    expect((await signUp(mobile, used)).answer).toEqual(invalid)
    expect(await readBack(owner.client)).toEqual(before)
  })

  test('payment may be made by anybody, and pays back the loan it is for', async () => {
    const form = await repaymentForm(owner.client, owner.loanId)
    const { address, resData } = returnForm(await pay(scene.sandbox, form))
    const page = (name: string) => expect.stringMatching(new RegExp(`/m/#/home/refund/${name}$`))
    const forged = JSON.stringify({ ...JSON.parse(resData), result_pay: 'PROCESSING' })
    for (const text of [forged, '{}', 'paid', '']) expect(await goBack(address, text)).toEqual(page('fail'))
    expect(await goBack(address, resData)).toEqual(page('success'))
    await untilState(owner.client, '')
    expect((await stranger.client.get('/repayments-record')).results).toEqual([])
  })
})

test('a card that somebody else has signed already can be signed, for the provider decides whose it is', async () => {
  const page = await signCard(stranger.client, scene.sandbox, { ...stranger.person, cardNo: owner.person.cardNo })
  expect(page).toMatch(/=0000$/)
  expect((await stranger.client.get('/auth-bankcard-get')).results).toHaveLength(2)
  expect((await owner.client.get('/auth-bankcard-get')).results).toHaveLength(1)
})
