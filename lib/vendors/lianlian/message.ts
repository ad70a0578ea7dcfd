import type * as z from 'zod/mini'
import type { LianLianConfig } from './config.ts'
import { genuineFields } from './signature.ts'

/**
 * A LianLian message: one flat JSON object. Numbers are kept as their literal text, because the signature covers that text.
 */
export type Message = Record<string, unknown>

/** Parses a message; undefined when the text is not a JSON object. */
export function parseMessage(text: string): Message | undefined {
  try {
    const value: unknown = JSON.parse(text, numberAsWritten)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Message) : undefined
  } catch (error) {
    // RangeError: nested deeper than the parser's stack.
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined
    throw error
  }
}

/** Keeps a number's text: 0.10 stays '0.10'; through a double it would become 0.1 and break the signature. */
function numberAsWritten(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === 'number' ? context?.source : value
}

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
