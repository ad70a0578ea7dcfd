import { parseMessage } from '../../../lib/vendors/lianlian/message.ts'
import { isRegisteredName } from '../registered-name.ts'
import { cardOf } from './banks.ts'
import { agreementsOf } from './cards.ts'
import { address, cardNo, firstInvalid, identityNo, jsonText, text } from './formats.ts'
import type { RetCode } from './ret-codes.ts'
import type { SandboxState } from './state.ts'
import type { AgreementRow, Fields } from './store.ts'

export const signingInvalid = (fields: Fields) =>
  firstInvalid(fields, {
    version: /^1\.[01]$/,
    user_id: text(32),
    app_request: /^[123]$/,
    id_type: /^0$/,
    id_no: identityNo,
    acct_name: text(64),
    card_no: cardNo,
    pay_type: /^I$/,
    risk_item: jsonText,
    url_return: address(128),
  })

/** Returns why this card cannot be signed for this user, as far as known before the SMS code. */
export function signingRefusal(sandbox: SandboxState, fields: Fields): RetCode | undefined {
  const { user_id = '', card_no = '', id_no } = fields
  if (!cardOf(card_no)) return '5001'
  const own = agreementsOf(sandbox, user_id)
  if (own.some((row) => row.cardNo === card_no)) return '3009'
  // A user_id belongs to one person.
  if (own.some((row) => row.identityNo !== id_no)) return '7018'
  return undefined
}

/** The bank compares the holder's name letter by letter; cards ending 0005 belong to another person. */
export const holderRefusal = ({ card_no = '', acct_name = '' }: Fields): RetCode | undefined =>
  card_no.endsWith('0005') || !isRegisteredName(acct_name) ? '1108' : undefined

export function sign(sandbox: SandboxState, fields: Fields, card_no: string): AgreementRow {
  const phone = parseMessage(fields.risk_item ?? '')?.user_info_bind_phone
  const row: AgreementRow = {
    agreementNo: sandbox.newNumber(),
    userId: fields.user_id ?? '',
    cardNo: card_no,
    name: fields.acct_name ?? '',
    identityNo: fields.id_no ?? '',
    mobile: typeof phone === 'string' ? phone : '',
    signedAtMs: sandbox.now(),
  }
  sandbox.store.agreements.put(row.agreementNo, row)
  if (!sandbox.store.holders.get(card_no)) sandbox.store.holders.put(card_no, row.name)
  return row
}
