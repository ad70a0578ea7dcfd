import { type BusinessDate, dateOf } from '../domain/calendar.ts'
import { stateAsOf } from '../domain/loan.ts'
import { keys } from '../store/keys.ts'
import type { Loan } from '../store/loan.ts'
import { repaidOrOwed } from '../store/loan-rows.ts'
import { getAll } from '../table/read.ts'

/** Payment history of a borrower's earlier loans: the newest thirty that were paid out. */
export interface CreditHistory {
  loansRepaid: number
  /** Repaid after the due day, by the value date of the last payment, or not repaid and late. */
  loansLate: number
  loansWrittenOff: number
}

const LOOKED_AT = 30

export async function creditHistory(userId: number, exceptLoan: number, today: BusinessDate): Promise<CreditHistory> {
  const { rows } = await repaidOrOwed(userId, { offset: 0, limit: LOOKED_AT })
  const earlier = rows.filter(({ loanId }) => loanId !== exceptLoan).slice(0, LOOKED_AT)
  const found = await getAll(Object.fromEntries(earlier.map(({ loanId }) => [loanId, keys.loan(loanId)])))
  const loans = Object.values(found).filter((loan) => loan !== undefined)
  return {
    loansRepaid: loans.filter(({ state }) => state === 'finished').length,
    loansLate: loans.filter((loan) => late(loan, today)).length,
    loansWrittenOff: loans.filter(({ state }) => state === 'written_off').length,
  }
}

const late = (loan: Loan, today: BusinessDate): boolean =>
  loan.repaidAt !== undefined && loan.dueDate !== undefined
    ? (loan.account?.through ?? dateOf(loan.repaidAt)) > loan.dueDate
    : ['overdue', 'written_off'].includes(stateAsOf(loan, today))
