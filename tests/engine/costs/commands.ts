import { openBreak } from '../../../lib/store/break.ts'
import type { H5Client } from '../../../local/journey/client.ts'
import { assertDone } from '../../../local/journey/must.ts'
import { DAY, noon } from '../borrowers.ts'
import { payouts } from '../payouts.ts'
import type { Operators } from './operators.ts'

const reason = 'a test'

/** Operators change what waits for them: loans and payouts that the steps themselves have brought so far. */
export async function commands(desk: Operators, client: H5Client, userId: number): Promise<void> {
  await aboutLoans(desk)
  await aboutBorrowers(desk, client, userId)
  await aboutOffers(desk, userId)
}

async function aboutLoans({ cy, risk }: Operators): Promise<void> {
  const { loanIn, payoutIn } = payouts()
  const approved = await loanIn('review_success')
  assertDone(await cy.post(`/operator/loans/${approved.loanId}/cancel`, { reason }))
  const lost = await loanIn('repaying', { now: noon - 120 * DAY })
  assertDone(await risk.post(`/operator/loans/${lost.loanId}/write-off`, { reason }))
  const suspected = await payoutIn('check')
  assertDone(await cy.post(`/operator/payouts/${suspected.no}/confirm`, { reason }))
  const facts = { kind: 'paid-in-vain', orderNo: 'R1', loanId: approved.loanId, userId: approved.userId } as const
  await openBreak({ ...facts, amountFen: 1000_00, detail: reason }, noon)
  for (const operator of [cy, risk])
    assertDone(await operator.post('/operator/breaks/paid-in-vain-R1/resolve', { outcome: 'refunded', reason }))
}

async function aboutBorrowers({ risk, admin, ada }: Operators, client: H5Client, userId: number): Promise<void> {
  assertDone(await risk.post(`/operator/users/${userId}/forbid`, { reason }))
  assertDone(await risk.post(`/operator/users/${userId}/allow`, { reason }))
  assertDone(await risk.post(`/operator/users/${userId}/quota`, { change: 100, reason }))
  assertDone(await admin.post(`/operator/quota-applications/${userId}/decide`, { result: 'pass', memo: reason }))
  const { results: cards } = await client.get('/auth-bankcard-get')
  assertDone(await risk.post(`/operator/users/${userId}/cards/${cards[0].id}/unbind`, { reason }))
  const { results: letters } = await ada.get('/operator/queues/feedback')
  assertDone(await ada.post(`/operator/feedback/${letters?.[0]?.feedback_id}/handle`, { note: reason }))
}

async function aboutOffers({ risk, admin, other }: Operators, userId: number): Promise<void> {
  const terms = { min_quota: 500, max_quota: 1500, min_period: 7, max_period: 30, overdue_cap_days: 90 }
  const rates = { annualized_interest_rate: '0.18', trial_rate: '0.0005', service_rate: '0.0005', poundage_rate: '0' }
  const { results: made } = await admin.post('/operator/products', {
    ...terms,
    ...rates,
    overdue_rate: '0.0005',
    reason,
  })
  const { product_id, version } = made?.[0] ?? {}
  assertDone(await other.post(`/operator/products/${product_id}/versions/${version}/activate`, { reason }))
  const coupon = { kind: 'repayment', amount: 5, min_amount: 500, valid_days: 30, reason }
  const days = { from: '2026-01-01', until: '2099-12-31' }
  const { results: started } = await admin.post('/operator/coupon-campaigns', { name: 'spring', ...coupon, ...days })
  assertDone(await risk.post(`/operator/users/${userId}/coupons`, coupon))
  assertDone(await admin.post(`/operator/coupon-campaigns/${started?.[0]?.campaign_id}/end`, { reason }))
}
