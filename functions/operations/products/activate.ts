import * as z from 'zod/mini'
import { minuteText } from '../../../lib/domain/calendar.ts'
import { SALE_AHEAD_MS } from '../../../lib/domain/sale.ts'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { id, reason } from '../../../lib/http/fields.ts'
import { putOnSale } from '../../../lib/lending/product.ts'
import { config } from '../../../lib/platform/config.ts'
import { keys } from '../../../lib/store/keys.ts'
import { productVersion, saleOf } from '../../../lib/store/product.ts'
import { commit } from '../../../lib/table/commit.ts'
import { get } from '../../../lib/table/read.ts'

/** Puts a version on sale; it must have been made by another operator. */
export const handler = endpoint(
  {
    auth: operator('admin'),
    input: z.object({
      id: id('PRODUCT_UNKNOWN'),
      n: id('PRODUCT_UNKNOWN'),
      reason: reason(),
    }),
  },
  async ({ input, operator: { name }, now }) => {
    const [version, stored] = await Promise.all([productVersion(input.id, input.n), get(keys.onlineProduct())])
    const given = {
      online: saleOf(stored),
      operator: name,
      reason: input.reason,
      aprCapPpm: config.APR_CAP_PPM,
    }
    const from = now + SALE_AHEAD_MS
    await commit(...putOnSale(version, given, from, now))
    return { message: `On sale from ${minuteText(from)}` }
  },
)
