import { expect, test } from 'vitest'
import { at, refused, signedIn, succeeded } from './harness.ts'

const CAMPAIGNS = 'GET /operator/coupon-campaigns?limit=10&offset=0'
const START = 'POST /operator/coupon-campaigns'
const GRANT = 'POST /operator/users/42/coupons'
const start = ['campaign', 'start', '--name', 'New year', '--kind', 'cash', '--amount', '2.5', '--days', '30']
const days = ['--from', '2026-12-20', '--until', '2027-01-10', '--reason', 'Growth']

const campaign = {
  campaign_id: 200,
  name: '新年',
  kind: 'cash',
  amount: 2.5,
  min_amount: 0,
  valid_days: 30,
  from: '2026-12-20',
  until: '2027-01-10',
  online: true,
  off_by: null,
}

test('campaigns are a table that tells which are online', async () => {
  const off = { ...campaign, campaign_id: 9, online: false, off_by: 'ada' }
  const next = { ...campaign, campaign_id: 8, online: false }
  const over = { ...next, campaign_id: 7, from: '2026-11-01', until: '2026-11-30' }
  const nowS = Date.parse('2026-12-01T00:00:00+08:00') / 1000
  const { ops } = await signedIn({ [CAMPAIGNS]: at(nowS, succeeded([campaign, off, next, over], { has_more: true })) })
  const { code, stdout } = await ops('campaign', 'list')
  expect(code).toBe(0)
  expect(stdout.split('\n')).toEqual([
    'Campaign  Name  Kind                       Amount  From    Valid  Days                     State',
    '     200  新年  cash (on top of a payout)    2.50  0.00  30 days  2026-12-20 – 2027-01-10  online',
    '       9  新年  cash (on top of a payout)    2.50  0.00  30 days  2026-12-20 – 2027-01-10  switched off by ada',
    '       8  新年  cash (on top of a payout)    2.50  0.00  30 days  2026-12-20 – 2027-01-10  starts 2026-12-20',
    '       7  新年  cash (on top of a payout)    2.50  0.00  30 days  2026-11-01 – 2026-11-30  over',
    'There is more: npm run ops -- campaign list --limit 10 --offset 10',
    '',
  ])
})

test('a campaign is started with what was said, and switched off by its number', async () => {
  const END = 'POST /operator/coupon-campaigns/200/end'
  const { ops, calls } = await signedIn({ [START]: succeeded([{ campaign_id: 200 }]), [END]: succeeded() })
  expect((await ops(...start, ...days)).stdout).toBe(
    'Campaign 200: online; whoever signs up from 2026-12-20 to 2027-01-10 gets its coupon\n',
  )
  expect((await ops('campaign', 'end', '200', '--reason', 'Too dear')).stdout).toBe(
    'Campaign 200: off; coupons that were given stay good\n',
  )
  expect(calls().map(({ body }) => body)).toEqual([
    {
      name: 'New year',
      kind: 'cash',
      amount: '2.5',
      min_amount: '0',
      valid_days: 30,
      from: '2026-12-20',
      until: '2027-01-10',
      reason: 'Growth',
    },
    { reason: 'Too dear' },
  ])
})

test('what the API refuses is said', async () => {
  const { ops } = await signedIn({ [START]: refused('Twenty campaigns are online') })
  expect(await ops(...start, ...days)).toEqual({ code: 1, stdout: '', stderr: 'Twenty campaigns are online\n' })
})

test('a borrower is given a coupon of a campaign, or one of its own', async () => {
  const { ops, calls } = await signedIn({ [GRANT]: succeeded([{ coupon_id: 200 }]) })
  const reason = ['--reason', 'Our line was down']
  expect((await ops('grant', '42', '--campaign', '200', ...reason)).stdout).toBe('Borrower 42: coupon 200 given\n')
  const own = await ops('grant', '42', '--kind', 'repayment', '--amount', '5', '--days', '7', ...reason, '--json')
  expect(JSON.parse(own.stdout)).toEqual({ user_id: 42, coupon_id: 200 })
  expect(calls().map(({ body }) => body)).toEqual([
    { campaign_id: '200', reason: 'Our line was down' },
    { kind: 'repayment', amount: '5', valid_days: 7, reason: 'Our line was down' },
  ])
})

test.each([
  [['grant', '42', '--reason', 'none']],
  [['grant', '42', '--campaign', '200', '--amount', '5', '--reason', 'both']],
  [['grant', 'ada', '--campaign', '200', '--reason', 'no number']],
  [['grant', '42', '--kind', 'cash', '--amount', '1.234', '--days', '7', '--reason', 'no amount']],
  [['campaign', 'end', '200']],
  [[...start, '--from', '20.12.2026', '--until', '2027-01-10', '--reason', 'Growth']],
  [start],
])('%j is wrong usage, and asks nothing of the API', async (args) => {
  const { ops, calls } = await signedIn({})
  expect((await ops(...args)).code).toBe(2)
  expect(calls()).toEqual([])
})
