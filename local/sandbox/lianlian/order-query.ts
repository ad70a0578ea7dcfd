import { cardOf, maskedCard } from './banks.ts'
import { type Handler, invalid, refusalOf } from './calls.ts'
import { firstInvalid, orderNo, stamp } from './formats.ts'
import { paymentResult } from './payments.ts'
import type { SandboxState } from './state.ts'
import type { Fields, PaymentRow } from './store.ts'

/** Answers the state of a payment, by number and time or by LianLian's number. */
export const orderQuery =
  (sandbox: SandboxState): Handler =>
  (fields, effect) => {
    const wrong = firstInvalid(fields, fields.oid_paybill ? {} : { no_order: orderNo, dt_order: stamp })
    if (wrong) return invalid(wrong)
    const refusal = refusalOf(effect)
    if (refusal) return refusal
    const row = find(sandbox, fields)
    if (!row) return { code: '8901' }
    const { card } = row
    const extras = {
      memo: '',
      bank_name: cardOf(card?.cardNo ?? '')?.bankName,
      card_no: maskedCard(card?.cardNo ?? ''),
    }
    const uncovered = fields.query_version === '1.1' && card ? extras : {}
    return { code: '0000', fields: paymentResult(sandbox, row), uncovered }
  }

function find(sandbox: SandboxState, { no_order = '', dt_order, oid_paybill }: Fields): PaymentRow | undefined {
  if (oid_paybill) return sandbox.store.payments.all().find((row) => row.billNo === oid_paybill)
  const row = sandbox.store.payments.get(no_order)
  return row?.request.dt_order === dt_order ? row : undefined
}
