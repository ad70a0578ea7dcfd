import { addDays, type BusinessDate, dateOf, startOf } from './calendar.ts'
import type { CouponKind } from './coupon.ts'
import { Failure } from './failure.ts'
import type { Fen } from './money.ts'

/** What a coupon of an offer is: it ends with the last business day of its validity. */
export interface Offer {
  kind: CouponKind
  amountFen: Fen
  minFen: Fen
  /** Days for which a coupon is valid after the day on which it is given. */
  validDays: number
}

/** An offer to everybody who signs up between two days, both included. A borrower gets one coupon of it at most. */
export interface CampaignFacts extends Offer {
  id: number
  name: string
  from: BusinessDate
  until: BusinessDate
}

/** As many are online at most: sign-up gives a coupon of each in its one transaction. */
export const CAMPAIGNS_MAX = 20

const AMOUNT_MAX_FEN: Fen = 10_000_00
const VALID_DAYS_MAX = 3650

/** The last millisecond of the business day so many days after today. */
export const couponEnd = (now: number, validDays: number): number => startOf(addDays(dateOf(now), validDays + 1)) - 1

export const campaignRuns = ({ from, until }: CampaignFacts, today: BusinessDate): boolean =>
  from <= today && today <= until

export function throwUnlessOffer({ amountFen, minFen, validDays }: Offer): void {
  const inOrder =
    amountFen > 0 &&
    amountFen <= AMOUNT_MAX_FEN &&
    minFen >= 0 &&
    minFen <= AMOUNT_MAX_FEN &&
    validDays >= 1 &&
    validDays <= VALID_DAYS_MAX
  if (!inOrder) throw new Failure('COUPON_INVALID')
}

/** A second campaign of one name is a mistake, or the same request sent twice. */
export function throwUnlessCampaign(
  campaign: CampaignFacts,
  online: readonly CampaignFacts[],
  today: BusinessDate,
): void {
  throwUnlessOffer(campaign)
  if (campaign.until < campaign.from || campaign.until < today) {
    throw new Failure('CAMPAIGN_OVER', { about: `${campaign.from} to ${campaign.until}, and today is ${today}` })
  }
  const namesake = online.find(({ name }) => name === campaign.name)
  if (namesake) {
    const { id, from, until } = namesake
    throw new Failure('CAMPAIGN_NAMED_ALREADY', { about: `campaign ${id}, ${from} to ${until}` })
  }
  if (online.length >= CAMPAIGNS_MAX) throw new Failure('CAMPAIGNS_FULL')
}
