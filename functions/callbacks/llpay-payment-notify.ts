import { callback } from '../../lib/http/callback.ts'
import { settlePayout } from '../../lib/lending/payout/settle.ts'
import { log } from '../../lib/platform/log.ts'
import { acknowledged, payoutMessages, unacknowledged } from '../../lib/vendors/index.ts'

/** Receives LianLian's notification of how a disbursement ended. */
export const handler = callback(async ({ rawBody, now }) => {
  const status = (await payoutMessages()).readPayoutNotice(rawBody)
  if (!status || !('orderNo' in status)) {
    log.warn("payout notice refused: not genuinely the provider's, or no result")
    return unacknowledged
  }
  return (await settlePayout(status, now)) ? acknowledged : unacknowledged
})
