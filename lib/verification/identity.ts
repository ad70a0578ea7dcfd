import { dateOf } from '../domain/calendar.ts'
import { Failure } from '../domain/failure.ts'
import { blindIndex, vaultOf } from '../platform/sealing.ts'
import { commit } from '../store/commit.ts'
import { consentTo, recordConsent } from '../store/consent.ts'
import { absent, any, equals } from '../store/expressions.ts'
import { keys } from '../store/keys.ts'
import { oneMoreToday } from '../store/limit.ts'
import { get } from '../store/read.ts'
import type { User } from '../store/user.ts'
import type { Slot } from '../store/verification.ts'

const TRIES_A_DAY = 5

/** One identity number, one account. Asked before the vendor is, so that a taken number costs no check. */
export async function throwIfTaken(identityNo: string, userId: number): Promise<void> {
  const owner = await get<{ userId: number }>(keys.identity(await blindIndex('identity', identityNo)))
  if (owner && owner.userId !== userId) throw new Failure('IDENTITY_TAKEN')
}

/**
 * Five checks a day and borrower, counted before anything is asked: each costs money and tests a stolen identity. The
 * borrower's consent to it is recorded in the same step.
 */
export async function countIdentityTry(userId: number, now: number): Promise<void> {
  const oneTry = oneMoreToday('identity', String(userId), TRIES_A_DAY, now, 'IDENTITY_TRIES_USED')
  await commit(oneTry, recordConsent(userId, consentTo('identity', now)))
}

/** Name and number become the borrower's; the number is locked to the account in the same transaction. */
export async function storeIdentity(user: User, who: { name: string; identityNo: string }, now: number): Promise<void> {
  const vault = await vaultOf(user)
  const owner = { ...keys.identity(await blindIndex('identity', who.identityNo)), userId: user.id, since: now }
  const slot: Slot = {
    ...keys.slot(user.id, 'identity'),
    state: 'passed',
    leaseUntil: 0,
    passedOn: dateOf(now),
    consent: consentTo('identity', now),
  }
  await commit(
    {
      put: owner,
      guard: { name: 'identityFree', holds: any(absent(), equals('userId', user.id)), otherwise: 'IDENTITY_TAKEN' },
    },
    {
      update: keys.user(user.id),
      changes: {
        set: {
          name: vault.seal('name', who.name),
          identityNo: vault.seal('identityNo', who.identityNo),
          'flags.identity': 1,
        },
      },
      guard: {
        name: 'identityNotVerified',
        holds: equals('flags.identity', 0),
        otherwise: 'IDENTITY_VERIFIED_ALREADY',
      },
    },
    { put: slot },
  )
}
