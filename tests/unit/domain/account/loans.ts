import type { LoanFacts } from '../../../../lib/domain/account.ts'
import { addDays } from '../../../../lib/domain/calendar.ts'
import type { Entry } from '../../../../lib/domain/entry.ts'
import { feesOf } from '../../../../lib/domain/fees.ts'
import { defaultProduct } from '../../../../lib/domain/product.ts'

const DAY_0 = '2026-03-02'

export const on = (day: number): string => addDays(DAY_0, day)

let made = 0
const dated = (day: number) => ({ id: String(made++).padStart(8, '0'), valueDate: on(day), at: 0 })
const fen = (yuan: number): number => Math.round(yuan * 100)

export const paid = (yuan: number, day: number): Entry => ({
  ...dated(day),
  kind: 'repayment',
  amountFen: fen(yuan),
  orderNo: 'order',
})
export const waived = (yuan: number, day: number): Entry => ({
  ...dated(day),
  kind: 'waiver',
  amountFen: fen(yuan),
  reason: 'rounding',
})
export const writtenOff = (day: number): Entry => ({ ...dated(day), kind: 'write-off' })
export const reversed = (of: Entry, day: number): Entry => ({ ...dated(day), kind: 'reversal', of: of.id })

/** A loan of the default product on the second version of the terms, with entries. */
export function loanOf(yuan: number, periodDays: number, ...entries: Entry[]): LoanFacts {
  const { id, version, rates } = defaultProduct
  const principalFen = fen(yuan)
  return {
    terms: {
      principalFen,
      periodDays,
      rates,
      fees: feesOf(principalFen, periodDays, rates),
      aprCapPpm: 240_000,
      productId: id,
      productVersion: version,
      textVersion: 2,
    },
    startDate: DAY_0,
    dueDate: on(periodDays),
    entries,
  }
}
