import * as z from 'zod/mini'
import { seconds } from '../../../lib/domain/calendar.ts'
import { ppmText, yuan } from '../../../lib/domain/money.ts'
import { productAt } from '../../../lib/domain/sale.ts'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { noInput } from '../../../lib/http/fields.ts'
import { keys } from '../../../lib/store/keys.ts'
import { productVersions, saleOf } from '../../../lib/store/product.ts'
import { get } from '../../../lib/table/read.ts'

/** Lists all versions of the product, newest first, and which of them is on sale. */
export const handler = endpoint(
  {
    auth: operator('reviewer', 'cashier', 'risk', 'admin'),
    input: noInput,
    output: z.array(
      z.object({
        product_id: z.number(),
        version: z.number(),
        on_sale: z.boolean(),
        min_quota: z.number(),
        max_quota: z.number(),
        min_period: z.number(),
        max_period: z.number(),
        annualized_interest_rate: z.string(),
        trial_rate: z.string(),
        service_rate: z.string(),
        poundage_rate: z.string(),
        overdue_rate: z.string(),
        overdue_cap_days: z.number(),
        made_by: z.nullable(z.string()),
        made_at: z.nullable(z.number()),
        reason: z.string(),
      }),
    ),
  },
  async ({ now }) => {
    const sale = saleOf(await get(keys.onlineProduct()))
    const online = productAt(sale, now)
    const versions = await productVersions(online.id)
    return {
      results: versions.map(({ id, version, rates, ...made }) => ({
        product_id: id,
        version,
        on_sale: version === online.version,
        min_quota: yuan(made.minFen),
        max_quota: yuan(made.maxFen),
        min_period: made.minDays,
        max_period: made.maxDays,
        annualized_interest_rate: ppmText(rates.annualPpm),
        trial_rate: ppmText(rates.trialPpm),
        service_rate: ppmText(rates.servicePpm),
        poundage_rate: ppmText(rates.poundagePpm),
        overdue_rate: ppmText(rates.overduePpm),
        overdue_cap_days: rates.overdueCapDays,
        made_by: made.madeBy ?? null,
        made_at: made.madeAt === undefined ? null : seconds(made.madeAt),
        reason: made.why ?? '',
      })),
    }
  },
)
