import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { writeWhole } from './data-folder.ts'
import { damaged, onFile } from './fault.ts'

const keyPair = z.object({
  publicKey: z.string().startsWith('-----BEGIN'),
  privateKey: z.string().startsWith('-----BEGIN'),
})
/** 32 random bytes, base64 */
const random32 = z.base64().length(44)

const localKeysShape = z.object({
  session: random32,
  field: random32,
  index: random32,
  limuSecret: z.string().min(1),
  merchant: keyPair,
  lianlian: keyPair,
  operators: keyPair,
})

/** Every secret of the local stack, generated at the first start and kept beside its data. */
export type LocalKeys = z.output<typeof localKeysShape>

type KeyPair = z.output<typeof keyPair>

/** Reads the file, or makes it. A file without all keys is a LocalFault: new keys could not open the old data. */
export function localKeys(path: string): LocalKeys {
  if (existsSync(path)) return read(path)
  const keys = generate()
  writeWhole(path, JSON.stringify(keys), 0o600)
  return keys
}

function read(path: string): LocalKeys {
  const text = onFile(path, () => readFileSync(path, 'utf8'))
  try {
    return localKeysShape.parse(JSON.parse(text))
  } catch (error) {
    throw damaged(path, 'it does not hold all keys', error)
  }
}

function generate(): LocalKeys {
  const random = () => randomBytes(32).toString('base64')
  return {
    session: random(),
    field: random(),
    index: random(),
    limuSecret: randomBytes(16).toString('hex'),
    // LianLian's keys are RSA of at least 1,024 bits; 2,048 is its current size.
    merchant: pem(generateKeyPairSync('rsa', { modulusLength: 2048 })),
    lianlian: pem(generateKeyPairSync('rsa', { modulusLength: 2048 })),
    operators: pem(generateKeyPairSync('ec', { namedCurve: 'P-256' })),
  }
}

const pem = ({ publicKey, privateKey }: ReturnType<typeof generateKeyPairSync>): KeyPair => ({
  publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
})

/** Returns the secrets as the Lambdas fetch them: parameters by their full names. */
export const parametersOf = (keys: LocalKeys, path: string): Record<string, string> => ({
  [`${path}session-key`]: keys.session,
  [`${path}field-key`]: keys.field,
  [`${path}index-key`]: keys.index,
  [`${path}limu-api-secret`]: keys.limuSecret,
  [`${path}lianlian-merchant-key`]: keys.merchant.privateKey,
  [`${path}lianlian-public-key`]: keys.lianlian.publicKey,
})
