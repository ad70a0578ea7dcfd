import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { cardCalls } from '../../../lib/vendors/lianlian/cards.ts'
import type { LianLianConfig } from '../../../lib/vendors/lianlian/config.ts'
import { payoutNotices } from '../../../lib/vendors/lianlian/payout-status.ts'
import { payoutCalls } from '../../../lib/vendors/lianlian/payouts.ts'
import { repaymentNotices, repaymentQueries } from '../../../lib/vendors/lianlian/repayments.ts'
import { limu } from '../../../lib/vendors/limu/index.ts'
import { logLines } from '../log-lines.ts'
import { provider } from '../sms/provider.ts'

const pem = () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    public: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    private: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}
const keys = pem()
const lianlian = (url: string): LianLianConfig => ({
  partner: '209900000000000001',
  merchantPrivateKey: keys.private,
  lianlianPublicKey: keys.public,
  endpoints: { query: url, trader: url, instantPay: url },
  timeoutMs: 100,
})
const limuAt = (url: string) =>
  limu({ baseUrl: url, apiKey: '1', apiSecret: 's', callbackUrl: 'http://api.test/lm-callback', timeoutMs: 100 })

const order = { orderNo: '202612010000000001', orderedAtMs: 0 }
const payout = {
  ...order,
  amountFen: 100,
  cardNo: '6217000000000000019',
  name: '测试甲',
  notifyUrl: 'http://api.test',
  info: '',
  memo: '',
}
const calls: [string, string, (url: string) => Promise<unknown>][] = [
  ['lianlian', 'a card query', (url) => cardCalls(lianlian(url)).cardBin('6217000000000000019')],
  ['lianlian', 'an agreement query', (url) => cardCalls(lianlian(url)).agreements(1)],
  ['lianlian', 'a repayment query', (url) => repaymentQueries(lianlian(url)).queryRepayment(order)],
  ['lianlian', 'a payout query', (url) => payoutCalls(lianlian(url)).queryPayout(order.orderNo)],
  ['lianlian', 'a payout, whose error is handled', (url) => payoutCalls(lianlian(url)).payOut(payout)],
  ['limu', 'a status', (url) => limuAt(url).status('mobile', '0123456789abcdef')],
  [
    'limu',
    'an identity check',
    (url) => limuAt(url).checkIdentity({ name: '测试甲', identityNo: '110101199003070011' }),
  ],
]

describe.each(calls)('%s: %s', (vendor, _, call) => {
  it.each<[string, Parameters<typeof provider>[0]]>([
    ['silence', 'silent'],
    ['HTTP 502', { status: 502 }],
    ['no JSON', { body: '<html>' }],
    ['an answer that is not its own', { body: '{"code":1,"ret_code":"0000"}' }],
  ])('%s leaves one line that names the vendor, and no person', async (_, answer) => {
    const { url } = await provider(answer)
    const log = logLines()
    await call(url).catch(() => {})
    expect(log.lines()).toMatchObject([{ level: 'WARN', event: 'vendor unavailable', vendor }])
    expect(log.text()).not.toMatch(/测试甲|110101199003070011|6217000000000000019/)
  })
})

it('a vendor that answers leaves no line, be it a refusal', async () => {
  const log = logLines()
  const { url } = await provider({ body: '{"ret_code":"8901","ret_msg":"no record"}' })
  expect(await repaymentQueries(lianlian(url)).queryRepayment(order)).toEqual({ state: 'unknown' })
  const { url: limuUrl } = await provider({ body: '{"code":"2001","msg":"wrong password"}' })
  expect(await limuAt(limuUrl).status('mobile', '0123456789abcdef')).toMatchObject({ state: 'refused' })
  expect(log.lines()).toEqual([])
})

it('a message that a stranger sends us leaves none', () => {
  const log = logLines()
  for (const text of ['', '{}', '{"oid_partner":"209900000000000001","sign":"AA=="}', '<html>']) {
    payoutNotices(lianlian('http://none.test')).readPayoutNotice(text)
    repaymentNotices(lianlian('http://none.test')).readRepaymentNotice(text)
    limuAt('http://none.test').readCallback(text)
  }
  expect(log.lines()).toEqual([])
})

const { Resources } = parse(readFileSync('resources/alarms.yml', 'utf8'), { merge: true })

it('these lines are a metric of each vendor, and 20 in ten minutes an alarm', () => {
  expect(Resources.UnansweredCalls.Properties).toMatchObject({
    FilterPattern: '{ $.event = "vendor unavailable" }',
    MetricTransformations: [{ MetricValue: '1', Dimensions: [{ Key: 'Vendor', Value: '$.vendor' }] }],
  })
  const [{ MetricName, MetricNamespace }] = Resources.UnansweredCalls.Properties.MetricTransformations
  for (const [alarm, vendor] of [
    ['LianLianDown', 'lianlian'],
    ['LimuDown', 'limu'],
  ] as const)
    expect(Resources[alarm].Properties).toMatchObject({
      MetricName,
      Namespace: MetricNamespace,
      Dimensions: [{ Name: 'Vendor', Value: vendor }],
      Statistic: 'Sum',
      Period: 600,
      Threshold: 20,
      TreatMissingData: 'notBreaching',
    })
})
