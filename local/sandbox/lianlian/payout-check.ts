import type { RetCode } from './ret-codes.ts'
import type { SandboxState } from './state.ts'
import type { PayoutRow } from './store.ts'

const codeValidMs = 24 * 3600_000

/** Closes a suspected order that was not confirmed in time. */
export const isOverdue = (sandbox: SandboxState, row: PayoutRow) =>
  row.state === 'CHECK' && sandbox.now() >= row.createdAtMs + codeValidMs

export function close(sandbox: SandboxState, row: PayoutRow, code: RetCode): RetCode {
  sandbox.store.payouts.put(row.request.no_order ?? '', { ...row, state: 'CLOSED' })
  return code
}
