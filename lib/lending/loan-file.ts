import * as z from 'zod/mini'
import { type BusinessDate, seconds } from '../domain/calendar.ts'
import { totalFees } from '../domain/fees.ts'
import { stateAsOf } from '../domain/loan.ts'
import { yuan } from '../domain/money.ts'
import { maskedIdentityNo } from '../domain/people.ts'
import { quoteRepayment } from '../domain/repayment.ts'
import { personBehind } from '../domain/risk-summary.ts'
import { vaultOf } from '../platform/sealing.ts'
import { keys } from '../store/keys.ts'
import { type Loan, loanById, type Review } from '../store/loan.ts'
import { getAll } from '../store/read.ts'
import { openRecord, recordKeys, type SealedRecord } from '../store/records.ts'
import type { RiskFile } from '../store/risk.ts'
import type { User } from '../store/user.ts'
import { adviceOn, adviceShape } from './advice.ts'
import { riskKeys, riskOf, verificationsOf } from './risk-file.ts'
import { riskShape, verificationShape } from './risk-shape.ts'

const reviewShape = z.object({ operator: z.string(), at: z.number(), passed: z.boolean(), opinion: z.string() })

export const loanFileShape = z.object({
  loan_id: z.number(),
  state: z.string(),
  amount: z.number(),
  period: z.number(),
  fees: z.number(),
  due_date: z.nullable(z.string()),
  due_today: z.nullable(z.number()),
  card: z.string(),
  payout_order: z.nullable(z.string()),
  borrower: z.object({
    user_id: z.number(),
    name: z.string(),
    identity_no: z.string(),
    age: z.nullable(z.number()),
    sex: z.nullable(z.enum(['male', 'female'])),
    mobile: z.string(),
    loans_paid_out: z.number(),
    flags: z.record(z.string(), z.number()),
    company: z.string(),
    contacts: z.array(z.string()),
  }),
  verifications: z.array(verificationShape),
  risk: riskShape,
  advice: adviceShape,
  reviews: z.array(reviewShape),
  history: z.array(z.object({ at: z.number(), event: z.string(), by: z.string() })),
})

export async function loanFile(loanId: number, today: BusinessDate): Promise<z.output<typeof loanFileShape>> {
  const loan = await loanById(loanId)
  const { userId } = loan
  const found = await getAll<string>({ user: keys.user(userId), ...recordKeys(userId), ...riskKeys(userId) })
  const user = found.user as User
  return {
    loan_id: loan.id,
    state: stateAsOf(loan, today),
    amount: yuan(loan.terms.principalFen),
    period: loan.terms.periodDays,
    fees: yuan(totalFees(loan.terms.fees)),
    due_date: loan.dueDate ?? null,
    due_today: dueToday(loan, today),
    card: `${loan.card.bankName} ${loan.card.tail}`,
    payout_order: loan.payoutNo ?? null,
    borrower: await borrowerOf(user, found, today),
    verifications: verificationsOf(found),
    risk: await riskOf(user, found, today),
    advice: await adviceOn(loan, user, found.risk as RiskFile | undefined, today),
    reviews: [loan.firstReview, loan.secondReview]
      .filter((review): review is Review => review !== undefined)
      .map((review) => ({ ...review, at: seconds(review.at) })),
    history: loan.history.map((entry) => ({ ...entry, at: seconds(entry.at) })),
  }
}

function dueToday(loan: Loan, today: BusinessDate): number | null {
  const { terms, startDate, dueDate } = loan
  const open = loan.state === 'repaying' || loan.state === 'overdue'
  return open && startDate && dueDate ? yuan(quoteRepayment({ terms, startDate, dueDate }, today).total) : null
}

async function borrowerOf(user: User, found: Record<string, unknown>, today: BusinessDate) {
  const vault = await vaultOf(user)
  const open = (field: 'name' | 'identityNo' | 'mobile') => (user[field] ? vault.unseal(field, user[field]) : '')
  const identityNo = open('identityNo')
  const work = await openRecord(user, 'work', found.work as SealedRecord | undefined)
  const people = await openRecord(user, 'relation', found.relation as SealedRecord | undefined)
  return {
    user_id: user.id,
    name: open('name'),
    // The birth date itself decides nothing here: the middle stays hidden.
    identity_no: maskedIdentityNo(identityNo),
    ...(identityNo ? personBehind(identityNo, today) : { age: null, sex: null }),
    mobile: open('mobile'),
    loans_paid_out: user.successCount,
    flags: { ...user.flags },
    company: work.company_name,
    contacts: [people.linkman_name_fir, people.linkman_name_sec].filter((name) => name !== ''),
  }
}
