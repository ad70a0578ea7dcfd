import { addDays, type BusinessDate, dateOf, startOf } from './calendar.ts'
import type { CouponKind } from './coupon.ts'
import { Failure } from './failure.ts'
import type { Fen } from './money.ts'

/** The coupon of an offer. It is valid until the end of the last business day of its validity. */
export interface Offer {
  kind: CouponKind
  amountFen: Fen
  minFen: Fen
  /** Days of validity after the day on which the coupon is given. */
  validDays: number
}

/** An offer to all who sign up between two days, both included. A borrower gets at most one coupon of it. */
export interface CampaignFacts extends Offer {
  id: number
  name: string
  from: BusinessDate
  until: BusinessDate
}

/** Most campaigns online at once: sign-up gives a coupon of each in one transaction. */
export const CAMPAIGNS_MAX = 20

const AMOUNT_MAX_FEN: Fen = 10_000_00
const VALID_DAYS_MAX = 3650

/** Returns the last millisecond of the business day `validDays` after today. */
export const couponEnd = (validDays: number, now: number): number => startOf(addDays(dateOf(now), validDays + 1)) - 1

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

/**
 * Throws unless the campaign can go online. A second campaign with the same name is a mistake, or the same request sent
 * twice.
 */
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
