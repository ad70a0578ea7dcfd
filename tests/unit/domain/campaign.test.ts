import { describe, expect, it } from 'vitest'
import { startOf } from '../../../lib/domain/calendar.ts'
import {
  CAMPAIGNS_MAX,
  type CampaignFacts,
  campaignRuns,
  couponEnd,
  throwUnlessCampaign,
} from '../../../lib/domain/campaign.ts'

const today = '2026-12-01'
const campaign = (more: Partial<CampaignFacts> = {}): CampaignFacts => ({
  id: 1,
  name: 'winter',
  kind: 'repayment',
  amountFen: 5_00,
  minFen: 500_00,
  validDays: 30,
  from: today,
  until: today,
  ...more,
})
const others = (count: number) => Array.from({ length: count }, (_, id) => campaign({ id, name: `other ${id}` }))

const verdict = (more: Partial<CampaignFacts>, online: CampaignFacts[] = []) => {
  try {
    throwUnlessCampaign(campaign(more), online, today)
    return 'fine'
  } catch (error) {
    return (error as { code?: string }).code
  }
}

describe('a campaign', () => {
  it.each<[string, Partial<CampaignFacts>, CampaignFacts[], string]>([
    ['of one day', {}, [], 'fine'],
    ['of a cent', { amountFen: 1 }, [], 'fine'],
    ['of nothing', { amountFen: 0 }, [], 'COUPON_INVALID'],
    ['of more than anybody owes', { amountFen: 10_000_01 }, [], 'COUPON_INVALID'],
    ['valid for no day', { validDays: 0 }, [], 'COUPON_INVALID'],
    ['valid for eleven years', { validDays: 4015 }, [], 'COUPON_INVALID'],
    ['that was over yesterday', { from: '2026-11-01', until: '2026-11-30' }, [], 'CAMPAIGN_OVER'],
    ['that ends before it begins', { from: '2026-12-03', until: '2026-12-02' }, [], 'CAMPAIGN_OVER'],
    ['of a name that is online', { id: 2 }, [campaign()], 'CAMPAIGN_NAMED_ALREADY'],
    ['that is the twentieth', {}, others(CAMPAIGNS_MAX - 1), 'fine'],
    ['that is one too many', {}, others(CAMPAIGNS_MAX), 'CAMPAIGNS_FULL'],
  ])('%s', (_, more, online, outcome) => {
    expect(verdict(more, online)).toBe(outcome)
  })

  it('runs on its first and its last day, and on no other', () => {
    const week = campaign({ from: '2026-12-01', until: '2026-12-07' })
    const days = ['2026-11-30', '2026-12-01', '2026-12-07', '2026-12-08']
    expect(days.map((day) => campaignRuns(week, day))).toEqual([false, true, true, false])
  })
})

it('a coupon ends with the last business day of its validity, at whatever hour it was given', () => {
  const end = startOf('2026-12-03') - 1
  expect(couponEnd(1, startOf(today))).toBe(end)
  expect(couponEnd(1, startOf('2026-12-02') - 1)).toBe(end)
})
