import * as z from 'zod/mini'
import { beijingStamp } from '../../domain/calendar.ts'
import type { PaymentProvider, RepaymentNotice, RepaymentStatus } from '../payment-provider.ts'
import { ask, read, unexpected } from './answer.ts'
import type { LianLianConfig } from './config.ts'
import { money, moneyText, orderNoField, providerNo, riskItem, settleDate } from './fields.ts'
import { readNotice } from './notice.ts'
import { signed } from './signature.ts'

const payment = { no_order: orderNoField, money_order: money, oid_paybill: providerNo, settle_date: settleDate }

const notice = z.object({ ...payment, result_pay: z.enum(['SUCCESS', 'PROCESSING', 'FAILURE']) })

const head = z.object({
  oid_partner: z.string(),
  no_order: orderNoField,
  dt_order: z.string(),
  result_pay: z.enum(['SUCCESS', 'WAITING', 'PROCESSING', 'REFUND', 'FAILURE']),
})
const paid = z.object({ ...payment, result_pay: z.literal('SUCCESS') })

const stateOf = { WAITING: 'unpaid', PROCESSING: 'processing', REFUND: 'refunded', FAILURE: 'failed' } as const

// The documents differ on which of bank_name, memo and card_no are signed; none of them is used.
const unsigned = [['bank_name', 'memo', 'card_no'], ['bank_name', 'memo'], ['bank_name', 'card_no'], ['bank_name'], []]

/** Reads what LianLian tells about a payment: its server by a notification, or the browser on its return. */
export function repaymentNotices(
  config: LianLianConfig,
): Pick<PaymentProvider, 'readRepaymentNotice' | 'readRepaymentReturn'> {
  const readPayment = (text: string) => {
    const fields = readNotice(config, notice, text)
    return fields && noticeOf(fields)
  }
  return { readRepaymentNotice: readPayment, readRepaymentReturn: readPayment }
}

export function repaymentQueries(config: LianLianConfig): Pick<PaymentProvider, 'queryRepayment'> {
  return {
    async queryRepayment({ orderNo, orderedAtMs }): Promise<RepaymentStatus> {
      const order = { no_order: orderNo, dt_order: beijingStamp(orderedAtMs) }
      // Version 1.0: without bank_name and memo.
      const request = { ...order, query_version: '1.0' }
      const answer = await ask(config, `${config.endpoints.query}/orderquery.htm`, request, unsigned)
      if (answer.code === '8901') return { state: 'unknown' }
      if (answer.code !== '0000') throw unexpected(answer)
      const { no_order, dt_order, result_pay } = read(head, answer.fields)
      if (no_order !== order.no_order || dt_order !== order.dt_order) throw unexpected(answer)
      if (result_pay !== 'SUCCESS') return { state: stateOf[result_pay] }
      return { state: 'paid', notice: noticeOf(read(paid, answer.fields)) }
    },
  }
}

function noticeOf(fields: z.output<typeof notice>): RepaymentNotice {
  return {
    orderNo: fields.no_order,
    amountFen: fields.money_order,
    result: fields.result_pay,
    providerNo: fields.oid_paybill,
    ...(fields.settle_date && { settleDate: fields.settle_date }),
  }
}

/** Makes the browser's order to pay ("authenticated payment"): it calls nothing, so this part needs no parsing. */
export function repaymentForms(config: LianLianConfig): Pick<PaymentProvider, 'repaymentForm'> {
  return {
    repaymentForm({ payer, orderNo, orderedAtMs, amountFen, validMinutes, notifyUrl, returnUrl }) {
      const fields = {
        acct_name: payer.name,
        app_request: '3', // WAP
        busi_partner: '101001', // virtual goods
        dt_order: beijingStamp(orderedAtMs),
        id_no: payer.identityNo,
        id_type: '0',
        info_order: '用户还款',
        money_order: moneyText(amountFen),
        name_goods: '用户主动还款',
        no_order: orderNo,
        notify_url: notifyUrl,
        oid_partner: config.partner,
        risk_item: riskItem(config, payer),
        url_return: returnUrl,
        user_id: String(payer.userId),
        // LianLian's default is 7 days.
        valid_order: String(validMinutes),
        version: '1.1',
      }
      return signed(fields, config.merchantPrivateKey)
    },
  }
}
