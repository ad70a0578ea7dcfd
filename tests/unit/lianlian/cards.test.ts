import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseMessage } from '../../../lib/vendors/lianlian/message.ts'
import { isGenuine, signed } from '../../../lib/vendors/lianlian/signature.ts'
import { VendorUnavailable } from '../../../lib/vendors/unavailable.ts'
import { debitCard, lianlianKeys, merchantKeys, partner, payer, type Stack, signCard, startStack } from './harness.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack.close())

describe('the bank of a card', () => {
  it.each([
    ['6217001111112222', '01050000', '建设银行', true],
    ['622280111111222', '01050000', '建设银行', true],
    ['4367421111112222', '01050000', '建设银行', true],
    ['622208000000000001', '01020000', '工商银行', true],
    ['6212261111112222', '01020000', '工商银行', true],
    ['6228481111112222', '01030000', '农业银行', true],
    ['6251111111112222', '01050000', '建设银行', false],
    ['6217001111110006', '01050000', '建设银行', false],
  ])('%s', async (cardNo, bankCode, bankName, debit) => {
    expect(await stack.provider.cardBin(cardNo)).toEqual({ bankCode, bankName, debit })
  })

  it.each(['9999991111112222', '6217001111110004', '123', 'no card'])('%s has none', async (cardNo) => {
    expect(await stack.provider.cardBin(cardNo)).toMatchObject({
      refused: true,
      code: expect.stringMatching(/^(5001|1004)$/),
    })
  })

  it('is not refused because of a fault of ours', async () => {
    await stack.sim('next', { at: 'bankcardbin', effect: '3001' })
    await expect(stack.provider.cardBin(debitCard)).rejects.toThrow(VendorUnavailable)
  })
})

describe('the form to sign a card', () => {
  it("has the contract's fields, sorted, the signature last", () => {
    const form = stack.provider.cardSigningForm({ payer, cardNo: debitCard, returnUrl: 'http://merchant.test/r' })
    expect(Object.keys(form).join()).toBe(
      'acct_name,app_request,card_no,id_no,id_type,oid_partner,pay_type,risk_item,sign_type,url_return,user_id,version,sign',
    )
    expect(form).toMatchObject({ app_request: 3, user_id: 42, id_type: '0', pay_type: 'I', version: '1.1' })
    expect(JSON.parse(String(form.risk_item))).toEqual({
      frms_ware_category: '2010',
      user_info_mercht_userno: '42',
      user_info_bind_phone: '13800000001',
      user_info_dt_register: '20170926170308',
      user_info_identify_type: '1',
      user_info_identify_state: '1',
      user_info_full_name: '测试甲',
      user_info_id_no: '110101199003070011',
    })
    expect(isGenuine(parseMessage(JSON.stringify(form)) ?? {}, merchantKeys.publicKey)).toBe(true)
  })
})

describe('signing a card', () => {
  it('ends in a signed return, and the card is on the list', async () => {
    const { response, status, result } = await signCard(stack)
    expect(response.status).toBe(302)
    const back = stack.provider.readCardSigningReturn({ status, result })
    expect(back).toMatchObject({ outcome: 'signed', userId: 42, agreementNo: expect.stringMatching(/^\d{16}$/) })
    const agreementNo = 'agreementNo' in back ? back.agreementNo : ''
    const agreement = { agreementNo, cardTail: '2222', bankCode: '01050000', bankName: '建设银行', debit: true }
    expect(await stack.provider.agreements(42)).toEqual([agreement])
    expect(await stack.provider.agreements(42, { agreementNo })).toEqual([agreement])
    expect(await stack.provider.agreements(42, { cardNo: debitCard })).toEqual([agreement])
    expect(await stack.provider.agreements(42, { agreementNo: '2017103100000000' })).toEqual([])
    expect(await stack.provider.agreements(42, { cardNo: '6217001111113333' })).toEqual([])
    expect(await stack.provider.agreements(43)).toEqual([])
  })

  it('twice is refused', async () => {
    const { status, result } = await signCard(stack)
    expect(stack.provider.readCardSigningReturn({ status, result })).toEqual({ outcome: 'failed', code: '3009' })
  })

  it('lists the newest first, a credit card as such', async () => {
    await signCard(stack, '6228481111110006')
    expect((await stack.provider.agreements(42)).map(({ cardTail, debit }) => [cardTail, debit])).toEqual([
      ['0006', false],
      ['2222', true],
    ])
  })

  it.each([
    ['a card ending 0004', '6217001111110004', '5001'],
    ['a card ending 0005', '6217001111110005', '1108'],
  ])('fails for %s', async (_what, cardNo, code) => {
    const { status, result } = await signCard(stack, cardNo)
    expect(stack.provider.readCardSigningReturn({ status, result })).toEqual({ outcome: 'failed', code })
  })

  it('fails for another person under the same user_id', async () => {
    const other = { ...payer, name: '测试乙', identityNo: '110101199208150023' }
    expect((await signCard(stack, '6217001111114444', other)).status).toBe('7018')
  })

  it('fails once when told so', async () => {
    await stack.sim('next', { match: { user_id: 7 }, effect: '9910' })
    const other = { ...payer, userId: 7 }
    expect((await signCard(stack, '6217001111115555', other)).status).toBe('9910')
    expect((await signCard(stack, '6217001111115555', other)).status).toBe('0000')
  })
})

