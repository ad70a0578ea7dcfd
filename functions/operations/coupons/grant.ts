import * as z from 'zod/mini'
import { Failure } from '../../../lib/domain/failure.ts'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { id, optionalId, reason, wholeNumber, yuanAmount } from '../../../lib/http/fields.ts'
import { grantAdHoc, grantFromCampaign } from '../../../lib/lending/coupon/campaigns.ts'
import { newId } from '../../../lib/platform/ids.ts'
import { onlineCampaigns } from '../../../lib/store/campaign.ts'
import { commit } from '../../../lib/table/commit.ts'

/**
 * Gives a borrower a coupon: of a campaign (`campaign_id`), or a single one with kind, amount and validity. A `coupon_id` of
 * the caller's choice makes a repeated request harmless.
 */
export const handler = endpoint(
  {
    auth: operator('risk', 'admin'),
    input: z.object({
      id: id('NO_SUCH_BORROWER'),
      campaign_id: optionalId(),
      coupon_id: optionalId(),
      kind: z.enum(['repayment', 'cash', '']),
      amount: yuanAmount('COUPON_INVALID'),
      min_amount: yuanAmount('COUPON_INVALID'),
      valid_days: wholeNumber(),
      reason: reason(),
    }),
    output: z.array(z.object({ coupon_id: z.number() })),
  },
  async ({ input, operator: { name }, now }) => {
    const { id: userId, campaign_id: campaignId, kind, amount, min_amount, valid_days, reason } = input
    const order = { operator: name, reason }
    if (campaignId !== undefined) {
      await commit(...grantFromCampaign(await onlineCampaigns(), { campaignId, userId }, order, now))
      return { message: 'Given', results: [{ coupon_id: campaignId }] }
    }
    if (kind === '') throw new Failure('COUPON_INVALID', { about: 'neither campaign_id nor kind is given' })
    const couponId = input.coupon_id ?? newId(now)
    const offer = { kind, amountFen: amount, minFen: min_amount, validDays: valid_days }
    await commit(...grantAdHoc(offer, { couponId, userId }, order, now))
    return { message: 'Given', results: [{ coupon_id: couponId }] }
  },
)
