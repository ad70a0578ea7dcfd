import { randomBytes, randomInt } from 'node:crypto'

/** Begins anywhere, so that two Lambdas in one millisecond rarely meet; goes on by one, so that one has 4,096 in each. */
let sequence = randomInt(4096)

/**
 * A new id: 41 bits of milliseconds and 12 of the sequence. Time-ordered, without a shared counter, and below 2^53 until
 * 2039. Whoever stores it does so under `attribute_not_exists`.
 */
export function newId(nowMs: number): number {
  sequence = (sequence + 1) % 4096
  return nowMs * 4096 + sequence
}

/** An id in a key: 16 digits, so that keys sort as numbers do. */
export const padded = (id: number): string => String(id).padStart(16, '0')

/** 128 random bits in hex: the form of a session id. */
export const newSecretId = (): string => randomBytes(16).toString('hex')

/** Six digits from the system's generator, evenly. */
export const newSmsCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')
