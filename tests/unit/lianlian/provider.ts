import { cardSigning } from '../../../lib/vendors/lianlian/card-signing.ts'
import { cardCalls } from '../../../lib/vendors/lianlian/cards.ts'
import type { LianLianConfig } from '../../../lib/vendors/lianlian/config.ts'
import { payoutNotices } from '../../../lib/vendors/lianlian/payout-status.ts'
import { payoutCalls } from '../../../lib/vendors/lianlian/payouts.ts'
import { repaymentForms, repaymentNotices, repaymentQueries } from '../../../lib/vendors/lianlian/repayments.ts'
import type { PaymentProvider } from '../../../lib/vendors/payment-provider.ts'

/** All parts together: the compiler holds that they are the whole port. */
export const lianlian = (config: LianLianConfig): PaymentProvider => ({
  ...cardCalls(config),
  ...cardSigning(config),
  ...repaymentForms(config),
  ...repaymentQueries(config),
  ...repaymentNotices(config),
  ...payoutCalls(config),
  ...payoutNotices(config),
})
