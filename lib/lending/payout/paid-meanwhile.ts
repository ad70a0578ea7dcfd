import { type AccountState, stateOf } from '../../domain/account.ts'
import { receivable } from '../../domain/account-postings.ts'
import { balanced, type Postings } from '../../domain/ledger.ts'
import type { Fen } from '../../domain/money.ts'
import { breakOn, breakOpened } from '../../store/break.ts'
import type { PayoutOrder } from '../../store/order.ts'
import type { Write } from '../../table/commit.ts'
import type { LoanWithAccount } from '../loan/account.ts'
import type { QuotaChange } from '../loan/borrower-view.ts'

/** The account of a loan whose payout came back: it never was a loan, and money that was paid for it is owed back. */
export interface PaidMeanwhile {
  state: AccountState
  moneyFen: Fen
  couponFen: Fen
}

/** Returns the account to take back, with the money and the coupons among what was paid. */
export function paidMeanwhile(loan: LoanWithAccount): PaidMeanwhile {
  const state = stateOf(loan)
  const { principal, fees, penalty } = state.paid
  const coupons = loan.entries.map((entry) => (entry.kind === 'repayment' ? (entry.couponFen ?? 0) : 0))
  const couponFen = coupons.reduce((sum, fen) => sum + fen, 0)
  return { state, couponFen, moneyFen: principal + fees + penalty - couponFen }
}

/** Returns the legs that take the disbursement and all that followed back: no fees, no penalty, no loss. */
export const reversalOf = ({ state, couponFen, moneyFen }: PaidMeanwhile, order: PayoutOrder): Postings =>
  balanced({
    psp_clearing: order.principalFen + order.couponFen,
    coupon_expense: -order.couponFen - couponFen,
    loans_receivable: -receivable(state),
    write_off: -state.writtenOff,
    recovery_income: state.recovered,
    fee_income: state.paid.fees,
    penalty_income: state.paid.penalty,
    waiver_loss: -state.forgone,
    refund_payable: -moneyFen,
  })

/** Returns the quota's change: the loan waits with its whole principal frozen again, or it ends and all that it took is free. */
export function quotaAfterReturn({ state }: PaidMeanwhile, principalFen: Fen, ends: boolean): QuotaChange {
  const thawed = principalFen - state.principal
  if (!ends) return { quotaAvailableFen: -thawed, quotaFrozenFen: thawed }
  const { principal, recovered } = state
  return { quotaTotalFen: recovered, quotaAvailableFen: principal + recovered, quotaFrozenFen: -principal }
}

/** Opens the break by which operators send the money back; none when there is none. */
export const owedBackBreak = ({ moneyFen }: PaidMeanwhile, order: PayoutOrder, now: number): Write[] =>
  moneyFen === 0
    ? []
    : [
        breakOpened(
          breakOn(
            { ...order, amountFen: moneyFen },
            'paid-in-vain',
            'The payout came back after parts of the loan had been paid; they are owed to the borrower',
          ),
          now,
        ),
      ]
