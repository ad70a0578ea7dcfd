import { dateOf } from '../../domain/calendar.ts'
import {
  type CampaignFacts,
  campaignRuns,
  type Offer,
  throwUnlessCampaign,
  throwUnlessOffer,
} from '../../domain/campaign.ts'
import { Failure } from '../../domain/failure.ts'
import { yuanText } from '../../domain/money.ts'
import { auditCampaign, auditUser, type OperatorAction } from '../../store/audit.ts'
import { type Campaign, couponOf, grantOf, type OnlineCampaigns, putOnline } from '../../store/campaign.ts'
import { couponNew, grantCoupon } from '../../store/coupon.ts'
import { keys } from '../../store/keys.ts'
import type { Write } from '../../table/commit.ts'
import { absent, exists } from '../../table/expressions.ts'

export function startCampaign(
  online: OnlineCampaigns,
  campaign: CampaignFacts,
  act: OperatorAction,
  now: number,
): Write[] {
  const today = dateOf(now)
  const current = online.campaigns.filter(({ until }) => today <= until)
  throwUnlessCampaign(campaign, current, today)
  const made: Campaign = {
    ...keys.campaign(campaign.id),
    ...campaign,
    createdAt: now,
    createdBy: act.operator,
  }
  return [
    putOnline(online, [...current, campaign]),
    { put: made, guard: { name: 'campaignIdNew', condition: absent() } },
    audit(campaign, 'start-campaign', 'none', 'online', act, now),
  ]
}

/** It gives no coupon from now on; those that were given stay good. */
export function endCampaign(online: OnlineCampaigns, id: number, act: OperatorAction, now: number): Write[] {
  const ended = campaignOf(online, id)
  return [
    putOnline(
      online,
      online.campaigns.filter((campaign) => campaign !== ended),
    ),
    {
      update: keys.campaign(id),
      changes: { set: { offAt: now, offBy: act.operator } },
      guard: { name: 'campaignThere', condition: exists() },
    },
    audit(ended, 'end-campaign', 'online', 'off', act, now),
  ]
}

/** Gives one borrower a coupon of a campaign that runs; a second one of it is refused. */
export function grantFromCampaign(
  online: OnlineCampaigns,
  given: { campaignId: number; userId: number },
  act: OperatorAction,
  now: number,
): Write[] {
  const campaign = campaignOf(online, given.campaignId)
  if (!campaignRuns(campaign, dateOf(now))) throw new Failure('CAMPAIGN_UNKNOWN')
  return grantWrites(given.userId, campaign, grantOf(campaign, given.userId, now, 'COUPON_GIVEN_ALREADY'), act, now)
}

/** Gives one borrower a coupon of no campaign. Its id is the caller's, so the same request twice gives one. */
export function grantAdHoc(
  offer: Offer,
  given: { couponId: number; userId: number },
  act: OperatorAction,
  now: number,
): Write[] {
  throwUnlessOffer(offer)
  const coupon = couponOf(offer, { id: given.couponId, source: act.operator, now })
  return grantWrites(
    given.userId,
    offer,
    grantCoupon(given.userId, coupon, couponNew('COUPON_GIVEN_ALREADY')),
    act,
    now,
  )
}

const grantWrites = (userId: number, offer: Offer, grant: Write, act: OperatorAction, now: number): Write[] => [
  { check: keys.user(userId), guard: { name: 'userThere', condition: exists(), failure: 'NO_SUCH_BORROWER' } },
  grant,
  auditUser(userId, {
    at: now,
    operator: act.operator,
    action: 'grant-coupon',
    before: 'none',
    after: `${offer.kind} coupon of ${yuanText(offer.amountFen)}`,
    why: act.reason,
  }),
]

const audit = (
  { id }: CampaignFacts,
  action: string,
  before: string,
  after: string,
  act: OperatorAction,
  now: number,
): Write => auditCampaign(id, { at: now, operator: act.operator, action, before, after, why: act.reason })

function campaignOf(online: OnlineCampaigns, id: number): CampaignFacts {
  const found = online.campaigns.find((campaign) => campaign.id === id)
  if (!found) throw new Failure('CAMPAIGN_UNKNOWN')
  return found
}
