import { type AccountState, stateOf } from '../../domain/account.ts'
import { receivable } from '../../domain/account-postings.ts'
import { balanced, type Postings } from '../../domain/ledger.ts'
import type { Fen } from '../../domain/money.ts'
import { breakOn, breakOpened } from '../../store/break.ts'
import type { Loan } from '../../store/loan.ts'
import type { PayoutOrder } from '../../store/order.ts'
import type { Write } from '../../table/commit.ts'
import { withAccount } from '../loan/account.ts'

/** The account of a loan whose payout came back: it never was a loan, and what was paid for it is owed back, coupons left out. */
export interface PaidMeanwhile {
  state: AccountState
  moneyFen: Fen
  couponFen: Fen
}

/** Returns the account to take back; undefined when nothing has happened to it since the payout. */
export function paidMeanwhile(loan: Loan): PaidMeanwhile | undefined {
  const account = withAccount(loan)
  if (!account?.entries.length) return undefined
  const state = stateOf(account)
  const { principal, fees, penalty } = state.paid
  const coupons = account.entries.map((entry) => (entry.kind === 'repayment' ? (entry.couponFen ?? 0) : 0))
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

export const owedBackBreak = ({ moneyFen }: PaidMeanwhile, order: PayoutOrder, now: number): Write =>
  breakOpened(
    breakOn(
      { ...order, amountFen: moneyFen },
      'paid-in-vain',
      'The payout came back after parts of the loan had been paid; they are owed to the borrower',
    ),
    now,
  )
