import * as z from 'zod/mini'
import { seconds } from '../../domain/calendar.ts'
import { vaultOf } from '../../platform/sealing.ts'
import { type Feedback, feedbackField } from '../../store/feedback.ts'
import { keys } from '../../store/keys.ts'
import { itemsOf } from '../../store/queue.ts'
import type { User } from '../../store/user.ts'
import { queue } from './queue.ts'

/** What borrowers wrote to us and nobody has handled yet. */
export const feedback = queue({
  index: 'feedback',
  shape: z.object({
    feedback_id: z.number(),
    user_id: z.number(),
    type: z.string(),
    content: z.string(),
    waiting_since: z.number(),
  }),
  show: async (rows) => {
    const open = (await itemsOf<Feedback>(rows)).filter((item) => item !== undefined && !item.handled) as Feedback[]
    const writers = [...new Set(open.map(({ userId }) => userId))]
    const users = await itemsOf<User>(writers.map(keys.user))
    const vaults = new Map(
      await Promise.all(
        users.filter((user) => user !== undefined).map(async (user) => [user.id, await vaultOf(user)] as const),
      ),
    )
    return open.map(({ id, userId, type, content, at }) => ({
      feedback_id: id,
      user_id: userId,
      type,
      content: vaults.get(userId)?.unseal(feedbackField(id), content) ?? '',
      waiting_since: seconds(at),
    }))
  },
})
