import type { PaymentProvider } from '../payments.ts'
import type { LianLianConfig } from './config.ts'
import { readNotice } from './notice.ts'
import { payoutFields, payoutStatus } from './payout-status.ts'

export function payoutNotices(config: LianLianConfig): Pick<PaymentProvider, 'readPayoutNotice'> {
  return {
    readPayoutNotice(rawBody) {
      const fields = readNotice(config, payoutFields, rawBody)
      return fields && payoutStatus(fields)
    },
  }
}
