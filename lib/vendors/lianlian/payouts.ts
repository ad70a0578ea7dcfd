import * as z from 'zod/mini'
import { beijingStamp } from '../../domain/calendar.ts'
import type { ConfirmAnswer, PaymentProvider, PayoutAnswer } from '../payment-provider.ts'
import { VendorUnavailable } from '../unavailable.ts'
import { type Answer, ask, judge, postJson, read, unexpected } from './answer.ts'
import type { LianLianConfig } from './config.ts'
import { moneyText, providerNo } from './fields.ts'
import { encryptPayLoad } from './pay-load.ts'
import { payoutFields, payoutStatus } from './payout-status.ts'
import { signed } from './signature.ts'

/**
 * Codes that leave open whether an order exists under this number: 1002, 2005, 4006, 4007, 4009 and 9999 by LianLian's
 * rules of instant payment; the others mean "in progress", "paid" or "this number is taken", so only a query can decide.
 */
const askMe = ['1002', '1003', '2004', '2005', '2007', '2008', '4006', '4007', '4009', '9904', '9983', '9999']

/** Suspected duplicate, another name on the card, both: an operator must confirm. */
const needsConfirm = ['4002', '4003', '4004']

const accepted = z.object({ oid_partner: z.string(), no_order: z.string(), oid_paybill: providerNo })
const suspected = z.object({ no_order: z.string(), confirm_code: z.string().check(z.regex(/^\w{1,16}$/)) })

export function payoutCalls(config: LianLianConfig): Pick<PaymentProvider, 'payOut' | 'confirmPayout' | 'queryPayout'> {
  const { instantPay } = config.endpoints

  /** Instant payment requires the signed order encrypted. */
  async function submit(path: string, order: Record<string, string> & { no_order: string }, alsoAskMe: string[] = []) {
    const plain = signed({ ...order, oid_partner: config.partner, api_version: '1.0' }, config.merchantPrivateKey)
    const pay_load = encryptPayLoad(JSON.stringify(plain), config.lianlianPublicKey)
    try {
      const body = { oid_partner: config.partner, pay_load }
      const answer = judge(config, await postJson(`${instantPay}/paymentapi/${path}`, body, config.timeoutMs))
      return outcomeOf(answer, order.no_order, [...askMe, ...alsoAskMe])
    } catch (cause) {
      // The order may exist all the same.
      if (cause instanceof VendorUnavailable) return { outcome: 'unclear', cause } satisfies PayoutAnswer
      throw cause
    }
  }

  return {
    payOut: ({ orderNo, orderedAtMs, amountFen, cardNo, name, notifyUrl, info, memo }) =>
      submit('payment.htm', {
        no_order: orderNo,
        dt_order: beijingStamp(orderedAtMs),
        money_order: moneyText(amountFen),
        card_no: cardNo,
        acct_name: name,
        info_order: info,
        flag_card: '0', // a person's account
        memo: bankMemo(memo),
        notify_url: notifyUrl,
      }),

    // 4001, no order waits for confirmation: an earlier confirmation, whose answer was lost, may have succeeded.
    async confirmPayout({ orderNo, confirmCode, notifyUrl }) {
      const order = { no_order: orderNo, confirm_code: confirmCode, notify_url: notifyUrl }
      return confirmation(await submit('confirmPayment.htm', order, ['4001']))
    },

    async queryPayout(orderNo) {
      const request = { api_version: '1.0', no_order: orderNo }
      const answer = await ask(config, `${instantPay}/paymentapi/queryPayment.htm`, request)
      if (answer.code === '8901') return { state: 'unknown' }
      if (answer.code !== '0000') throw unexpected(answer)
      const fields = read(payoutFields, answer.fields)
      if (fields.no_order !== orderNo) throw unexpected(answer)
      return payoutStatus(fields)
    },
  }
}

function outcomeOf(answer: Answer, orderNo: string, unclear: string[]): PayoutAnswer {
  const { code, message, fields } = answer
  if (code === '0000') {
    const order = read(accepted, fields)
    if (order.no_order !== orderNo) throw unexpected(answer)
    return { outcome: 'accepted', providerNo: order.oid_paybill }
  }
  if (unclear.includes(code)) return { outcome: 'unclear', code }
  if (needsConfirm.includes(code)) {
    const order = read(suspected, fields)
    if (order.no_order !== orderNo) throw unexpected(answer)
    return { outcome: 'confirm', code, confirmCode: order.confirm_code }
  }
  return { outcome: 'refused', code, message, signed: answer.signed }
}

/** Reads the answer to a confirmation. Of its refusals, one allows another try and two end the order. */
function confirmation(answer: PayoutAnswer): ConfirmAnswer {
  if (answer.outcome !== 'refused' || !answer.signed) return answer
  const { code } = answer
  if (code === '4011') return { outcome: 'code-wrong', code }
  return code === '4008' || code === '4010' ? { outcome: 'closed', code } : answer
}

/** Removes the characters that the bank drops, and cuts to the 24 that it takes. */
const bankMemo = (text: string) => text.replace(/[^a-zA-Z0-9\u4e00-\u9fa5_-]/g, '').slice(0, 24)
