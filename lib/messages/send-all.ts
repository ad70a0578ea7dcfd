import { dateOf } from '../domain/calendar.ts'
import { untilQuietHours } from '../domain/quiet-hours.ts'
import { describe, log } from '../platform/log.ts'
import { keys } from '../store/keys.ts'
import { type LoanMessage, OUTBOX_SHARDS, type OutboxItem, waitingMessages } from '../store/outbox.ts'
import { takeLease } from '../table/lease.ts'
import type { SmsSender } from '../vendors/sms/sms.ts'
import { smsSender } from '../vendors/sms.ts'
import { VendorUnavailable } from '../vendors/unavailable.ts'
import { sendMessage } from './send.ts'

/** A run begins no message after 40 s, ends a message within 10 s, and its lease ends after 60 s, its Lambda's time-out. */
const BEGIN_MS = 40_000
const SEND_MS = 10_000
const LEASE_MS = 60_000

/** After this many silences in a row the provider is down: the run stops. */
const SILENCES_MAX = 5

/** State shared by the shards of a run. */
interface Run {
  sender: SmsSender
  now: number
  /** On the machine's clock: the business clock may be moved during a run. */
  endsAt: number
  silences: number
  counts: Record<LoanMessage['outcome'] | 'failed', number>
}

/**
 * Sends the waiting messages, at least once each: a message leaves the outbox only after the provider took it. A lease lets
 * one run work at a time; a run that died blocks the others for a minute. No message is sent in the quiet hours, nor begun
 * so late that a provider may take it in them.
 */
export async function sendMessages(now: number, forMs = BEGIN_MS): Promise<Run['counts']> {
  const counts = { sent: 0, dropped: 0, 'given up': 0, failed: 0 }
  const mayBeginMs = untilQuietHours(now) - SEND_MS
  if (mayBeginMs <= 0) return counts
  const giveBack = await takeLease(keys.jobRun('send-messages', dateOf(now)), LEASE_MS, now)
  if (!giveBack) return counts
  const run: Run = {
    sender: smsSender(SEND_MS),
    now,
    endsAt: performance.now() + Math.min(forMs, mayBeginMs),
    silences: 0,
    counts,
  }
  const shards = Array.from({ length: OUTBOX_SHARDS }, (_, shard) => sendShard(shard, run))
  const broken = (await Promise.allSettled(shards)).find(({ status }) => status === 'rejected')
  await giveBack()
  if (providerIsGone(run)) log.error('messages stopped: no provider accepts them', counts)
  if (broken?.status === 'rejected') throw broken.reason
  return counts
}

const providerIsGone = ({ silences }: Run): boolean => silences >= SILENCES_MAX

async function sendShard(shard: number, run: Run): Promise<void> {
  for await (const message of waitingMessages(shard, run.now)) {
    if (providerIsGone(run) || performance.now() >= run.endsAt) return
    await sendOne(message, run)
  }
}

/** Sends one message; a failure does not stop the others. */
async function sendOne(message: OutboxItem, run: Run): Promise<void> {
  try {
    const outcome = await sendMessage(message, run.sender, run.now)
    if (outcome) run.counts[outcome]++
    if (outcome === 'sent') run.silences = 0
  } catch (error) {
    run.counts.failed++
    if (error instanceof VendorUnavailable) run.silences++
    log.warn('message not sent', { id: message.id, loanId: message.loanId, ...describe(error) })
  }
}
