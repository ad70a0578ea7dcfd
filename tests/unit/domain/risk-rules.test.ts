import { describe, expect, it } from 'vitest'
import { type RiskFacts, recommend, riskRules } from '../../../lib/domain/risk-rules.ts'

/** A grown-up with a verified identity, a phone of their own and nothing against them. */
const clean: RiskFacts = {
  forbidden: false,
  age: 35,
  identityVerified: true,
  phoneVerified: true,
  cardVerified: true,
  loansRepaid: 0,
  loansLate: 0,
  loansWrittenOff: 0,
  shareOfQuota: 50,
  lineMonths: 60,
  idcardMatch: 'yes',
  nameMatch: 'yes',
  riskListCount: 0,
  overdueLoanCount: 0,
  multiLendCount: 0,
  riskCallCount: 0,
  contactCount: 60,
  interflowContactCount: 40,
  silenceCount: 5,
}
const outcome = (more: Partial<RiskFacts>) => recommend({ ...clean, ...more }).recommendation

describe('the rules', () => {
  it('pass who has nothing against them', () => {
    expect(recommend(clean)).toEqual({ recommendation: 'pass', reasons: [] })
  })

  it('say what speaks for a borrower only when nothing speaks against them', () => {
    expect(recommend({ ...clean, loansRepaid: 3 })).toEqual({
      recommendation: 'pass',
      reasons: ['Three loans with us or more were repaid'],
    })
    expect(recommend({ ...clean, loansRepaid: 3, loansLate: 1 }).reasons).toEqual(['A loan with us was late'])
  })

  it('let reject beat look and look beat pass, the weightiest reason first, one a fact', () => {
    expect(recommend({ ...clean, loansRepaid: 9, multiLendCount: 5, overdueLoanCount: 3, age: 17 })).toEqual({
      recommendation: 'reject',
      reasons: ['Younger than 18', 'Three loans or more are overdue elsewhere', 'Five lenders or more were asked'],
    })
  })

  it.each([
    ['age', 17, 'reject'],
    ['age', 18, 'look'],
    ['age', 22, 'pass'],
    ['age', 59, 'pass'],
    ['age', 60, 'look'],
    ['lineMonths', 2, 'reject'],
    ['lineMonths', 3, 'look'],
    ['lineMonths', 12, 'pass'],
    ['shareOfQuota', 100, 'pass'],
    ['shareOfQuota', 101, 'look'],
    ['contactCount', 19, 'look'],
    ['contactCount', 20, 'pass'],
    ['idcardMatch', 'no', 'reject'],
    ['idcardMatch', 'fuzzy', 'look'],
    ['phoneVerified', false, 'look'],
    ['forbidden', true, 'reject'],
    ['loansWrittenOff', 1, 'reject'],
  ])('%s %s: %s', (field, value, expected) => {
    expect(outcome({ [field]: value })).toBe(expected)
  })

  it('look at what is not known, and name it', () => {
    expect(recommend({ ...clean, lineMonths: null, nameMatch: 'unknown' })).toEqual({
      recommendation: 'look',
      reasons: ['Not known: name match, line months'],
    })
    expect(outcome({ age: null, overdueLoanCount: 3 })).toBe('reject')
  })

  it('each have a reason of their own', () => {
    expect(new Set(riskRules.map(({ reason }) => reason)).size).toBe(riskRules.length)
  })
})
