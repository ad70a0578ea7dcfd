import type * as z from 'zod/mini'
import type { BusinessDate } from '../domain/calendar.ts'
import { recommend } from '../domain/risk-rules.ts'
import { type LineSummary, monthsSince, personBehind } from '../domain/risk-summary.ts'
import { vaultOf } from '../platform/sealing.ts'
import type { Loan } from '../store/loan.ts'
import { openSummaries, type RiskFile } from '../store/risk.ts'
import type { User } from '../store/user.ts'
import { creditHistory } from './credit-history.ts'
import type { adviceShape } from './loan-shape.ts'

export async function adviceOn(
  loan: Loan,
  user: User,
  risk: RiskFile | undefined,
  today: BusinessDate,
): Promise<z.output<typeof adviceShape>> {
  if (loan.state !== 'auditing' && loan.state !== 'reviewing') return null
  const [history, summaries] = await Promise.all([creditHistory(user.id, loan.id, today), openSummaries(user, risk)])
  const { identity, mobile, bankcard } = user.flags
  return recommend({
    forbidden: user.forbidden === true,
    age: await ageOf(user, today),
    identityVerified: identity === 1,
    phoneVerified: mobile === 1,
    cardVerified: bankcard === 1,
    ...history,
    // Whole percent, rounded up: 101 is anything above the quota.
    shareOfQuota: Math.ceil((loan.terms.principalFen * 100) / Math.max(1, user.quotaTotalFen)),
    ...lineFacts(summaries.mobile?.summary, today),
  })
}

async function ageOf(user: User, today: BusinessDate): Promise<number | null> {
  if (!user.identityNo) return null
  return personBehind((await vaultOf(user)).unseal('identityNo', user.identityNo), today).age
}

const lineFacts = (line: LineSummary | undefined, today: BusinessDate) => ({
  lineMonths: line?.regTime ? monthsSince(line.regTime, today) : null,
  idcardMatch: line?.idcardMatch ?? null,
  nameMatch: line?.nameMatch ?? null,
  riskListCount: line?.riskListCount ?? null,
  overdueLoanCount: line?.overdueLoanCount ?? null,
  multiLendCount: line?.multiLendCount ?? null,
  riskCallCount: line?.riskCallCount ?? null,
  contactCount: line?.contactCount ?? null,
  interflowContactCount: line?.interflowContactCount ?? null,
  silenceCount: line?.silenceCount ?? null,
})
