import { parseYuan } from '../../../lib/domain/money.ts'
import { changeBalance } from './balance.ts'
import { type Notifier, noticeOptions } from './notifier.ts'
import { payoutResult } from './payout-query.ts'
import type { SandboxState } from './state.ts'
import type { PayoutRow } from './store.ts'

const bankTakesMs = 3_000
const bounceAfterMs = 5_000

/** The lifecycle of an accepted payout: PROCESSING, then SUCCESS or FAILURE, perhaps CANCEL. Continues after a restart. */
export function startPayoutCourse(sandbox: SandboxState, notifier: Notifier) {
  const { store, timers } = sandbox

  function keep(row: PayoutRow): PayoutRow {
    store.payouts.put(row.request.no_order ?? '', row)
    if (row.next) timers.later(row.next.atMs - Date.now(), () => step(row.request.no_order ?? ''))
    return row
  }

  /** Takes the order: the money leaves the merchant's balance. */
  function start(row: PayoutRow): PayoutRow {
    const state = row.effect === 'fail' ? 'FAILURE' : 'SUCCESS'
    const next = row.effect === 'processing' ? {} : { next: soon(state, bankTakesMs) }
    const taken = keep({ ...row, state: 'PROCESSING', billNo: sandbox.newNumber(), ...next })
    changeBalance(sandbox, -spent(taken))
    return taken
  }

  function step(orderNo: string) {
    const row = store.payouts.get(orderNo)
    if (row?.next && row.next.atMs <= Date.now() + 5) force(row, row.next.state)
  }

  /** Brings the payout to this state now, and notifies. */
  function force(row: PayoutRow, state: 'SUCCESS' | 'FAILURE' | 'CANCEL', info?: string): PayoutRow {
    const { next: _, ...rest } = row
    const bounces = state === 'SUCCESS' && (row.effect === 'bounce' || row.effect === 'cancel-first')
    const moved = keep({
      ...rest,
      state,
      ...(state === 'SUCCESS' && { settleDate: sandbox.today() }),
      ...(state === 'FAILURE' && { info: info ?? '收款账户状态异常' }),
      ...(state === 'CANCEL' && { info: info ?? '银行退票' }),
      ...(bounces && { next: soon('CANCEL', bounceAfterMs) }),
    })
    changeBalance(sandbox, spent(row) - spent(moved))
    notify(moved)
    return moved
  }

  function notify(row: PayoutRow) {
    if (row.effect === 'no-notice' || !row.billNo) return
    const late = row.effect === 'cancel-first' && row.state === 'SUCCESS'
    const delayMs = late ? sandbox.delayMs(2 * bounceAfterMs) : 0
    const url = row.request.notify_url ?? ''
    void notifier.enqueue(url, payoutResult(sandbox, row), { ...noticeOptions(sandbox, row.effect), delayMs })
  }

  const soon = <S extends string>(state: S, realisticMs: number) => ({
    state,
    atMs: Date.now() + sandbox.delayMs(realisticMs),
  })

  for (const row of store.payouts.all()) if (row.next) keep(row)

  return { start, force }
}

/** Returns the amount that the payout takes from the balance in its state. */
const spent = ({ state, request }: PayoutRow) =>
  state === 'PROCESSING' || state === 'SUCCESS' ? (parseYuan(request.money_order ?? '') ?? 0) : 0

export type PayoutCourse = ReturnType<typeof startPayoutCourse>
