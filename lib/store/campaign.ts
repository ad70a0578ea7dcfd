import { type CampaignFacts, couponEnd, type Offer } from '../domain/campaign.ts'
import type { FailureCode } from '../domain/failure.ts'
import type { Key, Write } from '../table/commit.ts'
import { absent, equals } from '../table/expressions.ts'
import { get, queryLast } from '../table/read.ts'
import { type Coupon, couponNew, grantCoupon } from './coupon.ts'
import { keys } from './keys.ts'

/** A campaign as it was made, and who ended it. */
export interface Campaign extends Key, CampaignFacts {
  createdAt: number
  createdBy: string
  offAt?: number
  offBy?: string
}

/** Campaigns that sign-up gives coupons of: one read. `changes` counts, so that of two operators at once one is refused. */
export interface OnlineCampaigns {
  changes: number
  campaigns: CampaignFacts[]
}

export const onlineCampaigns = async (): Promise<OnlineCampaigns> =>
  (await get(keys.onlineCampaigns())) ?? { changes: 0, campaigns: [] }

/** Replaces what is online, unless it changed since it was read. */
export function putOnline(seen: OnlineCampaigns, campaigns: CampaignFacts[]): Write {
  const online: OnlineCampaigns & Key = { ...keys.onlineCampaigns(), changes: seen.changes + 1, campaigns }
  const condition = seen.changes === 0 ? absent() : equals('changes', seen.changes)
  return { put: online, guard: { name: 'campaignsAsSeen', condition, failure: 'CAMPAIGNS_CHANGED' } }
}

/** Newest first, those that are over too; one beyond the page. */
export const allCampaigns = ({ offset, limit }: { offset: number; limit: number }): Promise<Campaign[]> =>
  queryLast<Campaign>(keys.campaign(0).pk, 'C#', offset + limit + 1)

/** A borrower's coupon of an offer. */
export const couponOf = (
  offer: Offer,
  given: { id: number; source: string; now: number },
): Omit<Coupon, keyof Key | 'state'> => ({
  id: given.id,
  kind: offer.kind,
  amountFen: offer.amountFen,
  minFen: offer.minFen,
  grantedAt: given.now,
  validUntil: couponEnd(offer.validDays, given.now),
  source: given.source,
})

/** A campaign's coupon has its id, so a borrower gets one of it, however often it is given. */
export const grantOf = (campaign: CampaignFacts, userId: number, now: number, failure?: FailureCode): Write =>
  grantCoupon(userId, couponOf(campaign, { id: campaign.id, source: campaign.name, now }), couponNew(failure))
