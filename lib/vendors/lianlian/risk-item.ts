import { beijingStamp } from '../../domain/calendar.ts'
import type { Payer } from '../payments.ts'
import type { LianLianConfig } from './config.ts'

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
