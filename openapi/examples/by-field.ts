/**
 * Synthetic values of fields, by name, for fields without one in the example of their route in about/: the field is optional,
 * or empty there. `null` is no example; the value here stands for the case in which there is one.
 */
export const examples: Readonly<Record<string, unknown>> = {
  // people and verification
  token: '1e113b7201cb489fa78574d756205590',
  input: 'data:image/jpg;base64,iVBORw0KGgo=',
  password: 'correct-horse',
  bank: '中国建设银行',
  user_id: 7_236_108_287_000_042,
  collected_at: 1_509_520_300,
  night_avg_call_time: 120.5,
  order_count: 36,
  address_count: 2,
  bill_count: 6,
  movement_count: 48,
  // loans and payouts
  due_date: '2026-11-14',
  due_today: 1006.5,
  order_no: '20261031723610828800014401',
  payout_order: '20261031723610828800014401',
  card_tail: '1716',
  code: '4002',
  disbursed_by: 'Cy',
  confirm_by: 1_509_527_900,
  reasons: ['several lenders were asked'],
  // what operators did and decide
  at: 1_509_524_300,
  by: 'Ada',
  reason: 'the borrower sent the statement of the bank',
  before: '2000',
  after: '1500',
  proposed_by: 'Ada',
  apply_quota: 500,
  total: 2000,
  available: 1000,
  feedback_id: 7_236_108_288_000_777,
  type: 'func',
  content: '很好',
  // coupons
  campaign_id: 7_236_108_285_000_003,
  coupon_id: 7_236_108_286_000_001,
  off_by: 'Bo',
  // breaks
  break_id: 'payout-after-end-202610317236108288000144',
  break_kind: 'payout-after-end',
  detail: 'the provider paid out an order that we had given up',
  outcomes: ['recovered', 'explained'],
  outcome: 'recovered',
  unbalanced: ['202610317236108288000144'],
}
