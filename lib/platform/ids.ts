import { randomBytes, randomInt } from 'node:crypto'

/** A new id: 41 bits of milliseconds and 12 random bits. Time-ordered, without a counter, and below 2^53 until 2039. */
export const newId = (nowMs: number): number => nowMs * 4096 + randomInt(4096)

/** An id in a key: 16 digits, so that keys sort as numbers do. */
export const padded = (id: number): string => String(id).padStart(16, '0')

/** 128 random bits in hex: the form of a session id. */
export const newSecretId = (): string => randomBytes(16).toString('hex')

/** Six digits from the system's generator, evenly. */
export const newSmsCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')
