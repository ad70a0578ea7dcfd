import { timingSafeEqual } from 'node:crypto'
import { seconds } from '../domain/calendar.ts'
import { Failure } from '../domain/failure.ts'
import { config } from '../platform/config.ts'
import { blindIndex } from '../platform/sealing.ts'
import { commit, type Guard, type Key, type Write } from '../table/commit.ts'
import { incrementWithin } from '../table/counter.ts'
import { absent, all, any, below, equals, exists } from '../table/expressions.ts'
import { tryUpdate } from '../table/update.ts'
import { incrementDaily } from './daily-limit.ts'
import { keys } from './keys.ts'

export type CodePurpose = 'signup' | 'reset'

/** A code sent by SMS: valid 15 minutes for one purpose and mobile, used once. Beside `tries` stand those of each address. */
export interface SmsCode extends Key {
  digest: string
  sentAt: number
  validUntil: number
  tries: number
  expiresAt: number
}

/** The code of a mobile for a purpose, as an address guesses it or asks for it. */
export interface CodeRequest {
  mobileIndex: string
  ipIndex: string
  purpose: CodePurpose
  code: string
}

const VALID_MS = 15 * 60_000
/** A stranger's guesses leave its owner's tries alone: the code is burnt from three addresses together, not from one. */
const TRIES_PER_ADDRESS = 5
const TRIES_MAX = 15
const RESEND_MS = 60_000
const PER_DAY = 10

/**
 * Stores a new code and counts it against the limits, all or nothing: 60 s between sends and 10 a day, for each purpose; some an
 * hour per address.
 */
export async function issueCode(request: CodeRequest, now: number): Promise<void> {
  const code: SmsCode = {
    ...keys.smsCode(request.mobileIndex, request.purpose),
    digest: await digestOf(request.mobileIndex, request.code),
    sentAt: now,
    validUntil: now + VALID_MS,
    tries: 0,
    expiresAt: seconds(now + VALID_MS),
  }
  await commit(
    { put: code, guard: notJustSent(now) },
    incrementDaily(`sms-${request.purpose}`, request.mobileIndex, PER_DAY, 'TOO_MANY_MESSAGES', now),
    incrementWithin(
      keys.limit('ip', request.ipIndex, String(Math.floor(now / 3_600_000))),
      config.SMS_PER_IP_HOUR,
      now + 7_200_000,
      'TOO_MANY_MESSAGES',
    ),
  )
}

const notJustSent = (now: number): Guard => ({
  name: 'notJustSent',
  condition: any(absent(), below('sentAt', now - RESEND_MS + 1)),
  failure: 'TOO_MANY_MESSAGES',
})

/**
 * Counts the try first and compares afterwards, so that parallel guesses cannot slip through. Answers with the write that
 * uses the code up; it belongs into the transaction of what the code was for.
 */
export async function checkCode(request: CodeRequest, now: number): Promise<Write> {
  const { mobileIndex, ipIndex, purpose, code } = request
  const key = keys.smsCode(mobileIndex, purpose)
  // Of the item itself and not of a map in it: DynamoDB's ADD creates no map.
  const here = `tries#${ipIndex}`
  const open: Guard = {
    name: 'codeOpen',
    condition: all(
      exists(),
      below('tries', TRIES_MAX),
      any(absent(here), below(here, TRIES_PER_ADDRESS)),
      (b) => `${b.path('validUntil')} > ${b.value(now)}`,
    ),
  }
  const tried = await tryUpdate(key, { add: { tries: 1, [here]: 1 } }, open)
  if ('guard' in tried || !same(tried.item.digest, await digestOf(mobileIndex, code))) throw new Failure('CODE_INVALID')
  const unused: Guard = { name: 'codeUnused', condition: equals('digest', tried.item.digest), failure: 'CODE_INVALID' }
  return { remove: key, guard: unused }
}

/** Keyed, because a plain hash of six digits is no secret. */
const digestOf = (mobileIndex: string, code: string) => blindIndex('sms-code', `${mobileIndex}|${code}`)

const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
