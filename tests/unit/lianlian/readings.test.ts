import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Message, parseMessage } from '../../../lib/vendors/lianlian/message.ts'
import { genuineFields, type Reading, readings, signatureOf, signed } from '../../../lib/vendors/lianlian/signature.ts'
import { VendorUnavailable } from '../../../lib/vendors/unavailable.ts'
import {
  debitCard,
  lianlianKeys,
  newOrderNo,
  partner,
  payer,
  payoutOf,
  repaymentOf,
  type Stack,
  signCard,
  startStack,
  until,
} from './harness.ts'
import { lianlian } from './provider.ts'

const key = lianlianKeys.privateKey
const signedBy = (fields: Message, reading?: Reading): Message => {
  const message = { ...fields, sign_type: 'RSA' }
  return { ...message, sign: signatureOf(message, key, reading) }
}
const believed = (message: Message) => genuineFields(message, lianlianKeys.publicKey)
const each = readings.map((reading) => [`${reading.nullWord}, by ${reading.order}`, reading] as const)

describe('a message signed by LianLian, the word null', () => {
  const fields = { no_order: '1', Channel: 'WAP', card_no: 'null', memo: 'NULL', result_pay: 'SUCCESS' }

  it.each(each)('%s: the fields of the text that was signed are believed, and no others', (_name, reading) => {
    const { card_no, memo, ...others } = { ...fields, sign_type: 'RSA' }
    const words = reading.nullWord === 'kept' ? { card_no, memo } : {}
    expect(believed(signedBy(fields, reading))).toEqual({ ...others, ...words })
  })

  it.each(each)('%s is not genuine when one of those fields is changed', (_name, reading) => {
    const message = signedBy(fields, reading)
    for (const name of ['no_order', 'Channel', 'result_pay']) {
      expect(believed({ ...message, [name]: 'other' })).toBeUndefined()
      expect(believed({ ...message, [name]: 'null' })).toBeUndefined()
      expect(believed({ ...message, [name]: '' })).toBeUndefined()
    }
  })
})

describe('of any message', () => {
  const name = fc.stringMatching(/^[a-zA-Z_]{1,8}$/).filter((text) => !['sign', 'sign_type'].includes(text))
  const value = fc.oneof(fc.string(), fc.constantFrom('', 'null', 'NULL', 'Null', 'nulls', null))
  const reading = fc.constantFrom<Reading>(...readings)
  const isWord = (text: unknown) => typeof text === 'string' && text.toLowerCase() === 'null'

  it('what was signed is believed, whatever empty fields are beside it', () => {
    fc.assert(
      fc.property(fc.dictionary(name, value), fc.array(name), reading, (fields, empty, by) => {
        const beside = Object.fromEntries(empty.map((field, n) => [field, n % 2 ? '' : null]))
        const said = Object.entries({ ...fields, sign_type: 'RSA' })
          .filter(([, text]) => text !== '' && text !== null)
          .filter(([, text]) => by.nullWord === 'kept' || !isWord(text))
        expect(believed({ ...beside, ...signedBy(fields, by) })).toEqual(Object.fromEntries(said))
      }),
      { numRuns: 100 },
    )
  })

  it('nothing is believed that was put beside it as the word null', () => {
    const word = fc.constantFrom('null', 'NULL', 'Null')
    fc.assert(
      fc.property(fc.dictionary(name, value), fc.dictionary(name, word), reading, (fields, words, by) => {
        const message = signedBy(fields, by)
        const added = Object.keys(words).filter((field) => !(field in message))
        const found = believed({ ...words, ...message })
        expect(added.filter((field) => field in (found ?? {}))).toEqual([])
        if (!Object.values(fields).some(isWord)) expect(found).toEqual(believed(message))
      }),
      { numRuns: 100 },
    )
  })
})

describe('what is put into a genuine message as the word null', () => {
  const notice = {
    oid_partner: partner,
    no_order: newOrderNo(),
    money_order: '512.34',
    oid_paybill: '2017103112345678',
    result_pay: 'SUCCESS',
  }
  const servers: { close(): void }[] = []
  afterEach(() => {
    for (const server of servers.splice(0)) server.close()
  })

  async function answering(message: Message) {
    const server = createServer((_request, response) => response.end(JSON.stringify(message)))
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    servers.push({ close: () => server.close().closeAllConnections() })
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    return lianlian({ ...stack.config, endpoints: { query: base, trader: base, instantPay: base } })
  }

  it.each(['null', 'NULL'])('(%s) is no refusal of a payout', async (word) => {
    const provider = await answering({ ...signed(notice, key), ret_code: word, ret_msg: word })
    expect(await provider.payOut(payoutOf(stack))).toEqual({ outcome: 'unclear', cause: expect.any(VendorUnavailable) })
    await expect(provider.cardBin(debitCard)).rejects.toThrow(VendorUnavailable)
  })

  it('is no value of a field: a notice without an order stays one', () => {
    const { no_order: _, ...rest } = notice
    for (const word of ['null', 'NULL']) {
      const text = JSON.stringify({ ...signed(rest, key), no_order: word })
      expect(stack.provider.readRepaymentNotice(text)).toBeUndefined()
      expect(stack.provider.readPayoutNotice(text)).toBeUndefined()
    }
  })

  it('is no agreement of a card that was signed', () => {
    const result = JSON.stringify({ ...signed({ oid_partner: partner, user_id: '42' }, key), agreeno: 'null' })
    expect(stack.provider.readCardSigningReturn({ status: '0000', result })).toEqual({ outcome: 'forged' })
  })

  it('leaves the message as it is', () => {
    const text = JSON.stringify({ ...signed(notice, key), settle_date: 'null', Zone: 'NULL' })
    expect(stack.provider.readRepaymentNotice(text)).toMatchObject({ amountFen: 51_234, result: 'SUCCESS' })
    expect(stack.provider.readRepaymentNotice(text)).not.toHaveProperty('settleDate')
  })
})

describe('LianLian signing by another of its libraries', () => {
  afterEach(() => stack.sim('signature', undefined, 'DELETE'))

  it.each(each)('(the word null %s) is understood in everything it says', async (_name, reading) => {
    await stack.sim('signature', reading)
    const userId = 43 + readings.indexOf(reading)
    const { status, result } = await signCard(stack, debitCard, { ...payer, userId })
    expect([status, stack.provider.readCardSigningReturn({ status, result }).outcome]).toEqual(['0000', 'signed'])
    expect(parseMessage(result)).toMatchObject({ Channel: 'WAP', remark: 'null' })
    expect(await stack.provider.cardBin(debitCard)).toMatchObject({ bankCode: '01050000' })
    expect(await stack.provider.agreements(userId)).not.toEqual([])

    const repayment = repaymentOf(stack)
    const page = await (await stack.post('authpay', stack.provider.repaymentForm(repayment), '?auto=1')).text()
    expect(page).toContain('支付成功')
    expect(await stack.provider.queryRepayment(repayment)).toMatchObject({ state: 'paid' })
    const { body } = await until(() => stack.merchant.notices.find((notice) => notice.body.includes(repayment.orderNo)))
    expect(stack.provider.readRepaymentNotice(body)).toMatchObject({ orderNo: repayment.orderNo, result: 'SUCCESS' })

    const payout = payoutOf(stack)
    expect(await stack.provider.payOut(payout)).toMatchObject({ outcome: 'accepted' })
    expect(await stack.provider.queryPayout(payout.orderNo)).not.toEqual({ state: 'unknown' })
  })
})

let stack: Stack
beforeAll(async () => {
  stack = await startStack({ speed: 50 })
})
afterAll(() => stack.close())
