import { cardOf } from './banks.ts'
import { type Handler, invalid, refusalOf } from './calls.ts'
import { cardNo, firstInvalid, text } from './formats.ts'
import type { SandboxState } from './state.ts'
import type { AgreementRow } from './store.ts'

/** Finds the bank that issued the card. 5001 for an unknown BIN and for numbers ending 0004. */
export const bankCardBin: Handler = (fields, effect) => {
  const wrong = firstInvalid(fields, { card_no: cardNo })
  if (wrong) return invalid(wrong)
  const refusal = refusalOf(effect)
  if (refusal) return refusal
  const card = cardOf(fields.card_no ?? '')
  if (!card) return { code: '5001' }
  return { code: '0000', fields: { bank_code: card.bankCode, bank_name: card.bankName, card_type: card.cardType } }
}

/** Lists a user's signed cards, newest first. The list itself is not signed. */
export const bankCardBindList =
  (sandbox: SandboxState): Handler =>
  (fields, effect) => {
    const wrong = firstInvalid(fields, { user_id: text(32), offset: /^\d+$/ })
    if (wrong) return invalid(wrong)
    const refusal = refusalOf(effect)
    if (refusal) return refusal
    const { user_id = '', no_agree, card_no, offset } = fields
    const all = agreementsOf(sandbox, user_id)
      .filter((row) => !no_agree || row.agreementNo === no_agree)
      .filter((row) => !card_no || row.cardNo === card_no)
    if (all.length === 0) return { code: '8901' }
    const agreement_list = all.slice(Number(offset)).map(listEntry)
    return { code: '0000', fields: { user_id, count: String(all.length) }, uncovered: { agreement_list } }
  }

export const bankCardUnbind =
  (sandbox: SandboxState): Handler =>
  (fields, effect) => {
    const wrong = firstInvalid(fields, { user_id: text(32), no_agree: text(32) })
    if (wrong) return invalid(wrong)
    const refusal = refusalOf(effect)
    if (refusal) return refusal
    const { user_id, no_agree = '' } = fields
    if (sandbox.store.agreements.get(no_agree)?.userId !== user_id) return { code: '3003' }
    sandbox.store.agreements.delete(no_agree)
    return { code: '0000' }
  }

export const agreementsOf = (sandbox: SandboxState, userId: string) =>
  sandbox.store.agreements.all().filter((row) => row.userId === userId)

function listEntry(row: AgreementRow) {
  const card = cardOf(row.cardNo)
  return {
    no_agree: row.agreementNo,
    card_no: row.cardNo.slice(-4),
    bank_code: card?.bankCode,
    bank_name: card?.bankName,
    card_type: card?.cardType,
    bind_mobile: row.mobile.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2'),
  }
}
