import { setTimeout as sleep } from 'node:timers/promises'
import { yuanText } from '../domain/money.ts'
import { describe, log } from '../platform/log.ts'
import { type BreakFacts, openBreak } from '../store/break.ts'
import type { LoggedMovement } from '../store/day-log.ts'
import type { Counts } from '../store/reconciliation.ts'
import { booksOf, type LoanBooks } from './loan-books.ts'
import { type Queries, reconcileOrder } from './reconcile-order.ts'

/** Who asks, when, and how long to pause between two questions. */
export interface Asker {
  provider: Queries
  now: number
  pauseMs: number
}

export interface Looked {
  counts: Partial<Counts>
  /** Orders without a verdict. */
  again: string[]
  silent: number
}

/** One order after the other. One order's fault keeps no other from being looked at. */
export async function lookAtOrders({ provider, now, pauseMs }: Asker, orderNos: readonly string[]): Promise<Looked> {
  const looked = { counts: { agrees: 0, booked: 0, differs: 0 }, again: [] as string[], silent: 0 }
  for (const orderNo of orderNos) {
    const outcome = await reconcileOrder(provider, orderNo, now).catch((error: unknown) => {
      log.warn('order not reconciled', { orderNo, ...describe(error) })
      return 'fault' as const
    })
    if (outcome === 'silent') looked.silent++
    if (outcome === 'agrees' || outcome === 'booked' || outcome === 'differs') looked.counts[outcome]++
    else looked.again.push(orderNo)
    await sleep(pauseMs)
  }
  return looked
}

/** Does what each loan owes equal what its movements say? */
export async function lookAtLoans(movements: readonly LoggedMovement[], now: number): Promise<Partial<Counts>> {
  const newest = new Map(movements.map(({ loanId, orderNo }) => [loanId, orderNo]))
  let loansDiffer = 0
  for (const [loanId, orderNo] of newest) {
    const differs = differenceIn(await booksOf(loanId))
    if (!differs) continue
    loansDiffer++
    await openBreak({ kind: 'books-mismatch', orderNo, loanId, ...differs }, now)
  }
  return { loans: newest.size, loansDiffer }
}

function differenceIn(books: LoanBooks | undefined): Pick<BreakFacts, 'userId' | 'amountFen' | 'detail'> | undefined {
  if (!books) return { amountFen: 0, detail: 'Movements of a loan that does not exist' }
  const { loan, principal } = books
  if (principal.agrees) return undefined
  const [owed, booked] = [principal.owedFen, principal.bookedFen].map(yuanText)
  const detail = `${loan.state} owes ${owed} of principal, its movements say ${booked}`
  return { userId: loan.userId, amountFen: Math.abs(principal.owedFen - principal.bookedFen), detail }
}
