import { randomBytes, randomInt } from 'node:crypto'

/**
 * Starts at random, so that two Lambdas rarely collide in one millisecond, and increases by one, so that one Lambda has
 * 4,096 ids in each.
 */
let sequence = randomInt(4096)

/**
 * Makes a new id: 41 bits of milliseconds and 12 of the sequence. Time-ordered, without a shared counter, and below 2^53
 * until 2039. It must be stored under `attribute_not_exists`.
 */
export function newId(now: number): number {
  sequence = (sequence + 1) % 4096
  return now * 4096 + sequence
}

/** Pads an id for a key to 16 digits, so that keys sort as numbers do. */
export const padded = (id: number): string => String(id).padStart(16, '0')

/** Returns 128 random bits in hex: the form of a session id. */
export const newSecretId = (): string => randomBytes(16).toString('hex')

/** Returns six digits from the system's generator, evenly distributed. */
export const newSmsCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')
