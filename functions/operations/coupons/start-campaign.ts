import * as z from 'zod/mini'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { businessDay, reason, text, wholeNumber, yuanAmount } from '../../../lib/http/fields.ts'
import { startCampaign } from '../../../lib/lending/coupon/campaigns.ts'
import { newId } from '../../../lib/platform/ids.ts'
import { onlineCampaigns } from '../../../lib/store/campaign.ts'
import { commit } from '../../../lib/table/commit.ts'

/** Starts a campaign that gives a coupon to everyone who signs up between two days, both included. */
export const handler = endpoint(
  {
    auth: operator('admin'),
    input: z.object({
      name: text({ required: 'CAMPAIGN_NAME_REQUIRED', max: 40 }),
      kind: z.enum(['repayment', 'cash']),
      amount: yuanAmount('COUPON_INVALID'),
      min_amount: yuanAmount('COUPON_INVALID'),
      valid_days: wholeNumber(),
      from: businessDay('BAD_PARAMETER'),
      until: businessDay('BAD_PARAMETER'),
      reason: reason(),
    }),
    output: z.array(z.object({ campaign_id: z.number() })),
  },
  async ({ input, operator: { name: by }, now }) => {
    const { name, kind, amount, min_amount, valid_days, from, until, reason } = input
    const offer = { kind, amountFen: amount, minFen: min_amount, validDays: valid_days }
    const campaign = { id: newId(now), name, ...offer, from, until }
    await commit(...startCampaign(await onlineCampaigns(), campaign, { operator: by, reason }, now))
    return { message: 'Online', results: [{ campaign_id: campaign.id }] }
  },
)
