import * as z from 'zod/mini'
import type { PaymentProvider, PayoutResult, PayoutStatus } from '../payment-provider.ts'
import type { LianLianConfig } from './config.ts'
import { money, orderNoField, providerNo, settleDate } from './fields.ts'
import { readNotice } from './notice.ts'

/** The state of a payout in a query's answer and in a notification. */
export const payoutFields = z.discriminatedUnion('result_pay', [
  z.object({
    result_pay: z.enum(['APPLY', 'CHECK', 'PROCESSING', 'WAITING']), // WAITING: PROCESSING in the English documents
    no_order: orderNoField,
  }),
  z.object({
    result_pay: z.enum(['SUCCESS', 'FAILURE', 'CANCEL', 'CLOSED']),
    no_order: orderNoField,
    money_order: money,
    // An order that was closed before its confirmation never had one.
    oid_paybill: z._default(providerNo, ''),
    settle_date: settleDate,
    info_order: z.optional(z.string()),
  }),
])

const pending = { APPLY: 'applied', CHECK: 'check', PROCESSING: 'processing', WAITING: 'processing' } as const
const final = { SUCCESS: 'success', FAILURE: 'failure', CANCEL: 'cancelled', CLOSED: 'closed' } as const

export function payoutStatus(fields: z.output<typeof payoutFields>): PayoutStatus {
  if (!('money_order' in fields)) return { state: pending[fields.result_pay] }
  const result: PayoutResult = {
    state: final[fields.result_pay],
    orderNo: fields.no_order,
    amountFen: fields.money_order,
    providerNo: fields.oid_paybill,
  }
  if (fields.settle_date) result.settleDate = fields.settle_date
  if (fields.info_order) result.info = fields.info_order
  return result
}

export function payoutNotices(config: LianLianConfig): Pick<PaymentProvider, 'readPayoutNotice'> {
  return {
    readPayoutNotice(rawBody) {
      const fields = readNotice(config, payoutFields, rawBody)
      return fields && payoutStatus(fields)
    },
  }
}
