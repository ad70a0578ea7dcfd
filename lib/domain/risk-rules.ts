import type { Match } from './risk-summary.ts'

/** Facts that the rules compare; null when unknown. */
export interface RiskFacts {
  forbidden: boolean
  age: number | null
  identityVerified: boolean
  phoneVerified: boolean
  cardVerified: boolean
  /** Earlier loans with us: repaid, late (then or now), written off. */
  loansRepaid: number
  loansLate: number
  loansWrittenOff: number
  /** The loan's amount in percent of the total quota. */
  shareOfQuota: number
  /** From the telephone line's report. */
  lineMonths: number | null
  idcardMatch: Match | null
  nameMatch: Match | null
  riskListCount: number | null
  overdueLoanCount: number | null
  multiLendCount: number | null
  riskCallCount: number | null
  contactCount: number | null
  interflowContactCount: number | null
  silenceCount: number | null
}

export type Recommendation = 'pass' | 'look' | 'reject'

/** One rule: a comparison of a fact with a value, the recommendation when it is true, and its reason. */
export interface RiskRule {
  field: keyof RiskFacts
  is: 'equal to' | 'below' | 'at least'
  value: boolean | number | string
  outcome: Recommendation
  reason: string
}

const rule = (
  field: RiskRule['field'],
  is: RiskRule['is'],
  value: RiskRule['value'],
  outcome: Recommendation,
  reason: string,
): RiskRule => ({ field, is, value, outcome, reason })

/** All thresholds, each with its reason. */
export const riskRules: readonly RiskRule[] = [
  rule('forbidden', 'equal to', true, 'reject', 'The borrower is forbidden'),
  rule('age', 'below', 18, 'reject', 'Younger than 18'),
  rule('age', 'below', 22, 'look', 'Younger than 22: is there an income?'),
  rule('age', 'at least', 60, 'look', '60 or older: is there an income?'),
  rule('identityVerified', 'equal to', false, 'reject', 'The identity is not verified'),
  rule('phoneVerified', 'equal to', false, 'look', 'The phone verification must be repeated'),
  rule('cardVerified', 'equal to', false, 'look', 'No bank card is signed'),

  rule('loansWrittenOff', 'at least', 1, 'reject', 'A loan with us was written off'),
  rule('loansLate', 'at least', 3, 'reject', 'Three loans with us or more were late'),
  rule('loansLate', 'at least', 1, 'look', 'A loan with us was late'),
  rule('loansRepaid', 'at least', 3, 'pass', 'Three loans with us or more were repaid'),
  rule('shareOfQuota', 'at least', 101, 'look', 'The quota was reduced below this loan'),

  rule('idcardMatch', 'equal to', 'no', 'reject', 'The phone belongs to another identity number'),
  rule('nameMatch', 'equal to', 'no', 'reject', 'The phone belongs to another name'),
  rule('idcardMatch', 'equal to', 'fuzzy', 'look', 'The identity number at the carrier agrees only in part'),
  rule('nameMatch', 'equal to', 'fuzzy', 'look', 'The name at the carrier agrees only in part'),
  rule('lineMonths', 'below', 3, 'reject', 'The line is younger than three months'),
  rule('lineMonths', 'below', 12, 'look', 'The line is younger than a year'),
  rule('riskListCount', 'at least', 3, 'reject', 'On three lists of risks or more'),
  rule('riskListCount', 'at least', 1, 'look', 'On a list of risks'),
  rule('overdueLoanCount', 'at least', 3, 'reject', 'Three loans or more are overdue elsewhere'),
  rule('overdueLoanCount', 'at least', 1, 'look', 'A loan is overdue elsewhere'),
  rule('multiLendCount', 'at least', 10, 'reject', 'Ten lenders or more were asked'),
  rule('multiLendCount', 'at least', 5, 'look', 'Five lenders or more were asked'),
  rule('riskCallCount', 'at least', 20, 'reject', 'Twenty calls or more with collectors and brokers'),
  rule('riskCallCount', 'at least', 5, 'look', 'Five calls or more with collectors and brokers'),
  rule('contactCount', 'below', 20, 'look', 'Fewer than twenty contacts: the line may not be the one in use'),
  rule('interflowContactCount', 'below', 5, 'look', 'Fewer than five contacts call back'),
  rule('silenceCount', 'at least', 60, 'look', 'No call on sixty days or more of the half year'),
]

const compare: Record<RiskRule['is'], (fact: boolean | number | string, value: boolean | number | string) => boolean> =
  {
    'equal to': (fact, value) => fact === value,
    below: (fact, value) => fact < value,
    'at least': (fact, value) => fact >= value,
  }

const severity: Record<Recommendation, number> = { reject: 0, look: 1, pass: 2 }

interface Spoken {
  field: string
  outcome: Recommendation
  reason: string
}

/**
 * Returns the rules' recommendation and its reasons; the officer decides. Reject beats look, look beats pass; an unknown
 * fact must be looked at. Of several matching rules on one fact the severest counts.
 */
export function recommend(facts: RiskFacts, rules = riskRules): { recommendation: Recommendation; reasons: string[] } {
  const known = (field: keyof RiskFacts) => facts[field] !== null && facts[field] !== 'unknown'
  const unknown = [...new Set(rules.map(({ field }) => field).filter((field) => !known(field)))]
  const spoken: Spoken[] = rules.filter(
    ({ field, is, value }) => known(field) && compare[is](facts[field] as boolean | number | string, value),
  )
  const missing: Spoken[] =
    unknown.length > 0 ? [{ field: '', outcome: 'look', reason: `Not known: ${unknown.map(inWords).join(', ')}` }] : []
  const bySeverity = [...spoken, ...missing].sort((a, b) => severity[a.outcome] - severity[b.outcome])
  const severest = bySeverity.filter(({ field }, at) => bySeverity.findIndex((other) => other.field === field) === at)
  const against = severest.filter(({ outcome }) => outcome !== 'pass')
  const counted = against.length > 0 ? against : severest
  return { recommendation: counted[0]?.outcome ?? 'pass', reasons: counted.map(({ reason }) => reason) }
}

/** Writes a field name as text: `riskListCount` → `risk list count`. */
const inWords = (field: string): string => field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
