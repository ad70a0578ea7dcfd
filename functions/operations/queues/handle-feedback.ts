import * as z from 'zod/mini'
import { handleFeedback } from '../../../lib/backoffice/handle-feedback.ts'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { id, reason } from '../../../lib/http/fields.ts'
import { keys } from '../../../lib/store/keys.ts'
import { commit } from '../../../lib/table/commit.ts'
import { get } from '../../../lib/table/read.ts'

/** Marks a borrower's feedback as handled. */
export const handler = endpoint(
  {
    auth: operator('reviewer', 'cashier', 'risk', 'admin'),
    input: z.object({ id: id('FEEDBACK_UNKNOWN'), note: reason() }),
  },
  async ({ input, operator: { name }, now }) => {
    const feedback = await get(keys.feedback(input.id))
    await commit(...handleFeedback(feedback, { operator: name, note: input.note }, now))
    return { message: 'Handled' }
  },
)
