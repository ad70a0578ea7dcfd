import type * as z from 'zod/mini'
import { type BusinessDate, seconds } from '../domain/calendar.ts'
import { yuan } from '../domain/money.ts'
import { type LineSummary, monthsSince, type ShopSummary } from '../domain/risk-summary.ts'
import { keys } from '../store/keys.ts'
import { type Collected, openSummaries, type RiskFile } from '../store/risk.ts'
import type { User } from '../store/user.ts'
import type { Slot } from '../store/verification.ts'
import type { Found, KeysOf } from '../table/read.ts'
import type { riskShape, verificationShape } from './risk-shape.ts'

const kinds = ['identity', 'mobile', 'jd', 'taobao', 'education', 'bill', 'ebank'] as const

type Slots = Record<(typeof kinds)[number], Slot>

/** Lists the keys of the items that `riskOf` and `verificationsOf` need, by the names under which they read them. */
export const riskKeys = (userId: number): KeysOf<{ risk: RiskFile } & Slots> => ({
  risk: keys.risk(userId),
  identity: keys.slot(userId, 'identity'),
  mobile: keys.slot(userId, 'mobile'),
  jd: keys.slot(userId, 'jd'),
  taobao: keys.slot(userId, 'taobao'),
  education: keys.slot(userId, 'education'),
  bill: keys.slot(userId, 'bill'),
  ebank: keys.slot(userId, 'ebank'),
})

export function verificationsOf(slots: Found<Slots>): z.output<typeof verificationShape>[] {
  return kinds.flatMap((kind) => {
    const slot = slots[kind]
    if (!slot) return []
    const { state, passedOn, consent } = slot
    const agreed = { consent_at: seconds(consent.at), consent_text: consent.textVersion }
    return { kind, state, passed_on: passedOn ?? null, ...agreed }
  })
}

export async function riskOf(
  user: User,
  risk: RiskFile | undefined,
  today: BusinessDate,
): Promise<z.output<typeof riskShape>> {
  const { mobile, education, jd, taobao, bill, ebank } = await openSummaries(user, risk)
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
