import { dateOf } from '../domain/calendar.ts'
import { Failure } from '../domain/failure.ts'
import { stateAsOf } from '../domain/loan.ts'
import { quoteRepayment } from '../domain/repayment.ts'
import { config } from '../platform/config.ts'
import { newId } from '../platform/ids.ts'
import { vaultOf } from '../platform/sealing.ts'
import { tryCommit } from '../store/commit.ts'
import { keys } from '../store/keys.ts'
import type { RepaymentOrder } from '../store/order.ts'
import { get } from '../store/read.ts'
import type { User } from '../store/user.ts'
import type { PaymentProvider, SignedForm } from '../vendors/payments.ts'
import { orderNo } from './order-no.ts'
import { payerOf } from './payer.ts'
import { openRepayment, validMinutes } from './repay.ts'

/**
 * The signed request with which the borrower pays what is due today. An open order of the same amount is sent again byte
 * for byte, because the provider refuses the same number with other parameters (9904); otherwise the number is new.
 */
export async function repaymentOrder(
  provider: Pick<PaymentProvider, 'repaymentForm'>,
  user: User,
  loanId: number,
  now: number,
): Promise<SignedForm> {
  const loan = user.openLoan
  if (loan?.id !== loanId) throw new Failure('LOAN_UNKNOWN')
  const today = dateOf(now)
  const state = stateAsOf(loan, today)
  if ((state !== 'repaying' && state !== 'overdue') || !loan.startDate || !loan.dueDate) {
    throw new Failure('LOAN_NOT_PAYABLE')
  }
  const quote = quoteRepayment({ terms: loan.terms, startDate: loan.startDate, dueDate: loan.dueDate }, today)
  const open = loan.order
  if (open && open.amountFen === quote.total && open.validUntil > now) return storedForm(user, open.no)
  const minutes = validMinutes(now)
  const no = orderNo(newId(now), now)
  const form = provider.repaymentForm({
    payer: await payerOf(user),
    orderNo: no,
    orderedAtMs: now,
    amountFen: quote.total,
    validMinutes: minutes,
    notifyUrl: `${config.API_BASE_URL}/llpay-auth-pay-notify`,
    returnUrl: `${config.API_BASE_URL}/llpay-auth-url-return`,
  })
  const sealed = (await vaultOf(user)).seal(`order|${no}`, JSON.stringify(form))
  const refused = await tryCommit(
    ...openRepayment({ user, loanId, quote, no, form: sealed, validUntil: now + minutes * 60_000, now }),
  )
  if (!refused) return form
  // A double click: the order that came first is as good.
  const first = (refused.item as User | undefined)?.openLoan?.order
  if (first?.amountFen !== quote.total || first.validUntil <= now) throw new Failure('REPAYMENT_IN_PROGRESS')
  return storedForm(user, first.no)
}

async function storedForm(user: User, no: string): Promise<SignedForm> {
  const order = await get<RepaymentOrder>(keys.order(no))
  if (!order) throw new Error(`Order ${no} is missing`)
  return JSON.parse((await vaultOf(user)).unseal(`order|${no}`, order.form))
}
