import type { SandboxState } from './state.ts'

const openingBalanceFen = 10_000_000_00

/** The merchant's balance at LianLian for payouts. Repayments do not raise it: they are settled another way. */
export const balanceFen = (sandbox: SandboxState) => sandbox.store.settings.get('balance') ?? openingBalanceFen

export const changeBalance = (sandbox: SandboxState, byFen: number) =>
  sandbox.store.settings.put('balance', balanceFen(sandbox) + byFen)
