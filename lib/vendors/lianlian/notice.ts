import type * as z from 'zod/mini'
import type { LianLianConfig } from './config.ts'
import { parseMessage } from './message.ts'
import { genuineFields } from './signature.ts'

/**
 * Reads a message that LianLian sends, by its server or through the browser: undefined unless genuine, for our merchant
 * number and well-formed.
 */
export function readNotice<T extends z.ZodMiniType>(
  config: LianLianConfig,
  schema: T,
  text: string,
): z.output<T> | undefined {
  const message = parseMessage(text)
  const fields = message && genuineFields(message, config.lianlianPublicKey)
  if (fields?.oid_partner !== config.partner) return undefined
  return schema.safeParse(fields).data
}

const headers = { 'content-type': 'application/json; charset=utf-8' }

/** LianLian repeats a notification every two minutes, thirty times, until it reads this. */
export const acknowledged = {
  statusCode: 200,
  headers,
  body: JSON.stringify({ ret_code: '0000', ret_msg: '交易成功' }),
}

export const unacknowledged = {
  statusCode: 200,
  headers,
  body: JSON.stringify({ ret_code: '9999', ret_msg: '处理失败' }),
}
