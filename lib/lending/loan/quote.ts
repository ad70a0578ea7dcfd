import { type LoanQuote, quoteApplication } from '../../domain/application.ts'
import type { Product } from '../../domain/product.ts'
import { config } from '../../platform/config.ts'
import { type ProfileRecords, profileVerified } from '../../store/records.ts'
import type { User } from '../../store/user.ts'

/** A request in the terms of a product. */
export const wishOf = ({ amount, period }: { amount: number; period: number }) => ({
  principalFen: amount * 100,
  periodDays: period,
})

/** All checks of an application on what is stored of the borrower; throws the first that fails. */
export function quoteFor(
  user: User,
  records: Partial<ProfileRecords>,
  product: Product | undefined,
  request: { amount: number; period: number },
): LoanQuote {
  const { identity, bankcard, mobile } = user.flags
  return quoteApplication(
    { amountYuan: request.amount, periodDays: request.period },
    {
      forbidden: user.forbidden === true,
      verified: identity === 1 && bankcard === 1 && mobile === 1 && profileVerified(records),
      availableFen: user.quotaAvailableFen,
      hasCard: user.defaultCard !== undefined,
    },
    product,
    config.APR_CAP_PPM,
  )
}
