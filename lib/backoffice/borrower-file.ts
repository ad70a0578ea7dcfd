import type * as z from 'zod/mini'
import { type BusinessDate, seconds } from '../domain/calendar.ts'
import { shownState } from '../domain/coupon.ts'
import { stateAsOf } from '../domain/loan.ts'
import { yuan } from '../domain/money.ts'
import { maskedIdentityNo, maskedMobile, maskedName } from '../domain/people.ts'
import { vaultOf } from '../platform/sealing.ts'
import { auditOfUser } from '../store/audit.ts'
import { cardsOf, isSigned } from '../store/card.ts'
import { withCoupons } from '../store/coupon.ts'
import { keys } from '../store/keys.ts'
import type { LoanRow } from '../store/loan.ts'
import { allLoans } from '../store/loan-rows.ts'
import type { User } from '../store/user.ts'
import { get } from '../table/read.ts'
import type { borrowerFileShape, maskedPersonShape } from './borrower-shape.ts'

const LISTED = 20

/** Reads a borrower's file; the newest twenty of each list. */
export async function borrowerFile(
  user: User,
  today: BusinessDate,
  now: number,
): Promise<z.output<typeof borrowerFileShape>> {
  const [loans, coupons, cards, audit] = await Promise.all([
    allLoans(user.id, { offset: 0, limit: LISTED }),
    withCoupons(user.id),
    get(keys.cards(user.id)),
    auditOfUser(user.id, LISTED),
  ])
  const vault = await vaultOf(user)
  return {
    ...(await maskedPersonOf(user)),
    identity_no: user.identityNo ? maskedIdentityNo(vault.unseal('identityNo', user.identityNo)) : '',
    since: seconds(user.createdAt),
    flags: { ...user.flags },
    quota: {
      total: yuan(user.quotaTotalFen),
      available: yuan(user.quotaAvailableFen),
      frozen: yuan(user.quotaFrozenFen),
    },
    open_loan: user.openLoan?.id ?? null,
    loans_paid_out: user.successCount,
    loans: loans.rows.slice(0, LISTED).map((row) => loanOf(row, user, today)),
    coupons: coupons.rows.slice(0, LISTED).map((coupon) => ({
      coupon_id: coupon.id,
      kind: coupon.kind,
      amount: yuan(coupon.amountFen),
      state: shownState(coupon, now),
      end_at: seconds(coupon.validUntil),
    })),
    cards: cardsOf(cards).map((card) => ({
      card_id: card.id,
      bank: card.bankName,
      card_no: card.masked,
      signed: isSigned(card),
      unbinding: card.unbindingSince !== undefined,
      is_default: card.id === user.defaultCard?.id,
    })),
    audit: audit.map(({ at, operator, action, before, after, why }) => ({
      at: seconds(at),
      operator,
      action,
      before,
      after,
      reason: why,
    })),
  }
}

export async function maskedPersonOf(user: User): Promise<z.output<typeof maskedPersonShape>> {
  const vault = await vaultOf(user)
  return {
    user_id: user.id,
    name: user.name ? maskedName(vault.unseal('name', user.name)) : '',
    mobile: maskedMobile(vault.unseal('mobile', user.mobile)),
    forbidden: user.forbidden === true,
  }
}

/** The row does not have the due date; the open loan's view has it. */
const loanOf = ({ loanId, state, principalFen, periodDays }: LoanRow, user: User, today: BusinessDate) => ({
  loan_id: loanId,
  state: user.openLoan?.id === loanId ? stateAsOf(user.openLoan, today) : state,
  amount: yuan(principalFen),
  period: periodDays,
})
