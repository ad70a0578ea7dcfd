import { seconds } from '../domain/calendar.ts'
import type { Key } from './commit.ts'
import { absent, any, below, equals } from './expressions.ts'
import { tryUpdate } from './update.ts'

/** The item that says until when a run works. */
export interface Lease extends Key {
  leasedUntil?: number
  expiresAt: number
}

const KEPT_S = 7 * 86_400

/**
 * Takes a lease, by which of two runs of a job at once only one works. Answers with what gives it back; undefined while
 * another has it. A run that died gives nothing back: its lease ends by itself.
 */
export async function takeLease(key: Key, forMs: number, now: number): Promise<(() => Promise<void>) | undefined> {
  const leasedUntil = now + forMs
  const taken = await tryUpdate(
    key,
    { set: { leasedUntil, expiresAt: seconds(now) + KEPT_S } },
    { name: 'leaseFree', condition: any(absent('leasedUntil'), below('leasedUntil', now + 1)) },
  )
  if ('guard' in taken) return undefined
  return async () => {
    await tryUpdate(
      key,
      { remove: ['leasedUntil'] },
      { name: 'leaseOurs', condition: equals('leasedUntil', leasedUntil) },
    )
  }
}
