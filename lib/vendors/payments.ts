import { config } from '../platform/config.ts'
import { secrets } from '../platform/secrets.ts'
import { cardSigning } from './lianlian/card-signing.ts'
import { cardCalls } from './lianlian/cards.ts'
import type { LianLianConfig } from './lianlian/config.ts'
import { payoutNotices } from './lianlian/payout-status.ts'
import { payoutCalls } from './lianlian/payouts.ts'
import { repaymentForms, repaymentNotices, repaymentQueries } from './lianlian/repayments.ts'

/**
 * The payment provider in use, LianLian, in parts. Import it as `* as payments`: then a bundle carries only the parts that its
 * function takes.
 */

/** Bank cards: the issuer of a number, the agreements of a borrower, and signing and ending one. */
export async function cards() {
  const config = await lianlian()
  return { ...cardCalls(config), ...cardSigning(config) }
}

/** Money out. */
export const payouts = async () => payoutCalls(await lianlian())

/** Money in. While a borrower waits for the form, a short `timeoutMs`: the fate of an earlier order is answered soon, or not at all. */
export async function repayments({ timeoutMs }: { timeoutMs?: number } = {}) {
  const config = { ...(await lianlian()), ...(timeoutMs ? { timeoutMs } : {}) }
  return { ...repaymentForms(config), ...repaymentQueries(config) }
}

/** Messages that come to us, by the provider's server or through the browser. */
export async function notices() {
  const config = await lianlian()
  return { ...payoutNotices(config), ...repaymentNotices(config) }
}

export { acknowledged, unacknowledged } from './lianlian/notice.ts'
export { meaningOf } from './lianlian/ret-codes.ts'

async function lianlian(): Promise<LianLianConfig> {
  const [merchantPrivateKey = '', lianlianPublicKey = ''] = await secrets(
    'lianlian-merchant-key',
    'lianlian-public-key',
  )
  return {
    partner: config.LIANLIAN_PARTNER,
    merchantPrivateKey,
    lianlianPublicKey,
    endpoints: {
      query: config.LIANLIAN_QUERY_URL,
      trader: config.LIANLIAN_TRADER_URL,
      instantPay: config.LIANLIAN_PAYOUT_URL,
    },
  }
}
