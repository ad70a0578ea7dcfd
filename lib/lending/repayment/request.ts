import { accountAsOf } from '../../domain/account.ts'
import { dateOf } from '../../domain/calendar.ts'
import { Failure } from '../../domain/failure.ts'
import { owing, stateAsOf } from '../../domain/loan.ts'
import type { Fen } from '../../domain/money.ts'
import { wantedPayment } from '../../domain/part-payment.ts'
import { vaultOf } from '../../platform/sealing.ts'
import { type Coupon, withCoupons } from '../../store/coupon.ts'
import { keys } from '../../store/keys.ts'
import { type RepaymentOrder, repaymentKey } from '../../store/order.ts'
import type { OpenOrder, User } from '../../store/user.ts'
import { get } from '../../table/read.ts'
import type { PaymentProvider, SignedForm } from '../../vendors/payment-provider.ts'
import { checkRepayment, endRepayment } from './check.ts'
import { newRepaymentOrder } from './new-order.ts'

export type RepaymentProvider = Pick<PaymentProvider, 'repaymentForm' | 'queryRepayment'>

/** A request to repay: the coupons as read with the borrower; the best of them unless one is named (0: none), and none with a part. */
export interface Request {
  user: User
  coupons: readonly Coupon[]
  loanId: number
  couponId?: number | undefined
  /** All that is due unless it is sent. */
  amountFen?: Fen | undefined
}

/**
 * The signed request with which the borrower pays what is due today. An open order of the same amount is sent again byte
 * for byte, because the provider refuses the same number with other parameters (9904); otherwise the number is new.
 *
 * A borrower who asks again may have failed to pay, or have paid a moment ago: then the provider is asked first, which the first
 * order of a loan is spared. Its silence changes nothing, the same form is right as long as it is not known to be wrong.
 */
export async function repaymentOrder(provider: RepaymentProvider, wanted: Request, now: number): Promise<SignedForm> {
  const due = await dueToday(wanted, now)
  const order = due.loan.order && (await get(repaymentKey(due.loan.order.no)))
  if (!order) return createOrder(provider, wanted, due, now)
  const found = order.state === 'waiting' ? await checkRepayment(provider, order, now) : 'dead'
  if (found === 'paid' || found === 'in-progress') throw new Failure('REPAYMENT_IN_PROGRESS')
  if (found !== 'dead') {
    if (isSame(order, wanted, due, now)) return formOf(wanted.user, order)
    // LianLian says that it is not paid: another amount takes its place, and its coupon is free.
    if (found !== 'payable') return createOrder(provider, wanted, due, now)
    if (!(await endRepayment(order, 'unpaid', now))) throw new Failure('REPAYMENT_IN_PROGRESS')
  }
  const { user, rows } = await withCoupons(wanted.user.id)
  if (!user) throw new Error(`User ${wanted.user.id} is gone`)
  const afresh = { ...wanted, user, coupons: rows }
  return createOrder(provider, afresh, await dueToday(afresh, now), now)
}

type Due = Awaited<ReturnType<typeof dueToday>>

async function dueToday({ user, loanId, amountFen }: Request, now: number) {
  const loan = user.openLoan
  if (loan?.id !== loanId) throw new Failure((await isOwn(user, loanId)) ? 'LOAN_NOT_PAYABLE' : 'LOAN_UNKNOWN')
  const today = dateOf(now)
  const state = stateAsOf(loan, today)
  const { startDate, dueDate } = loan
  if (!owing.includes(state) || !startDate || !dueDate) throw new Failure('LOAN_NOT_PAYABLE')
  const account = accountAsOf({ ...loan, startDate, dueDate }, today)
  return { loan, dueDate, due: account, quote: wantedPayment(loan.terms, account, amountFen, loan.version) }
}

/** The row of the record lists is in the borrower's own partition: another borrower's loan is not found there. */
const isOwn = async (user: User, loanId: number): Promise<boolean> =>
  (await get(keys.loanRow(user.id, loanId))) !== undefined

async function createOrder(provider: RepaymentProvider, wanted: Request, due: Due, now: number): Promise<SignedForm> {
  const outcome = await newRepaymentOrder(provider, wanted, due, now)
  if ('form' in outcome) return outcome.form
  // A double click: the order that came first is as good.
  const first = outcome.found?.openLoan?.order
  const order = first && isSame(first, wanted, due, now) && (await get(repaymentKey(first.no)))
  if (!order) throw new Failure('REPAYMENT_IN_PROGRESS')
  return formOf(wanted.user, order)
}

/** It is open, of what is due now, and of the coupon that was named, if one was. */
const isSame = (open: OpenOrder | RepaymentOrder, { couponId }: Request, { quote }: Due, now: number): boolean =>
  now < open.validUntil &&
  open.amountFen + (open.coupon?.amountFen ?? 0) === quote.total &&
  (couponId === undefined || couponId === (open.coupon?.id ?? 0))

const formOf = async (user: User, { no, form }: RepaymentOrder): Promise<SignedForm> =>
  JSON.parse((await vaultOf(user)).unseal(`order|${no}`, form))
