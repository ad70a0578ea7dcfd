import type * as z from 'zod/mini'
import { type BusinessDate, dateOf, seconds } from '../domain/calendar.ts'
import { totalFees } from '../domain/fees.ts'
import { stateAsOf } from '../domain/loan.ts'
import { yuan } from '../domain/money.ts'
import { maskedIdentityNo } from '../domain/people.ts'
import { quoteRepayment } from '../domain/repayment.ts'
import { personBehind } from '../domain/risk-summary.ts'
import { vaultOf } from '../platform/sealing.ts'
import { keys } from '../store/keys.ts'
import { type Loan, loanById, type Review } from '../store/loan.ts'
import { auditLookup, type Reader } from '../store/look-up.ts'
import { openRecord, type ProfileRecords, recordKeys } from '../store/records.ts'
import type { User } from '../store/user.ts'
import { commit } from '../table/commit.ts'
import { type Found, getAll } from '../table/read.ts'
import { accountOf } from './account.ts'
import type { loanFileShape } from './loan-shape.ts'
import { adviceOn } from './recommendation.ts'
import { riskKeys, riskOf, verificationsOf } from './risk-file.ts'

/**
 * Reads all that an officer needs to judge and to disburse a loan; NO_SUCH_LOAN when there is none. The reader is recorded
 * in the borrower's audit, in parallel with the reads: all of them end before anything is shown.
 */
export async function loanFile(loanId: number, reader: Reader): Promise<z.output<typeof loanFileShape>> {
  const loan = await loanById(loanId)
  const { userId } = loan
  const today = dateOf(reader.now)
  const [found] = await Promise.all([
    getAll({ user: keys.user(userId), ...recordKeys(userId), ...riskKeys(userId) }),
    commit(auditLookup(userId, reader, 'read-loan', `loan ${loan.id}`)),
  ])
  const { user, risk } = found
  if (!user) throw new Error(`User ${userId} of loan ${loan.id} is missing`)
  return {
    loan_id: loan.id,
    state: stateAsOf(loan, today),
    amount: yuan(loan.terms.principalFen),
    period: loan.terms.periodDays,
    fees: yuan(totalFees(loan.terms.fees)),
    due_date: loan.dueDate ?? null,
    due_today: dueToday(loan, today),
    account: accountOf(loan, today),
    card: `${loan.card.bankName} ${loan.card.tail}`,
    payout_order: loan.payoutNo ?? null,
    borrower: await applicantOf(user, found, today),
    verifications: verificationsOf(found),
    risk: await riskOf(user, risk, today),
    advice: await adviceOn(loan, user, risk, today),
    reviews: [loan.firstReview, loan.secondReview]
      .filter((review): review is Review => review !== undefined)
      .map((review) => ({ ...review, at: seconds(review.at) })),
    history: loan.history.map((entry) => ({ ...entry, at: seconds(entry.at) })),
  }
}

function dueToday(loan: Loan, today: BusinessDate): number | null {
  const { startDate, dueDate } = loan
  const open = loan.state === 'repaying' || loan.state === 'overdue'
  return open && startDate && dueDate ? yuan(quoteRepayment({ ...loan, startDate, dueDate }, today).total) : null
}

async function applicantOf(user: User, records: Found<ProfileRecords>, today: BusinessDate) {
  const vault = await vaultOf(user)
  const open = (field: 'name' | 'identityNo' | 'mobile') => (user[field] ? vault.unseal(field, user[field]) : '')
  const identityNo = open('identityNo')
  const work = await openRecord(user, 'work', records.work)
  const people = await openRecord(user, 'relation', records.relation)
  return {
    user_id: user.id,
    name: open('name'),
    // Officers do not decide by the birth date itself: the middle stays hidden.
    identity_no: maskedIdentityNo(identityNo),
    ...(identityNo ? personBehind(identityNo, today) : { age: null, sex: null }),
    mobile: open('mobile'),
    loans_paid_out: user.successCount,
    flags: { ...user.flags },
    company: work.company_name,
    contacts: [people.linkman_name_fir, people.linkman_name_sec].filter((name) => name !== ''),
  }
}
