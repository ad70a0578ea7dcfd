import { callback } from '../../lib/http/callback.ts'
import { settleRepayment } from '../../lib/lending/repayment/settle.ts'
import { log } from '../../lib/platform/log.ts'
import { acknowledged, repaymentMessages, unacknowledged } from '../../lib/vendors/index.ts'

/** Receives LianLian's notification that a repayment order was paid. */
export const handler = callback(async ({ rawBody, now }) => {
  const notice = (await repaymentMessages()).readRepaymentNotice(rawBody)
  if (!notice) {
    log.warn("repayment notice refused: not genuinely the provider's")
    return unacknowledged
  }
  return (await settleRepayment(notice, now)) ? acknowledged : unacknowledged
})
