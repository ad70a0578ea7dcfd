import type * as z from 'zod/mini'
import { type BusinessDate, seconds } from '../domain/calendar.ts'
import { yuan } from '../domain/money.ts'
import { type LineSummary, monthsSince, type ShopSummary } from '../domain/risk-summary.ts'
import { keys } from '../store/keys.ts'
import { type Collected, openSummaries, type RiskFile } from '../store/risk.ts'
import type { User } from '../store/user.ts'
import type { Slot } from '../store/verification.ts'
import type { Key } from '../table/commit.ts'
import type { riskShape, verificationShape } from './risk-shape.ts'

const kinds = ['identity', 'mobile', 'jd', 'taobao', 'education', 'bill', 'ebank'] as const

/** What is read of a borrower for `riskOf` and `verificationsOf`, by the name under which they look for it. */
export const riskKeys = (userId: number): Record<string, Key> => ({
  risk: keys.risk(userId),
  ...Object.fromEntries(kinds.map((kind) => [`slot:${kind}`, keys.slot(userId, kind)])),
})

export function verificationsOf(found: Record<string, unknown>): z.output<typeof verificationShape>[] {
  return kinds.flatMap((kind) => {
    const slot = found[`slot:${kind}`] as Slot | undefined
    if (!slot) return []
    const { state, passedOn, consent } = slot
    const agreed = { consent_at: seconds(consent.at), consent_text: consent.textVersion }
    return { kind, state, passed_on: passedOn ?? null, ...agreed }
  })
}

export async function riskOf(
  user: User,
  found: Record<string, unknown>,
  today: BusinessDate,
): Promise<z.output<typeof riskShape>> {
  const { mobile, education, jd, taobao, bill, ebank } = await openSummaries(user, found.risk as RiskFile | undefined)
  return {
    line: shown(mobile, (line) => lineOf(line, today)),
    education: shown(education, ({ degree }) => ({ degree })),
    jd: shown(jd, shopOf),
    taobao: shown(taobao, shopOf),
    bill: shown(bill, ({ billCount }) => ({ bill_count: billCount })),
    ebank: shown(ebank, ({ movementCount }) => ({ movement_count: movementCount })),
  }
}

const shown = <Summary, Shown>(collected: Collected<Summary> | undefined, show: (summary: Summary) => Shown) =>
  collected ? { collected_at: seconds(collected.collectedAt), ...show(collected.summary) } : null

const shopOf = ({ orderCount, addressCount }: ShopSummary) => ({
  order_count: orderCount,
  address_count: addressCount,
})

const lineOf = (line: LineSummary, today: BusinessDate) => ({
  reg_time: line.regTime,
  line_months: line.regTime === null ? null : monthsSince(line.regTime, today),
  idcard_match: line.idcardMatch,
  name_match: line.nameMatch,
  risk_list_count: line.riskListCount,
  overdue_loan_count: line.overdueLoanCount,
  multi_lend_count: line.multiLendCount,
  risk_call_count: line.riskCallCount,
  frequent_contact_area: line.frequentContactArea,
  contact_count: line.contactCount,
  interflow_contact_count: line.interflowContactCount,
  avg_call_count: line.avgCallCount,
  avg_call_time: line.avgCallTime,
  silence_count: line.silenceCount,
  night_call_count: line.nightCallCount,
  night_avg_call_time: line.nightAvgCallTime,
  avg_monthly_fee: line.avgMonthlyFeeFen === null ? null : yuan(line.avgMonthlyFeeFen),
})
