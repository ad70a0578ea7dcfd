import pMap from 'p-map'
import { yuanText } from '../../domain/money.ts'
import { describe, log } from '../../platform/log.ts'
import { type BreakFacts, openBreak } from '../../store/break.ts'
import type { LoggedMovement } from '../../store/day-log.ts'
import type { Counts } from '../../store/reconciliation.ts'
import { booksOf, type LoanBooks } from '../loan-books.ts'
import { AT_ONCE } from './limits.ts'
import { type Queries, reconcileOrder } from './order.ts'

/** The provider, the time of the run, and the pause before each question. */
export interface Asker {
  provider: Queries
  now: number
  turn(): Promise<void>
}

export interface Looked {
  counts: Partial<Counts>
  /** Orders without a verdict. */
  again: string[]
  silent: number
}

/** One failure does not stop the others, and is thrown when all have ended. */
const manyAtOnce = { concurrency: AT_ONCE, stopOnError: false }

/** Reconciles several orders at once. One failing order does not stop the others. */
export async function lookAtOrders({ provider, now, turn }: Asker, orderNos: readonly string[]): Promise<Looked> {
  const looked = { counts: { agrees: 0, booked: 0, differs: 0 }, again: [] as string[], silent: 0 }
  const oneOrder = async (orderNo: string): Promise<void> => {
    await turn()
    const outcome = await reconcileOrder(provider, orderNo, now).catch((error: unknown) => {
      log.warn('order not reconciled', { orderNo, ...describe(error) })
      return 'fault' as const
    })
    if (outcome === 'silent') looked.silent++
    if (outcome === 'agrees' || outcome === 'booked' || outcome === 'differs') looked.counts[outcome]++
    else looked.again.push(orderNo)
  }
  await pMap(orderNos, oneOrder, manyAtOnce)
  return looked
}

/** Compares what each loan owes with its movements. One failing loan does not stop the others. */
export async function lookAtLoans(movements: readonly LoggedMovement[], now: number): Promise<Partial<Counts>> {
  const newest = new Map(movements.map(({ loanId, orderNo }) => [loanId, orderNo]))
  let loansDiffer = 0
  const oneLoan = async ([loanId, orderNo]: [number, string]): Promise<void> => {
    const differs = await opensBreak(loanId, orderNo, now).catch((error: unknown) => {
      log.error('loan not compared', { loanId, orderNo, ...describe(error) })
      return false
    })
    if (differs) loansDiffer++
  }
  await pMap(newest, oneLoan, manyAtOnce)
  return { loans: newest.size, loansDiffer }
}

async function opensBreak(loanId: number, orderNo: string, now: number): Promise<boolean> {
  const differs = differenceIn(await booksOf(loanId))
  if (differs) await openBreak({ kind: 'books-mismatch', orderNo, loanId, ...differs }, now)
  return differs !== undefined
}

function differenceIn(books: LoanBooks | undefined): Pick<BreakFacts, 'userId' | 'amountFen' | 'detail'> | undefined {
  if (!books) return { amountFen: 0, detail: 'Movements of a loan that does not exist' }
  const { loan, principal } = books
  if (principal.agrees) return undefined
  const [owed, booked] = [principal.owedFen, principal.bookedFen].map(yuanText)
  const detail = `${loan.state} owes ${owed} of principal, its movements say ${booked}`
  return { userId: loan.userId, amountFen: Math.abs(principal.owedFen - principal.bookedFen), detail }
}
