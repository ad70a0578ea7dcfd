import { dateOf } from '../domain/calendar.ts'
import { Failure } from '../domain/failure.ts'
import { blindIndex, vaultOf } from '../platform/sealing.ts'
import { consentTo, recordConsent } from '../store/consent.ts'
import { incrementDaily } from '../store/daily-limit.ts'
import { keys } from '../store/keys.ts'
import type { User } from '../store/user.ts'
import type { IdentityOwner, Slot } from '../store/verification.ts'
import { commit, errorOf, type Guard, type Key, tryCommit } from '../table/commit.ts'
import { absent, any, equals } from '../table/expressions.ts'
import { get } from '../table/read.ts'

const TRIES_A_DAY = 5

/**
 * Throws when the identity number belongs to another account. Checked before the vendor's call, so that a taken number
 * costs no check.
 */
export async function throwIfTaken(identityNo: string, userId: number): Promise<void> {
  const owner = await get(keys.identity(await blindIndex('identity', identityNo)))
  if (owner && owner.userId !== userId) throw new Failure('IDENTITY_TAKEN')
}

/**
 * Counts an identity check: five a day and borrower, counted before the vendor's call, because each costs money and tests a
 * stolen identity. The borrower's consent is recorded in the same transaction.
 */
export async function countIdentityTry(userId: number, now: number): Promise<void> {
  const oneTry = incrementDaily('identity', String(userId), TRIES_A_DAY, 'IDENTITY_TRIES_USED', now)
  await commit(oneTry, recordConsent(userId, consentTo('identity', now)))
}

/** The identity that a borrower claims, and the session in which it is claimed. */
interface Claim {
  name: string
  identityNo: string
  sid: string
}

interface IdentitySlot extends Slot {
  /** Session in which the check passed. Absent on slots of an earlier version. */
  passedBy?: string
}

const slotKey = (userId: number): Key<IdentitySlot> => keys.slot(userId, 'identity')

/** A double tap, or a client that repeats a request whose answer was lost. */
const REPEAT_MS = 10_000

/**
 * Throws unless the request repeats the one that passed. A verified borrower is not checked again; the same claim from the
 * same session within ten seconds is answered like the first.
 */
export async function throwUnlessRepeat(user: User, claim: Claim, now: number): Promise<void> {
  const slot = await get(slotKey(user.id))
  const recent = slot?.passedBy === claim.sid && now - slot.consent.at <= REPEAT_MS
  if (!recent || !(await isVerifiedAs(user, claim))) throw new Failure('IDENTITY_VERIFIED_ALREADY')
}

async function isVerifiedAs(user: User, { name, identityNo }: Claim): Promise<boolean> {
  const vault = await vaultOf(user)
  return (
    vault.unseal('name', user.name ?? '') === name && vault.unseal('identityNo', user.identityNo ?? '') === identityNo
  )
}

/**
 * Stores name and number as the borrower's; the number is locked to the account in the same transaction. Of parallel checks
 * of the same claim one stores it, and the others find it stored.
 */
export async function storeIdentity(user: User, claim: Claim, now: number): Promise<void> {
  const vault = await vaultOf(user)
  const owner: IdentityOwner = {
    ...keys.identity(await blindIndex('identity', claim.identityNo)),
    userId: user.id,
    since: now,
  }
  const slot: IdentitySlot = {
    ...slotKey(user.id),
    state: 'passed',
    leaseUntil: 0,
    passedOn: dateOf(now),
    passedBy: claim.sid,
    consent: consentTo('identity', now),
  }
  const refused = await tryCommit(
    {
      put: owner,
      guard: { name: 'identityFree', condition: any(absent(), equals('userId', user.id)), failure: 'IDENTITY_TAKEN' },
    },
    {
      update: keys.user(user.id),
      changes: {
        set: {
          name: vault.seal('name', claim.name),
          identityNo: vault.seal('identityNo', claim.identityNo),
          'flags.identity': 1,
        },
      },
      guard: identityNotVerified,
    },
    { put: slot },
  )
  if (refused?.guard === identityNotVerified) return throwUnlessRepeat(refused.item as unknown as User, claim, now)
  if (refused) throw errorOf(refused)
}

const identityNotVerified: Guard = { name: 'identityNotVerified', condition: equals('flags.identity', 0) }
