import * as z from 'zod/mini'
import { decideQuota } from '../../../lib/account/quota.ts'
import { yuan } from '../../../lib/domain/money.ts'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { id, reason } from '../../../lib/http/fields.ts'
import { keys } from '../../../lib/store/keys.ts'
import { commit } from '../../../lib/table/commit.ts'
import { getAll } from '../../../lib/table/read.ts'

/**
 * Decides the open change of a quota. `allow_quota` (whole yuan) is the amount added; without it, the amount that an operator
 * proposed.
 */
export const handler = endpoint(
  {
    auth: operator('risk', 'admin'),
    input: z.object({
      id: id('QUOTA_NOTHING_PENDING'),
      result: z.enum(['pass', 'reject']),
      allow_quota: z.pipe(
        z.string().check(z.regex(/^(-?\d{1,9})?$/, 'QUOTA_CHANGE_INVALID')),
        z.transform((digits: string) => (digits === '' ? undefined : Number(digits) * 100)),
      ),
      memo: reason(),
    }),
    output: z.array(z.object({ total: z.number(), available: z.number() })),
  },
  async ({ input: { id: userId, result, allow_quota: allowedFen, memo }, operator: { name }, now }) => {
    const wanted = { user: keys.user(userId), application: keys.quotaApplication(userId) }
    const found = await getAll(wanted)
    const passed = result === 'pass'
    await commit(...decideQuota(found.user, found.application, { operator: name, passed, allowedFen, memo }, now))
    const { user } = await getAll({ user: keys.user(userId) })
    if (!user) throw new Error(`User ${userId} is gone`)
    return {
      message: passed ? 'Passed' : 'Rejected',
      results: [{ total: yuan(user.quotaTotalFen), available: yuan(user.quotaAvailableFen) }],
    }
  },
)
