import { type PayoutEffect, type PayoutFinalStatus, payoutEffects, payoutStates } from '../../domain/order.ts'
import { keys } from '../../store/keys.ts'
import { orderIn, type PayoutOrder } from '../../store/order.ts'
import { answered, type OrderAnswer } from '../../store/order-answer.ts'
import type { Write } from '../../table/commit.ts'
import type { PayoutResult } from '../../vendors/payments.ts'

/** The order's part of a final word: only from a state in which the word means the same. */
export const recordFinalStatus = (
  order: PayoutOrder,
  result: PayoutResult,
  meaning: PayoutEffect,
  heard: Omit<OrderAnswer, 'said'>,
): Write => ({
  update: keys.order(order.no),
  changes: {
    set: {
      state: result.state,
      providerNo: result.providerNo || undefined,
      settleDate: result.settleDate,
      stray: meaning === 'stray' || undefined,
      ...answered(order, { ...heard, said: result.state }),
    },
    remove: ['duePk', 'dueSk', 'workPk', 'workSk'],
  },
  guard: orderIn(statesMeaning(result.state, meaning)),
})

const statesMeaning = (word: PayoutFinalStatus, meaning: PayoutEffect) =>
  payoutStates.filter((state) => payoutEffects[state][word] === meaning)
