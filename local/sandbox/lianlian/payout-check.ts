import type { RetCode } from './ret-codes.ts'
import type { PayoutRow } from './store.ts'
import type { World } from './world.ts'

const codeValidMs = 24 * 3600_000

/** Closes a suspected order that was not confirmed in time. */
export const isOverdue = (world: World, row: PayoutRow) =>
  row.state === 'CHECK' && world.now() >= row.createdAtMs + codeValidMs

export function close(world: World, row: PayoutRow, code: RetCode): RetCode {
  world.store.payouts.put(row.request.no_order ?? '', { ...row, state: 'CLOSED' })
  return code
}
