import { addDays, type BusinessDate, startOf } from '../../../lib/domain/calendar.ts'
import { feesOf } from '../../../lib/domain/fees.ts'
import type { LoanState, LoanView, LogEntry, LogTitle } from '../../../lib/domain/loan.ts'
import { defaultProduct, type Product, type Rates } from '../../../lib/domain/product.ts'

export const rates = defaultProduct.rates

/** Rates by the fractions in which a product is described: 0.36 a year, 0.02 once. */
export const ratesOf = (annual: number, trial: number, service: number, poundage: number): Rates => ({
  ...rates,
  annualPpm: Math.round(annual * 1_000_000),
  trialPpm: Math.round(trial * 1_000_000),
  servicePpm: Math.round(service * 1_000_000),
  poundagePpm: Math.round(poundage * 1_000_000),
})

export const productWith = (changes: Partial<Product>): Product => ({ ...defaultProduct, ...changes })

/** Paid out on 1 November 2026, unless said otherwise. */
export const startDate: BusinessDate = '2026-11-01'

/** A loan of the default product that has been paid out. */
export function paidOutLoan(principalFen: number, periodDays: number, loanRates: Rates = rates) {
  return {
    terms: {
      principalFen,
      periodDays,
      rates: loanRates,
      fees: feesOf(principalFen, periodDays, loanRates),
      aprCapPpm,
      productId: 1,
      productVersion: 1,
    },
    startDate,
    dueDate: addDays(startDate, periodDays),
  }
}

/** 0.24 a year */
export const aprCapPpm = 240_000

/** As home sees it: 2000 yuan for 14 days, log entries a minute apart with the newest last in time. */
export function loanView(state: LoanState, titles: LogTitle[]): LoanView {
  const { terms, dueDate } = paidOutLoan(2000_00, 14)
  const paidOut = ['repaying', 'overdue', 'finished', 'written_off'].includes(state)
  const log: LogEntry[] = titles.map((title, i) => ({ title, at: loggedAt + (titles.length - 1 - i) * 60_000 }))
  return {
    id: 7,
    state,
    terms,
    card: { id: 3, bankName: '招商银行', bankCode: '03080000', tail: '1716' },
    log,
    ...(paidOut ? { startDate, dueDate, lendingAt: startOf(startDate) } : {}),
  }
}

/** When the oldest entry of a `loanView` was written. */
export const loggedAt = startOf('2026-11-01') + 9 * 3_600_000
