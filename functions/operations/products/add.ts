import * as z from 'zod/mini'
import { parsePpm } from '../../../lib/domain/money.ts'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { reason } from '../../../lib/http/fields.ts'
import { makeVersion } from '../../../lib/lending/product.ts'
import { keys } from '../../../lib/store/keys.ts'
import { productVersions, saleOf } from '../../../lib/store/product.ts'
import { commit } from '../../../lib/table/commit.ts'
import { get } from '../../../lib/table/read.ts'

const count = z.pipe(z.string().check(z.regex(/^\d{1,9}$/, 'PRODUCT_INVALID')), z.transform(Number))
const rate = z.pipe(
  z.string().check(z.refine((value) => parsePpm(value) !== undefined, 'PRODUCT_INVALID')),
  z.transform((value: string) => parsePpm(value) ?? 0),
)

/** Adds the next version of the product. Amounts are whole yuan, rates fractions ("0.18"). */
export const handler = endpoint(
  {
    auth: operator('admin'),
    input: z.object({
      min_quota: count,
      max_quota: count,
      min_period: count,
      max_period: count,
      annualized_interest_rate: rate,
      trial_rate: rate,
      service_rate: rate,
      poundage_rate: rate,
      overdue_rate: rate,
      overdue_cap_days: count,
      reason: reason(),
    }),
    output: z.array(z.object({ product_id: z.number(), version: z.number() })),
  },
  async ({ input, operator: { name }, now }) => {
    const { id } = saleOf(await get(keys.onlineProduct()))
    const [newest] = await productVersions(id)
    const product = {
      id,
      version: (newest?.version ?? 0) + 1,
      minFen: input.min_quota * 100,
      maxFen: input.max_quota * 100,
      minDays: input.min_period,
      maxDays: input.max_period,
      rates: {
        annualPpm: input.annualized_interest_rate,
        trialPpm: input.trial_rate,
        servicePpm: input.service_rate,
        poundagePpm: input.poundage_rate,
        overduePpm: input.overdue_rate,
        overdueCapDays: input.overdue_cap_days,
      },
    }
    await commit(...makeVersion(product, { operator: name, reason: input.reason }, now))
    return { message: 'Made', results: [{ product_id: id, version: product.version }] }
  },
)
