import { describe, log } from '../platform/log.ts'
import { vaultOf } from '../platform/sealing.ts'
import { tryCommit } from '../store/commit.ts'
import { absent, exists } from '../store/expressions.ts'
import { keys } from '../store/keys.ts'
import { OUTBOX_SHARDS, type OutboxItem, waitingMessages } from '../store/outbox.ts'
import { get } from '../store/read.ts'
import { removeItem } from '../store/update.ts'
import type { User } from '../store/user.ts'
import { smsSender } from '../vendors/wired.ts'

const TRIES_MAX = 8
const RETRY_MS = 60_000

/** At least once: a message leaves the outbox only after the provider took it. One that fails waits, twice as long each time. */
export async function sendMessages(now: number): Promise<{ sent: number; failed: number }> {
  const counts = { sent: 0, failed: 0 }
  for (let shard = 0; shard < OUTBOX_SHARDS; shard++) {
    for (const message of await waitingMessages(shard, now)) {
      await send(message).then(
        () => counts.sent++,
        async (error: unknown) => {
          counts.failed++
          log.warn('message not sent', { id: message.id, ...describe(error) })
          await postpone(message, shard, now)
        },
      )
    }
  }
  return counts
}

async function send(message: OutboxItem): Promise<void> {
  const user = await get<User>(keys.user(message.userId))
  if (user) {
    const mobile = (await vaultOf(user)).unseal('mobile', user.mobile)
    await smsSender().send({ mobile, template: message.template, params: message.params })
  }
  await removeItem({ pk: message.pk, sk: message.sk })
}

async function postpone(message: OutboxItem, shard: number, now: number): Promise<void> {
  const tries = message.tries + 1
  if (tries === TRIES_MAX) log.error('message given up', { id: message.id })
  const notBefore = now + RETRY_MS * 2 ** tries
  const key = { pk: message.pk, sk: message.sk }
  const again = { ...message, ...keys.outbox(shard, notBefore, message.id), tries, notBefore }
  // Another run may have postponed or sent it meanwhile.
  await tryCommit(
    { remove: key, guard: { name: 'messageWaits', holds: exists() } },
    ...(tries < TRIES_MAX ? [{ put: again, guard: { name: 'messageNotPostponed', holds: absent() } }] : []),
  )
}
