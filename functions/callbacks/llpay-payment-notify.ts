import { callback } from '../../lib/http/callback.ts'
import { settlePayout } from '../../lib/lending/payout/settle.ts'
import { log } from '../../lib/platform/log.ts'
import * as payments from '../../lib/vendors/payments.ts'

/** Receives LianLian's notification of how a disbursement ended. */
export const handler = callback(async ({ rawBody, now }) => {
  const status = (await payments.notices()).readPayoutNotice(rawBody)
  if (!status || !('orderNo' in status)) {
    log.warn('payout notice refused: not authentic, or no result')
    return payments.unacknowledged
  }
  return (await settlePayout(status, now)) ? payments.acknowledged : payments.unacknowledged
})
