import type { PaymentProvider } from '../payments.ts'
import { cardSigning } from './card-signing.ts'
import { cards, cardUnbinding } from './cards.ts'
import type { LianLianConfig } from './config.ts'
import { payoutNotices } from './payout-status.ts'
import { payouts } from './payouts.ts'
import { repaymentForms, repayments } from './repayments.ts'

export type { LianLianConfig } from './config.ts'
export { cardSigning, cards, cardUnbinding, payoutNotices, payouts, repaymentForms, repayments }

/**
 * Makes the whole provider. A function that needs one part imports that part's file: a bundle carries only the parts it
 * uses.
 */
export const lianlian = (config: LianLianConfig): PaymentProvider => ({
  ...cards(config),
  ...cardSigning(config),
  ...cardUnbinding(config),
  ...repaymentForms(config),
  ...repayments(config),
  ...payouts(config),
  ...payoutNotices(config),
})
