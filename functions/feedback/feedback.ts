import * as z from 'zod/mini'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { text } from '../../lib/http/fields.ts'
import { newId } from '../../lib/platform/ids.ts'
import { vaultOf } from '../../lib/platform/sealing.ts'
import { incrementDaily } from '../../lib/store/daily-limit.ts'
import { type Feedback, feedbackField } from '../../lib/store/feedback.ts'
import { keys } from '../../lib/store/keys.ts'
import { commit } from '../../lib/table/commit.ts'
import { absent } from '../../lib/table/expressions.ts'
import { queuedSince } from '../../lib/table/index-keys.ts'

/** Operators read every one of them. */
const FEEDBACKS_A_DAY = 10

/** The borrower's free text. Sealed like their other texts: people write numbers and names into it. */
export const handler = endpoint(
  {
    auth: borrower(),
    input: z.object({
      type: text({ required: 'FEEDBACK_TYPE', max: 10, tooLong: 'FEEDBACK_TYPE' }),
      content: text({ required: 'FEEDBACK_CONTENT', max: 1000, tooLong: 'FEEDBACK_CONTENT' }),
    }),
  },
  async ({ user, input, now }) => {
    const id = newId(now)
    const content = (await vaultOf(user)).seal(feedbackField(id), input.content)
    const item: Feedback = { ...keys.feedback(id), id, userId: user.id, type: input.type, content, at: now }
    await commit(
      { put: { ...item, ...queuedSince('feedback', now) }, guard: { name: 'feedbackNew', condition: absent() } },
      incrementDaily('feedback', String(user.id), FEEDBACKS_A_DAY, 'TOO_MANY_TRIES', now),
    )
    return {}
  },
)
