import * as z from 'zod/mini'
import { type Fen, parseYuan, yuanText } from '../../domain/money.ts'

// Field formats that several messages share.

export const orderNo = z.string().check(z.regex(/^[\w-]{1,32}$/))

/** Reads '950.00' as fen; zero is refused. */
export const money = z.pipe(
  z.string().check(z.refine((text) => (parseYuan(text) ?? 0) > 0)),
  z.transform((text: string) => parseYuan(text) ?? 0),
)

/** Writes 95000 as '950.00'. Throws for anything that is not an amount, so that it is never sent. */
export function moneyText(fen: Fen): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError(`not an amount in fen: ${fen}`)
  return yuanText(fen)
}

/** oid_paybill: 16 to 18 digits. */
export const providerNo = z.string().check(z.regex(/^\w{1,32}$/))

export const settleDate = z.optional(z.string().check(z.regex(/^\d{8}$/)))
