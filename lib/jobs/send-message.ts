import { dateOf } from '../domain/calendar.ts'
import { outsideQuietHours } from '../domain/quiet-hours.ts'
import { stillTrue } from '../domain/still-true.ts'
import { log } from '../platform/log.ts'
import { vaultOf } from '../platform/sealing.ts'
import { tryCommit } from '../store/commit.ts'
import { absent, exists } from '../store/expressions.ts'
import { keys } from '../store/keys.ts'
import { noteMessage } from '../store/loan-message.ts'
import { type OutboxItem, writtenAt } from '../store/outbox.ts'
import { get } from '../store/read.ts'
import { removeItem } from '../store/update.ts'
import type { User } from '../store/user.ts'
import type { SmsSender } from '../vendors/sms/sms.ts'

/** With the waits below, a message has four hours of the day. */
const TRIES_MAX = 8
const RETRY_MS = 60_000

/** Sends a message if there is still somebody to whom it tells the truth, notes that, and takes it out of the outbox. */
export async function sendMessage(message: OutboxItem, sender: SmsSender, now: number): Promise<'sent' | 'dropped'> {
  const { template, params } = message
  const user = await get<User>(keys.user(message.userId))
  const wanted = user && stillTrue({ ...message, writtenAt: writtenAt(message) }, user.openLoan, dateOf(now))
  if (wanted) {
    const mobile = (await vaultOf(user)).unseal('mobile', user.mobile)
    await sender.send({ mobile, template, params })
  }
  const outcome = wanted ? 'sent' : 'dropped'
  // Before it leaves: a crash in between sends it again, and notes it again under the same key.
  await noteMessage(message, outcome, now)
  await removeItem({ pk: message.pk, sk: message.sk })
  return outcome
}

/** A message that failed waits, twice as long each time and until the quiet hours are over. The last time it is given up. */
export async function postpone(message: OutboxItem, now: number): Promise<void> {
  const tries = message.tries + 1
  if (tries >= TRIES_MAX) {
    log.error('message given up', { id: message.id, loanId: message.loanId, template: message.template })
    await noteMessage(message, 'given up', now)
  }
  const notBefore = outsideQuietHours(now + RETRY_MS * 2 ** tries)
  const key = { pk: message.pk, sk: message.sk }
  const shard = Number(message.pk.split('#')[1])
  const again = { ...message, ...keys.outbox(shard, notBefore, message.id, message.loanId), tries, notBefore }
  // A run that lost its lease in the middle may have postponed or sent it meanwhile.
  await tryCommit(
    { remove: key, guard: { name: 'messageWaits', holds: exists() } },
    ...(tries < TRIES_MAX ? [{ put: again, guard: { name: 'messageNotPostponed', holds: absent() } }] : []),
  )
}
