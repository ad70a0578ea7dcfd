import { type Message, parseMessage } from '../../../lib/vendors/lianlian/message.ts'
import { isGenuine } from '../../../lib/vendors/lianlian/signature.ts'
import type { RetCode } from './ret-codes.ts'
import type { SandboxState } from './state.ts'
import type { Fields } from './store.ts'

export type Opened = { fields: Fields } | { code: RetCode }

/** Reads a request that our merchant has signed; otherwise returns the code of the error. */
export function openRequest(sandbox: SandboxState, text: string): Opened {
  const message = parseMessage(text)
  if (!message) return { code: '1012' }
  if (message.oid_partner !== sandbox.partner) return { code: '3001' }
  if (!isGenuine(message, sandbox.merchantPublicKey)) return { code: '1001' }
  return { fields: asFields(message) }
}

/** Keeps scalars only, once the signature is right; an empty field counts as absent. */
export const asFields = (message: Message): Fields =>
  Object.fromEntries(
    Object.entries(message)
      .filter(([, value]) => value !== '' && value !== null)
      .map(([name, value]) => [name, String(value)]),
  )
