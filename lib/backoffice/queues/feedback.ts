import { seconds } from '../../domain/calendar.ts'
import { vaultOf } from '../../platform/sealing.ts'
import { type Feedback, feedbackField } from '../../store/feedback.ts'
import { keys } from '../../store/keys.ts'
import { auditLookup, type Reader } from '../../store/look-up.ts'
import { commit } from '../../table/commit.ts'
import { itemsOf } from '../../table/indexes.ts'
import { queue } from './queue.ts'
import { queuedFeedbackShape } from './shapes.ts'

/** Borrowers' feedback that is not handled yet. */
export const feedback = queue({
  index: 'feedback',
  shape: queuedFeedbackShape,
  show: async (rows, reader) => {
    const open = (await itemsOf<Feedback>(rows)).filter((item) => item !== undefined).filter(({ handled }) => !handled)
    const writers = [...new Set(open.map(({ userId }) => userId))]
    const [users] = await Promise.all([itemsOf(writers.map(keys.user)), noteReader(open, reader)])
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

/** Records the reader in the audit of each writer, once. A page has at most 50 feedbacks, and a transaction 100 writes. */
async function noteReader(open: Feedback[], reader: Reader): Promise<void> {
  const ofWriters = Map.groupBy(open, ({ userId }) => userId)
  if (ofWriters.size === 0) return
  await commit(
    ...[...ofWriters].map(([userId, theirs]) =>
      auditLookup(userId, reader, 'read-feedback', `feedback ${theirs.map(({ id }) => id).join(', ')}`),
    ),
  )
}
