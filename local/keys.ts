import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Every secret of the local world, generated at the first start and kept beside its data. */
export interface LocalKeys {
  /** 32 random bytes each, base64 */
  session: string
  field: string
  index: string
  limuSecret: string
  merchant: KeyPair
  lianlian: KeyPair
  operators: KeyPair
}

interface KeyPair {
  publicKey: string
  privateKey: string
}

export function localKeys(path: string): LocalKeys {
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'))
  mkdirSync(dirname(path), { recursive: true })
  const keys = generate()
  writeFileSync(path, JSON.stringify(keys), { mode: 0o600 })
  return keys
}

function generate(): LocalKeys {
  const random = () => randomBytes(32).toString('base64')
  return {
    session: random(),
    field: random(),
    index: random(),
    limuSecret: randomBytes(16).toString('hex'),
    // LianLian's keys are RSA of at least 1,024 bits; 2,048 is what it takes today.
    merchant: pem(generateKeyPairSync('rsa', { modulusLength: 2048 })),
    lianlian: pem(generateKeyPairSync('rsa', { modulusLength: 2048 })),
    operators: pem(generateKeyPairSync('ec', { namedCurve: 'P-256' })),
  }
}

const pem = ({ publicKey, privateKey }: ReturnType<typeof generateKeyPairSync>): KeyPair => ({
  publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
})

/** The secrets as the Lambdas fetch them: parameters by their full names. */
export const parametersOf = (keys: LocalKeys, path: string): Record<string, string> => ({
  [`${path}session-key`]: keys.session,
  [`${path}field-key`]: keys.field,
  [`${path}index-key`]: keys.index,
  [`${path}limu-api-secret`]: keys.limuSecret,
  [`${path}lianlian-merchant-key`]: keys.merchant.privateKey,
  [`${path}lianlian-public-key`]: keys.lianlian.publicKey,
})
