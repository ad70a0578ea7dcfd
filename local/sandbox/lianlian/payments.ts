import { signedText } from '../../../lib/vendors/lianlian/signature.ts'
import { isRegisteredName } from '../registered-name.ts'
import { cardOf, maskedCard } from './banks.ts'
import { address, firstInvalid, identityNo, jsonText, money, orderNo, stamp, text } from './formats.ts'
import type { RetCode } from './ret-codes.ts'
import type { SandboxState } from './state.ts'
import type { Fields, PaymentRow } from './store.ts'

export function paymentInvalid(fields: Fields): string | undefined {
  if (fields.no_agree && fields.card_no) return 'card_no' // never both
  // An agreement replaces the person's data.
  const person = { id_type: /^0$/, id_no: identityNo, acct_name: text(64) }
  const required = {
    version: /^1\.[01]$/,
    user_id: text(32),
    app_request: /^[123]$/,
    busi_partner: /^10[189]001$/,
    no_order: orderNo,
    dt_order: stamp,
    name_goods: text(40),
    money_order: money,
    notify_url: address(128),
    risk_item: jsonText,
    ...(fields.no_agree ? {} : person),
  }
  return firstInvalid(fields, required, { info_order: text(255), url_return: address(128), valid_order: /^\d{1,6}$/ })
}

const validMinutesDefault = 7 * 24 * 60

/** Opens the order, or the same one again; returns a code when it cannot be paid (any more). */
export function openPayment(sandbox: SandboxState, fields: Fields): PaymentRow | { code: RetCode } {
  const { payments } = sandbox.store
  const known = payments.get(fields.no_order ?? '')
  if (known?.state === 'SUCCESS' || known?.state === 'REFUND') return { code: '2007' }
  if (known?.state === 'PROCESSING') return { code: '2005' }
  if (known?.state === 'FAILURE') return { code: '1005' }
  if (sandbox.now() >= expiresAtMs(known?.request ?? fields)) return { code: '2006' }
  if (known) return signedText(known.request) === signedText(fields) ? known : { code: '9904' }
  if (fields.acct_name && !isRegisteredName(fields.acct_name)) return { code: '1108' }
  const opened: PaymentRow = {
    request: fields,
    state: 'WAITING',
    billNo: sandbox.newNumber(),
    createdAtMs: sandbox.now(),
  }
  payments.put(fields.no_order ?? '', opened)
  return opened
}

/** An order is open for `valid_order` minutes from its own time, dt_order. */
function expiresAtMs({ dt_order = '', valid_order = String(validMinutesDefault) }: Fields): number {
  const [, date, hours, minutes, seconds] = /^(\d{8})(\d\d)(\d\d)(\d\d)$/.exec(dt_order) ?? []
  const day = date?.replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3')
  return Date.parse(`${day}T${hours}:${minutes}:${seconds}+08:00`) + Number(valid_order) * 60_000
}

/** Builds the fields of the notification and of the browser's return. */
export function paymentResult(sandbox: SandboxState, row: PaymentRow, result_pay: string = row.state): Fields {
  const { request, card } = row
  return {
    oid_partner: sandbox.partner,
    dt_order: request.dt_order ?? '',
    no_order: request.no_order ?? '',
    oid_paybill: row.billNo,
    money_order: request.money_order ?? '',
    result_pay,
    pay_type: 'D',
    ...(request.info_order && { info_order: request.info_order }),
    ...(row.settleDate && { settle_date: row.settleDate }),
    ...(card && { bank_code: cardOf(card.cardNo)?.bankCode ?? '' }),
  }
}

/** The notification has more fields of the payer than the return. */
export function paymentNotice(sandbox: SandboxState, row: PaymentRow, result_pay?: string): Fields {
  const { card } = row
  const payer = card && {
    no_agree: card.agreementNo,
    id_type: '0',
    id_no: card.identityNo,
    acct_name: card.name,
    card_no: maskedCard(card.cardNo),
  }
  return { ...paymentResult(sandbox, row, result_pay), ...payer }
}

/** Brings the order to this state. */
export function settlePayment(sandbox: SandboxState, row: PaymentRow, state: PaymentRow['state']): PaymentRow {
  const settled: PaymentRow = { ...row, state, ...(state === 'SUCCESS' && { settleDate: sandbox.today() }) }
  sandbox.store.payments.put(row.request.no_order ?? '', settled)
  return settled
}
