import { randomInt } from 'node:crypto'
import { beijingStamp } from '../../../lib/domain/calendar.ts'
import { parseYuan } from '../../../lib/domain/money.ts'
import { isRegisteredName } from '../registered-name.ts'
import { balanceFen } from './balance.ts'
import { type Handler, invalid, type Reply, refusalOf } from './calls.ts'
import { address, cardNo, firstInvalid, money, orderNo, stamp, text } from './formats.ts'
import type { PayoutCourse } from './payout-lifecycle.ts'
import type { RetCode } from './ret-codes.ts'
import type { SandboxState } from './state.ts'
import type { Fields, PayoutRow } from './store.ts'

const formats = {
  api_version: /^1\.0$/,
  no_order: orderNo,
  dt_order: stamp,
  money_order: money,
  card_no: cardNo,
  acct_name: text(64),
  info_order: text(255),
  flag_card: /^0$/, // to persons only: a company's account needs more fields
  memo: text(24),
  notify_url: address(255),
}

/** payment.htm: accepts the order, suspects it, or refuses it. A refused order leaves no trace and may be sent again. */
export const payment =
  (sandbox: SandboxState, course: PayoutCourse): Handler =>
  (fields, effect) => {
    const wrong = firstInvalid(fields, formats)
    if (wrong) return invalid(wrong)
    const { no_order = '', card_no = '', acct_name = '' } = fields
    const known = sandbox.store.payouts.get(no_order)
    // Sent again while it waits for confirmation: no payment order exists yet, so the same answer.
    if (known?.state === 'CHECK' && known.suspicion) return suspected(no_order, known.suspicion)
    if (known) return { code: known.state === 'PROCESSING' ? '2005' : '1002', fields: { no_order } }
    const answer = (code: RetCode): Reply => ({ code, fields: { no_order } })
    const forced = refusalOf(effect)?.code
    if (forced && !isSuspicion(forced)) return answer(forced)
    const suspicion = forced ?? suspicionAgainst(sandbox, fields)
    const refusal = suspicion ? undefined : refusalOfCard(sandbox, fields)
    if (refusal) return answer(refusal)
    if (!sandbox.store.holders.get(card_no)) sandbox.store.holders.put(card_no, acct_name)
    const row: PayoutRow = { request: fields, state: 'CHECK', createdAtMs: sandbox.now(), ...(effect && { effect }) }
    if (suspicion) {
      const confirmCode = String(randomInt(1e6)).padStart(6, '0')
      const check = { code: suspicion, confirmCode, wrongTries: 0 }
      sandbox.store.payouts.put(no_order, { ...row, suspicion: check })
      return suspected(no_order, check)
    }
    return accepted(course.start(row))
  }

/** Cards and names with an effect, by our convention. */
export function refusalOfCard(
  sandbox: SandboxState,
  { card_no = '', acct_name, money_order = '' }: Fields,
): RetCode | undefined {
  if (card_no.endsWith('0002')) return '4012'
  if (card_no.endsWith('0003')) return '1005'
  if (acct_name === '余额不足' || (parseYuan(money_order) ?? 0) > balanceFen(sandbox)) return '9104'
  return undefined
}

/** Checks for the same card and amount on the same day under another number, for a name other than the first, and for both. */
function suspicionAgainst(sandbox: SandboxState, fields: Fields): RetCode | undefined {
  const { card_no = '', money_order, acct_name = '' } = fields
  const duplicate = sandbox.store.payouts.all().some(({ request, createdAtMs }) => {
    const sameDay = beijingStamp(createdAtMs).slice(0, 8) === sandbox.today()
    return sameDay && request.card_no === card_no && request.money_order === money_order
  })
  const holder = sandbox.store.holders.get(card_no)
  const stranger =
    card_no.endsWith('0001') || !isRegisteredName(acct_name) || (holder !== undefined && holder !== acct_name)
  if (duplicate) return stranger ? '4004' : '4002'
  return stranger ? '4003' : undefined
}

const isSuspicion = (code: RetCode) => ['4002', '4003', '4004'].includes(code)

const suspected = (no_order: string, { code, confirmCode }: { code: RetCode; confirmCode: string }): Reply => ({
  code,
  fields: { no_order, confirm_code: confirmCode },
})

export const accepted = (row: PayoutRow): Reply => ({
  code: '0000',
  fields: { no_order: row.request.no_order ?? '', oid_paybill: row.billNo ?? '' },
})
