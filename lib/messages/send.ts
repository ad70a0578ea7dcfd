import { dateOf } from '../domain/calendar.ts'
import { afterQuietHours } from '../domain/quiet-hours.ts'
import { isStillRelevant } from '../domain/still-relevant.ts'
import { log } from '../platform/log.ts'
import { vaultOf } from '../platform/sealing.ts'
import { keys } from '../store/keys.ts'
import { type LoanMessage, noteMessage, type OutboxItem, writtenAt } from '../store/outbox.ts'
import { equals } from '../table/expressions.ts'
import { get } from '../table/read.ts'
import { removeItem, tryUpdate } from '../table/update.ts'
import type { SmsSender } from '../vendors/sms/sms.ts'

const RETRY_MS = 120_000
const RETRY_MAX_MS = 3_600_000

/** Longer than a provider's outage of a day and a night; older messages are of no use. */
const GIVEN_UP_AFTER_MS = 2 * 86_400_000

type Outcome = LoanMessage['outcome']

/**
 * Tries to send a message, records the result, and removes the message from the outbox. Undefined: another run is sending
 * it.
 */
export async function sendMessage(message: OutboxItem, sender: SmsSender, now: number): Promise<Outcome | undefined> {
  if (!(await countTry(message, now))) return undefined
  const outcome = await attempt(message, sender, now)
  // Before the removal: after a crash in between it is sent again, and recorded again under the same key.
  await noteMessage(message, outcome, now)
  await removeItem({ pk: message.pk, sk: message.sk })
  return outcome
}

/**
 * Counts a try before it is made, and sets the time of the next: twice as late each time, up to an hour, never in the quiet
 * hours. Counted afterwards, a message that the provider takes while the table fails would be sent every minute.
 */
async function countTry({ pk, sk, tries }: OutboxItem, now: number): Promise<boolean> {
  const notBefore = afterQuietHours(now + Math.min(RETRY_MS * 2 ** tries, RETRY_MAX_MS))
  const guard = { name: 'messageNotInHand', condition: equals('tries', tries) }
  return 'item' in (await tryUpdate({ pk, sk }, { set: { tries: tries + 1, notBefore } }, guard))
}

/** Sends a message if it is still true for its borrower. A message that was never tried is never too old. */
async function attempt(message: OutboxItem, sender: SmsSender, now: number): Promise<Outcome> {
  const { id, loanId, template, params, tries } = message
  const at = writtenAt(message)
  const user = await get(keys.user(message.userId))
  if (!user || !isStillRelevant({ template, loanId, writtenAt: at }, user, dateOf(now))) return 'dropped'
  if (tries > 0 && now - at >= GIVEN_UP_AFTER_MS) {
    log.error('message given up', { id, loanId, template })
    return 'given up'
  }
  const mobile = (await vaultOf(user)).unseal('mobile', user.mobile)
  await sender.send({ mobile, template, params })
  return 'sent'
}
