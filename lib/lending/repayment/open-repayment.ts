import { addDays, type BusinessDate, dateOf, startOf } from '../../domain/calendar.ts'
import { owing } from '../../domain/loan.ts'
import type { Wanted } from '../../domain/part-payment.ts'
import type { Sealed } from '../../platform/sealing.ts'
import { reserveCoupon } from '../../store/coupon.ts'
import { keys } from '../../store/keys.ts'
import { orderOfLoan } from '../../store/loan-order.ts'
import type { OrderCoupon, RepaymentOrder } from '../../store/order.ts'
import type { OpenOrder, User } from '../../store/user.ts'
import type { Write } from '../../table/commit.ts'
import { absent, all, equals, oneOf } from '../../table/expressions.ts'
import { checkAt } from '../../table/index-keys.ts'
import { accountSeen } from '../loan/account.ts'

const MINUTE_MS = 60_000

/**
 * Minutes for which an order may be paid: 120, but not past midnight, when the amount may change; at least 10, so that
 * a borrower at 23:55 can finish.
 */
export function validMinutes(now: number): number {
  const toMidnight = Math.floor((startOf(addDays(dateOf(now), 1)) - now) / MINUTE_MS)
  return Math.max(10, Math.min(120, toMidnight))
}

/**
 * The step that opens an order. It, the borrower's note of it and the coupon taken for it are stored before the borrower can
 * pay. From the end of its time on the sweep checks it.
 */
export function openRepayment(given: {
  user: User
  loanId: number
  dueDate: BusinessDate
  quote: Wanted
  coupon: OrderCoupon | undefined
  no: string
  /** The signed request, sealed: it names the payer. */
  form: Sealed
  validUntil: number
  now: number
}): Write[] {
  const { user, loanId, dueDate, quote, coupon, no, form, validUntil, now } = given
  const part = coupon ? { coupon } : {}
  const amountFen = quote.total - (coupon?.amountFen ?? 0)
  const order: RepaymentOrder = {
    ...keys.order(no),
    ...checkAt(validUntil, no),
    kind: 'repayment',
    no,
    userId: user.id,
    loanId,
    amountFen,
    principalFen: quote.principal,
    feesFen: quote.fees,
    penaltyFen: quote.penalty,
    dueDate,
    ...part,
    ...(quote.part ? { part: quote.part } : {}),
    state: 'waiting',
    createdAt: now,
    orderedAt: now,
    validUntil,
    form,
  }
  const open: OpenOrder = { no, amountFen, ...part, validUntil }
  const before = user.openLoan?.order?.no
  return [
    { put: order, guard: { name: 'orderNew', condition: absent() } },
    orderOfLoan(order),
    {
      update: keys.user(user.id),
      changes: { set: { 'openLoan.order': open } },
      guard: {
        name: 'loanPayable',
        condition: all(
          equals('openLoan.id', loanId),
          oneOf('openLoan.state', owing),
          before ? equals('openLoan.order.no', before) : absent('openLoan.order'),
          accountSeen(user.openLoan ?? {}, 'openLoan.version'),
        ),
        failure: 'REPAYMENT_IN_PROGRESS',
      },
    },
    ...(coupon ? [reserveCoupon(user.id, coupon.id, no, now)] : []),
  ]
}
