import { type Handler, invalid, type Reply, refusalOf } from './calls.ts'
import { address, firstInvalid, orderNo } from './formats.ts'
import { close, isOverdue } from './payout-check.ts'
import type { PayoutCourse } from './payout-lifecycle.ts'
import { accepted, refusalOfCard } from './payouts.ts'
import type { RetCode } from './ret-codes.ts'
import type { SandboxState } from './state.ts'

const wrongTriesAtMost = 6

/** confirmPayment.htm: confirms a suspected order. */
export const confirmPayment =
  (sandbox: SandboxState, course: PayoutCourse): Handler =>
  (fields, effect) => {
    const formats = { api_version: /^1\.0$/, no_order: orderNo, confirm_code: /^\d{6}$/, notify_url: address(255) }
    const wrong = firstInvalid(fields, formats)
    if (wrong) return invalid(wrong)
    const { no_order = '', notify_url = '' } = fields
    const answer = (code: RetCode): Reply => ({ code, fields: { no_order } })
    const refusal = refusalOf(effect)
    if (refusal) return answer(refusal.code)
    const row = sandbox.store.payouts.get(no_order)
    if (row?.state !== 'CHECK' || !row.suspicion) return answer('4001')
    if (isOverdue(sandbox, row)) return answer(close(sandbox, row, '4010'))
    if (row.suspicion.wrongTries >= wrongTriesAtMost) return answer(close(sandbox, row, '4008'))
    if (row.suspicion.confirmCode !== fields.confirm_code) {
      const suspicion = { ...row.suspicion, wrongTries: row.suspicion.wrongTries + 1 }
      sandbox.store.payouts.put(no_order, { ...row, suspicion })
      return answer('4011')
    }
    const refused = refusalOfCard(sandbox, row.request)
    if (refused) return answer(refused)
    return accepted(course.start({ ...row, request: { ...row.request, notify_url }, ...(effect && { effect }) }))
  }
