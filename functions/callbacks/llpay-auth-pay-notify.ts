import { callback } from '../../lib/http/callback.ts'
import { settleRepayment } from '../../lib/lending/repayment/settle.ts'
import { log } from '../../lib/platform/log.ts'
import * as payments from '../../lib/vendors/payments.ts'

/** Receives LianLian's notification that a repayment order was paid. */
export const handler = callback(async ({ rawBody, now }) => {
  const notice = (await payments.notices()).readRepaymentNotice(rawBody)
  if (!notice) {
    log.warn('repayment notice refused: not authentic')
    return payments.unacknowledged
  }
  return (await settleRepayment(notice, now)) ? payments.acknowledged : payments.unacknowledged
})
