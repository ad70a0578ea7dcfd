import type { Chapter } from '../about.ts'

const id = '7236108287000042'
const reason = 'for the new year'
const campaign = 7_236_108_288_000_200
const offer = {
  kind: 'repayment: taken off what is repaid; cash: paid out on top of a loan',
  amount: 'Yuan, up to two decimals',
  from: 'First day, 2026-12-20',
}

/** Operators' routes for coupons; borrowers' are under "account". */
export const coupons: Chapter = {
  tag: 'operators',
  routes: {
    'operator-campaigns': {
      summary: 'Coupon campaigns, newest first, with those that are over',
      input: { offset: 0, limit: 10 },
      fields: { ...offer, created_at: 'Unix seconds' },
      results: [
        {
          campaign_id: campaign,
          name: 'new year',
          kind: 'repayment',
          amount: 5,
          min_amount: 500,
          valid_days: 30,
          from: '2026-12-20',
          until: '2027-01-10',
          online: true,
          created_at: 1_509_524_119,
          created_by: 'Ada',
          off_by: null,
        },
      ],
    },
    'operator-campaign-start': {
      summary: 'Give a coupon to everybody who signs up between two days, both included',
      description: 'At most twenty are online. Role: admin.',
      input: {
        name: 'new year',
        kind: 'repayment',
        amount: 5,
        min_amount: 500,
        valid_days: 30,
        from: '2026-12-20',
        until: '2027-01-10',
        reason,
      },
      fields: offer,
      messages: ['Online'],
      failures: ['COUPON_INVALID', 'CAMPAIGN_OVER', 'CAMPAIGN_NAMED_ALREADY', 'CAMPAIGNS_FULL', 'CAMPAIGNS_CHANGED'],
      results: [{ campaign_id: campaign }],
    },
    'operator-campaign-end': {
      summary: 'Switch a campaign off; coupons that were given stay good',
      description: 'Role: admin.',
      input: { id: String(campaign), reason },
      fields: { id: "The campaign's id" },
      messages: ['Off'],
      failures: ['CAMPAIGN_UNKNOWN', 'CAMPAIGNS_CHANGED'],
    },
    'operator-coupon-grant': {
      summary: 'Give a borrower a coupon: of a campaign, or one of its own',
      description: [
        'With `campaign_id` the rest says nothing, and a borrower gets one of it at most. Without it, a `coupon_id` of the',
        "caller's choice makes a repeated request harmless. Roles: risk, admin.",
      ].join('\n'),
      input: { id, kind: 'cash', amount: 2, min_amount: 1000, valid_days: 30, reason },
      fields: { id: "The borrower's id", ...offer },
      messages: ['Given'],
      failures: ['NO_SUCH_BORROWER', 'CAMPAIGN_UNKNOWN', 'COUPON_INVALID', 'COUPON_GIVEN_ALREADY'],
      results: [{ coupon_id: 7_236_108_288_000_201 }],
    },
  },
}
