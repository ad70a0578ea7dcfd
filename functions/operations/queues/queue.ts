import * as z from 'zod/mini'
import { queueNames, queues } from '../../../lib/backoffice/queues.ts'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { paging } from '../../../lib/http/paging.ts'
import { firstOf } from '../../../lib/table/indexes.ts'

const shapes = [...new Set(queueNames.map((name) => queues[name].shape))]

/** Lists what waits for an operator, oldest first; each queue shows different fields. */
export const handler = endpoint(
  {
    auth: operator('reviewer', 'cashier', 'risk', 'admin'),
    input: z.object({ queue: z.enum(queueNames), ...paging }),
    output: z.array(z.union(shapes)),
  },
  async ({ input: { queue, offset, limit }, operator: { name }, now }) => {
    const rows = await firstOf(queues[queue].index, offset + limit + 1)
    return {
      results: await queues[queue].show(rows.slice(offset, offset + limit), { operator: name, now }),
      has_more: rows.length > offset + limit,
    }
  },
)
