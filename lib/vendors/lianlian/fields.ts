import * as z from 'zod/mini'
import { beijingStamp } from '../../domain/calendar.ts'
import { type Fen, parseYuan, yuanText } from '../../domain/money.ts'
import type { Payer } from '../payment-provider.ts'
import type { LianLianConfig } from './config.ts'

// Field formats that several messages share.

export const orderNoField = z.string().check(z.regex(/^[\w-]{1,32}$/))

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

/** Builds the risk item, LianLian's required facts about the payer: a JSON object as text, and signed as that text. */
export function riskItem(config: LianLianConfig, payer: Payer): string {
  return JSON.stringify({
    frms_ware_category: config.frmsWareCategory ?? '2010',
    user_info_mercht_userno: String(payer.userId),
    user_info_bind_phone: payer.mobile,
    user_info_dt_register: beijingStamp(payer.registeredAtMs),
    // 1 and 1: verified, by bank card.
    user_info_identify_type: '1',
    user_info_identify_state: '1',
    user_info_full_name: payer.name,
    user_info_id_no: payer.identityNo,
  })
}
