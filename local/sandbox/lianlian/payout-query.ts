import { type Handler, invalid, refusalOf } from './calls.ts'
import { firstInvalid, orderNo } from './formats.ts'
import { close, isOverdue } from './payout-check.ts'
import type { SandboxState } from './state.ts'
import type { Fields, PayoutRow } from './store.ts'

/** queryPayment.htm: answers the state of a payout. */
export const queryPayment =
  (sandbox: SandboxState): Handler =>
  (fields, effect) => {
    const required = fields.oid_paybill ? { api_version: /^1\.0$/ } : { api_version: /^1\.0$/, no_order: orderNo }
    const wrong = firstInvalid(fields, required)
    if (wrong) return invalid(wrong)
    const refusal = refusalOf(effect)
    if (refusal) return refusal
    const found = find(sandbox, fields)
    if (!found) return { code: '8901' }
    if (isOverdue(sandbox, found)) close(sandbox, found, '4010')
    return { code: '0000', fields: payoutResult(sandbox, find(sandbox, fields) ?? found) }
  }

const find = (sandbox: SandboxState, { no_order = '', oid_paybill }: Fields): PayoutRow | undefined =>
  oid_paybill
    ? sandbox.store.payouts.all().find((row) => row.billNo === oid_paybill)
    : sandbox.store.payouts.get(no_order)

/** Builds the fields of a query's answer and of a notification. */
export function payoutResult(sandbox: SandboxState, row: PayoutRow, result_pay: string = row.state): Fields {
  const { request, billNo, settleDate, info } = row
  return {
    oid_partner: sandbox.partner,
    no_order: request.no_order ?? '',
    dt_order: request.dt_order ?? '',
    money_order: request.money_order ?? '',
    result_pay,
    ...(billNo && { oid_paybill: billNo }),
    ...(settleDate && { settle_date: settleDate }),
    ...((info ?? request.info_order) && { info_order: info ?? request.info_order ?? '' }),
  }
}
