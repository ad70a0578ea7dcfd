import { describe, expect, it } from 'vitest'
import { newSession } from '../../../lib/account/sessions.ts'
import { signUp } from '../../../lib/account/sign-up.ts'
import { addDays, dateOf, startOf } from '../../../lib/domain/calendar.ts'
import type { CampaignFacts, Offer } from '../../../lib/domain/campaign.ts'
import { endCampaign, grantAdHoc, grantFromCampaign, startCampaign } from '../../../lib/lending/coupon/campaigns.ts'
import { auditOfUser } from '../../../lib/store/audit.ts'
import { allCampaigns, onlineCampaigns } from '../../../lib/store/campaign.ts'
import { couponsOf } from '../../../lib/store/coupon.ts'
import { keys } from '../../../lib/store/keys.ts'
import { checkCode, issueCode } from '../../../lib/store/sms-code.ts'
import { commit } from '../../../lib/table/commit.ts'
import { atOnce, borrowers, codeOf, DAY, nextId, noon } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const { borrower } = borrowers()

const today = dateOf(noon)
const order = { operator: 'ada', reason: 'winter' }
const offer: Offer = { kind: 'repayment', amountFen: 5_00, minFen: 500_00, validDays: 30 }

const campaign = (more: Partial<CampaignFacts> = {}): CampaignFacts => {
  const id = nextId()
  return { id, name: `campaign ${id}`, ...offer, from: today, until: addDays(today, 6), ...more }
}
async function online(more: Partial<CampaignFacts> = {}, now = noon): Promise<CampaignFacts> {
  const made = campaign(more)
  await commit(...startCampaign(await onlineCampaigns(), made, order, now))
  return made
}
const switchOff = async (id: number) => commit(...endCampaign(await onlineCampaigns(), id, order, noon))
async function allOff() {
  for (const { id } of (await onlineCampaigns()).campaigns) await switchOff(id)
}

let people = 0
async function register(now = noon, mobile = `mobile ${people++}`): Promise<number> {
  const request = { mobileIndex: mobile, ipIndex: mobile, purpose: 'signup', code: '123456' } as const
  await issueCode(request, now)
  const useCode = await checkCode(request, now)
  return signUp({ mobile, ...request, password: 'pass-word-1', useCode, session: newSession(now), now })
}

describe('who signs up', () => {
  it('gets a coupon of each campaign that runs, and of no other', async () => {
    const [one, cash] = [await online(), await online({ kind: 'cash', amountFen: 1_50, minFen: 800_00 })]
    const off = await online()
    await switchOff(off.id)
    await online({ from: addDays(today, 1) })
    const coupons = await couponsOf(await register())
    const given = { minFen: 500_00, state: 'unused', grantedAt: noon, validUntil: startOf(addDays(today, 31)) - 1 }
    expect(coupons).toMatchObject([
      { id: one.id, kind: 'repayment', amountFen: 5_00, source: one.name, ...given },
      { id: cash.id, kind: 'cash', amountFen: 1_50, ...given, minFen: 800_00 },
    ])
    await allOff()
  })

  it('gets twenty at most, in the one transaction', async () => {
    for (let n = 0; n < 20; n++) await online()
    expect(await codeOf(online())).toBe('CAMPAIGNS_FULL')
    expect(await couponsOf(await register())).toHaveLength(20)
    await allOff()
  })

  it('gets none after the last day, and one that is over makes room', async () => {
    for (let n = 0; n < 20; n++) await online()
    const after = noon + 7 * DAY
    expect(await couponsOf(await register(after))).toEqual([])
    await online({ until: addDays(today, 30) }, after)
    expect((await onlineCampaigns()).campaigns).toHaveLength(1)
    await allOff()
  })

  it('and whose mobile is taken gets nothing', async () => {
    await online()
    await register(noon, 'taken')
    const before = (await testStack.everything()).filter(({ sk }) => String(sk).startsWith('U#C#'))
    expect(await codeOf(register(noon + 61_000, 'taken'))).toBe('MOBILE_TAKEN')
    expect((await testStack.everything()).filter(({ sk }) => String(sk).startsWith('U#C#'))).toEqual(before)
    await allOff()
  })
})

