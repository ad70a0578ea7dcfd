import type * as z from 'zod/mini'
import { present } from './answer.ts'
import type { LianLianConfig } from './config.ts'
import { parseMessage } from './message.ts'
import { isGenuine } from './signature.ts'

/** What LianLian itself tells us, by its server or through the browser: undefined unless genuine, ours and well-formed. */
export function readNotice<T extends z.ZodMiniType>(
  config: LianLianConfig,
  schema: T,
  text: string,
): z.output<T> | undefined {
  const message = parseMessage(text)
  if (!message || !isGenuine(message, config.lianlianPublicKey)) return undefined
  if (message.oid_partner !== config.partner) return undefined
  return schema.safeParse(present(message)).data
}
