import type { World } from './world.ts'

const openingBalanceFen = 10_000_000_00

/** The merchant's balance at LianLian for payouts. Repayments do not raise it: they are settled another way. */
export const balanceFen = (world: World) => world.store.settings.get('balance') ?? openingBalanceFen

export const changeBalance = (world: World, byFen: number) =>
  world.store.settings.put('balance', balanceFen(world) + byFen)
