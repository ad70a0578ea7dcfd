import * as z from 'zod/mini'
import { readings, signatureOf, signed } from '../../../lib/vendors/lianlian/signature.ts'
import type { SandboxState } from './state.ts'
import type { Fields, Store } from './store.ts'

/** The body of _sim/signature: how every later message is signed. */
export const signatureReading = z.strictObject({
  nullWord: z.enum(['kept', 'dropped']),
  order: z.enum(['bytes', 'letters']),
})

/** Two fields that each reading signs differently. */
const tellingApart = { Channel: 'WAP', remark: 'null' }

/** Signs with the sandbox's key: as our client does, or by the chosen reading, with the fields that show it. */
export function signedHere(sandbox: SandboxState, fields: Fields) {
  const chosen = readings[sandbox.store.settings.get('signature') ?? -1]
  if (!chosen) return signed(fields, sandbox.privateKey)
  const message = { ...fields, ...tellingApart, sign_type: 'RSA' }
  return { ...message, sign: signatureOf(message, sandbox.privateKey, chosen) }
}

export function chooseReading(store: Store, { nullWord, order }: z.output<typeof signatureReading>) {
  const index = readings.findIndex((reading) => reading.nullWord === nullWord && reading.order === order)
  store.settings.put('signature', index)
}