describe('unbinding a card', () => {
  const bound = async (cardNo: string) => String(parseMessage((await signCard(stack, cardNo)).result)?.agreeno)
  const isBound = async (agreementNo: string) => (await stack.provider.agreements(42, { agreementNo })).length === 1

  it('ends the agreement, and is a success when it is repeated', async () => {
    const agreementNo = await bound('6217001111116666')
    expect(await stack.provider.unbindCard(42, agreementNo)).toEqual({ refused: false })
    expect(await isBound(agreementNo)).toBe(false)
    expect(await stack.provider.unbindCard(42, agreementNo)).toEqual({ refused: false })
  })

  it('is signed, and the answer must be', async () => {
    const agreementNo = await bound('6217001111117777')
    const ask = async (key: string) => {
      const fields = { oid_partner: partner, user_id: '42', no_agree: agreementNo, pay_type: 'D' }
      const body = JSON.stringify(signed(fields, key))
      const response = await fetch(`${stack.base}/bankcardunbind.htm`, { method: 'POST', body })
      return parseMessage(await response.text()) ?? {}
    }
    expect((await ask(lianlianKeys.privateKey)).ret_code).toBe('1001')
    expect(await isBound(agreementNo)).toBe(true)
    const answer = await ask(merchantKeys.privateKey)
    expect([answer.ret_code, isGenuine(answer, lianlianKeys.publicKey)]).toEqual(['0000', true])
  })

  it.each(['3004', '4000'])('may be refused: %s', async (code) => {
    const agreementNo = await bound(`621700111111888${code.slice(0, 1)}`)
    await stack.sim('next', { at: 'bankcardunbind', effect: code })
    expect(await stack.provider.unbindCard(42, agreementNo)).toMatchObject({ refused: true, code })
    expect(await isBound(agreementNo)).toBe(true)
  })

  it.each(['9999', '3001', '1001'])('is open after a fault: %s', async (effect) => {
    await stack.sim('next', { at: 'bankcardunbind', effect })
    await expect(stack.provider.unbindCard(42, '2017103112345678')).rejects.toThrow(VendorUnavailable)
  })
})

describe('a return that is forged', () => {
  const proof = { oid_partner: partner, user_id: '42', agreeno: '2017103112345678' }
  const genuine = signed(proof, lianlianKeys.privateKey)
  const read = (result: object | string, status = '0000') =>
    stack.provider.readCardSigningReturn({
      status,
      result: typeof result === 'string' ? result : JSON.stringify(result),
    })

  it('differs from a genuine one', () => {
    expect(read(genuine)).toEqual({ outcome: 'signed', userId: 42, agreementNo: '2017103112345678' })
  })

  it('is genuine when each + of its signature came as a blank, as an unescaped one does', () => {
    const users = Array.from({ length: 20 }, (_, n) => String(n + 1))
    const returns = users.map((user_id) => signed({ ...proof, user_id }, lianlianKeys.privateKey))
    expect(returns.some(({ sign }) => sign.includes('+'))).toBe(true)
    const seen = returns.map((one) => read({ ...one, sign: one.sign.replaceAll('+', ' ') }))
    expect(seen).toEqual(users.map((id) => ({ outcome: 'signed', userId: Number(id), agreementNo: proof.agreeno })))
  })

  it.each([
    ['changed', { ...genuine, user_id: '43' }],
    ['signed by another', signed(proof, merchantKeys.privateKey)],
    ["another merchant's", signed({ ...proof, oid_partner: '209900000000000002' }, lianlianKeys.privateKey)],
    ['without a user', signed({ oid_partner: partner, agreeno: '1' }, lianlianKeys.privateKey)],
    ['for no possible user', signed({ ...proof, user_id: '9999999999999999' }, lianlianKeys.privateKey)],
    ['without an agreement', signed({ oid_partner: partner, user_id: '42' }, lianlianKeys.privateKey)],
    ['unsigned', proof],
    ['called MD5', { ...genuine, sign_type: 'MD5' }],
    ['text', '签约成功'],
    ['nothing', ''],
  ])('%s', (_what, result) => {
    expect(read(result)).toEqual({ outcome: 'forged' })
  })

  it('by a status that is no code', () => {
    expect(read('', '<script>')).toEqual({ outcome: 'forged' })
    expect(read('', '')).toEqual({ outcome: 'forged' })
  })
})
