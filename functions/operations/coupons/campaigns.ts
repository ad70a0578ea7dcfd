import * as z from 'zod/mini'
import { dateOf, seconds } from '../../../lib/domain/calendar.ts'
import { campaignRuns } from '../../../lib/domain/campaign.ts'
import { yuan } from '../../../lib/domain/money.ts'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { pageOf, paging } from '../../../lib/http/paging.ts'
import { allCampaigns } from '../../../lib/store/campaign.ts'

/** Lists campaigns, newest first, including those that are over or switched off. */
export const handler = endpoint(
  {
    auth: operator('reviewer', 'cashier', 'risk', 'admin'),
    input: z.object(paging),
    output: z.array(
      z.object({
        campaign_id: z.number(),
        name: z.string(),
        kind: z.enum(['repayment', 'cash']),
        amount: z.number(),
        min_amount: z.number(),
        valid_days: z.number(),
        from: z.string(),
        until: z.string(),
        online: z.boolean(),
        created_at: z.number(),
        created_by: z.string(),
        off_by: z.nullable(z.string()),
      }),
    ),
  },
  async ({ input, now }) =>
    pageOf(await allCampaigns(input), input, (campaign) => ({
      campaign_id: campaign.id,
      name: campaign.name,
      kind: campaign.kind,
      amount: yuan(campaign.amountFen),
      min_amount: yuan(campaign.minFen),
      valid_days: campaign.validDays,
      from: campaign.from,
      until: campaign.until,
      online: campaign.offAt === undefined && campaignRuns(campaign, dateOf(now)),
      created_at: seconds(campaign.createdAt),
      created_by: campaign.createdBy,
      off_by: campaign.offBy ?? null,
    })),
)
