import { describe, expect, it } from 'vitest'
import { throwUnlessCampaign } from '../../../lib/domain/campaign.ts'
import type { Failure } from '../../../lib/domain/failure.ts'
import { defaultProduct, type Product, throwUnlessSound } from '../../../lib/domain/product.ts'
import { throwUnlessAllowed } from '../../../lib/domain/quota-change.ts'

/** The sentence that goes with a refusal. */
function about(rule: () => void): unknown {
  try {
    rule()
  } catch (error) {
    return (error as Failure).about
  }
  return undefined
}

describe('a product that is not in order says which rule it breaks', () => {
  const { rates } = defaultProduct
  it.each<[string, Partial<Product>]>([
    ['amounts are whole yuan, 1 to 20000', { maxFen: 20_001_00 }],
    ['amounts are whole yuan, 1 to 20000', { minFen: 550 }],
    ['terms are 1 to 365 days', { maxDays: 366 }],
    ['the smallest amount is not above the largest', { minFen: 2001_00 }],
    ['the shortest term is not above the longest', { minDays: 31 }],
    ['rates are from 0 to below 1', { rates: { ...rates, overduePpm: 1_000_000 } }],
    ['the penalty grows for 0 to 365 days', { rates: { ...rates, overdueCapDays: 366 } }],
  ])('%s', (rule, wrong) => {
    expect(about(() => throwUnlessSound({ ...defaultProduct, ...wrong }))).toBe(rule)
  })
})

describe('a campaign says what stands against it', () => {
  const offer = { kind: 'cash' as const, amountFen: 100, minFen: 0, validDays: 30 }
  const campaign = { ...offer, id: 7, name: 'New year', from: '2026-12-20', until: '2027-01-10' }

  it('with its days and today', () => {
    const over = about(() => throwUnlessCampaign(campaign, [], '2027-01-11'))
    expect(over).toBe('2026-12-20 to 2027-01-10, and today is 2027-01-11')
  })

  it('with the one of its name', () => {
    const named = about(() => throwUnlessCampaign({ ...campaign, id: 8 }, [campaign], '2026-12-20'))
    expect(named).toBe('campaign 7, 2026-12-20 to 2027-01-10')
  })
})

it('a decision beyond a proposal says what was proposed', () => {
  expect(about(() => throwUnlessAllowed(900_00, 800_00))).toBe('proposed were 800.00 yuan')
})
