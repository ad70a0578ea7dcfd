import * as z from 'zod/mini'
import { decideBreak } from '../../../lib/books/resolve-break.ts'
import { Failure } from '../../../lib/domain/failure.ts'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { reason, text } from '../../../lib/http/fields.ts'
import { breakKey } from '../../../lib/store/break.ts'
import { commit } from '../../../lib/table/commit.ts'
import { get } from '../../../lib/table/read.ts'

/** Resolves a break: the first operator proposes an outcome; another operator who sends the same outcome resolves it. */
export const handler = endpoint(
  {
    auth: operator('cashier', 'risk', 'admin'),
    input: z.object({
      id: text({ required: 'NO_SUCH_BREAK', max: 80, tooLong: 'NO_SUCH_BREAK' }),
      outcome: z.enum(['explained', 'refunded', 'recovered']),
      reason: reason(),
    }),
    output: z.array(z.object({ state: z.enum(['proposed', 'resolved']) })),
  },
  async ({ input: { id, outcome, reason }, operator: { name }, now }) => {
    const key = breakKey(id)
    const found = key && (await get(key))
    if (!found) throw new Failure('NO_SUCH_BREAK')
    await commit(...decideBreak(found, { outcome, reason, operator: name }, now))
    // The read state is what was committed: the commit would have refused any other state.
    return found.proposal?.outcome === outcome
      ? { message: 'Resolved', results: [{ state: 'resolved' as const }] }
      : { message: 'Proposed: another operator must agree', results: [{ state: 'proposed' as const }] }
  },
)
