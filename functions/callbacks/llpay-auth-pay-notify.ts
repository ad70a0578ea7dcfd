import { callback } from '../../lib/http/callback.ts'
import { acknowledged, unacknowledged } from '../../lib/lending/acknowledge.ts'
import { settleRepayment } from '../../lib/lending/settle-repayment.ts'
import { log } from '../../lib/platform/log.ts'
import { repaymentNotices } from '../../lib/vendors/wired.ts'

/** LianLian says that a repayment order was paid. */
export const handler = callback(async ({ rawBody, now }) => {
  const notice = (await repaymentNotices()).readRepaymentNotice(rawBody)
  if (!notice) {
    log.error("repayment notice refused: not genuinely the provider's")
    return unacknowledged
  }
  return (await settleRepayment(notice, now)) ? acknowledged : unacknowledged
})