describe('a campaign', () => {
  it('is listed with who made it and who ended it, newest first', async () => {
    const { id } = await online()
    const newer = await online()
    await switchOff(id)
    const [first, second] = await allCampaigns({ offset: 0, limit: 10 })
    expect(first).toMatchObject({ id: newer.id, createdBy: 'ada', createdAt: noon })
    expect(first).not.toHaveProperty('offBy')
    expect(second).toMatchObject({ id, offBy: 'ada', offAt: noon })
    expect(await codeOf(switchOff(id))).toBe('CAMPAIGN_UNKNOWN')
    const audit = (await testStack.everything()).filter(({ pk }) => pk === keys.campaignAudit(id, noon).pk)
    expect(audit.map(({ action, why }) => [action, why])).toEqual([
      ['end-campaign', 'winter'],
      ['start-campaign', 'winter'],
    ])
    await allOff()
  })

  it('of two operators at once: both look at the same list, and one must look again', async () => {
    const seen = await onlineCampaigns()
    const start = () => commit(...startCampaign(seen, campaign(), order, noon))
    expect(await atOnce(5, start)).toEqual({ done: 1, CAMPAIGNS_CHANGED: 4 })
    expect((await onlineCampaigns()).campaigns).toHaveLength(1)
    await allOff()
  })
})

describe('an operator gives a coupon', () => {
  it('of a campaign: one to a borrower, however often and at however many desks', async () => {
    const { id: userId } = await borrower()
    const { id: campaignId } = await online()
    const seen = await onlineCampaigns()
    const give = () => commit(...grantFromCampaign(seen, { campaignId, userId }, order, noon))
    expect(await atOnce(5, give)).toEqual({ done: 1, COUPON_GIVEN_ALREADY: 4 })
    expect(await couponsOf(userId)).toMatchObject([{ id: campaignId, state: 'unused' }])
    expect(await auditOfUser(userId, 10)).toMatchObject([
      { operator: 'ada', action: 'grant-coupon', after: 'repayment coupon of 5.00', why: 'winter' },
    ])
    await allOff()
  })

  it('of none: the same request twice gives one', async () => {
    const { id: userId } = await borrower()
    const couponId = nextId()
    const give = () => commit(...grantAdHoc({ ...offer, kind: 'cash' }, { couponId, userId }, order, noon))
    expect(await codeOf(give())).toBe('done')
    expect(await codeOf(give())).toBe('COUPON_GIVEN_ALREADY')
    expect(await couponsOf(userId)).toMatchObject([{ id: couponId, kind: 'cash', source: 'ada' }])
  })

  it('not of a campaign that is over, to nobody, or of nothing; and then writes nothing', async () => {
    const { id: userId } = await borrower()
    const { id: campaignId } = await online()
    const seen = await onlineCampaigns()
    const before = await testStack.everything()
    const late = noon + 7 * DAY
    const tries = [
      [async () => commit(...grantFromCampaign(seen, { campaignId, userId }, order, late)), 'CAMPAIGN_UNKNOWN'],
      [async () => commit(...grantFromCampaign(seen, { campaignId: 1, userId }, order, noon)), 'CAMPAIGN_UNKNOWN'],
      [async () => commit(...grantFromCampaign(seen, { campaignId, userId: 1 }, order, noon)), 'NO_SUCH_BORROWER'],
      [async () => commit(...grantAdHoc(offer, { couponId: 1, userId: 1 }, order, noon)), 'NO_SUCH_BORROWER'],
      [
        async () => commit(...grantAdHoc({ ...offer, amountFen: 0 }, { couponId: 1, userId }, order, noon)),
        'COUPON_INVALID',
      ],
    ] as const
    for (const [attempt, code] of tries) expect(await codeOf(attempt())).toBe(code)
    expect(await testStack.everything()).toEqual(before)
  })
})
