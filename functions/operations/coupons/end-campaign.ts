import * as z from 'zod/mini'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { id, reason } from '../../../lib/http/fields.ts'
import { endCampaign } from '../../../lib/lending/coupon/campaigns.ts'
import { onlineCampaigns } from '../../../lib/store/campaign.ts'
import { commit } from '../../../lib/table/commit.ts'

/** Switches a campaign off: it gives no more coupons, and those already given stay valid. */
export const handler = endpoint(
  {
    auth: operator('admin'),
    input: z.object({ id: id('CAMPAIGN_UNKNOWN'), reason: reason() }),
  },
  async ({ input: { id: campaignId, reason }, operator: { name }, now }) => {
    await commit(...endCampaign(await onlineCampaigns(), campaignId, { operator: name, reason }, now))
    return { message: 'Off' }
  },
)
