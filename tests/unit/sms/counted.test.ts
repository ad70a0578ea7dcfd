import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { counted } from '../../../lib/vendors/sms/counted.ts'
import { SmsRefused } from '../../../lib/vendors/sms/sms.ts'
import { VendorUnavailable } from '../../../lib/vendors/unavailable.ts'
import { logLines } from '../log-lines.ts'
import { message, outcomeOf } from './provider.ts'

it.each([
  ['took a message', undefined, [1], 'taken'],
  ['is silent', new VendorUnavailable('aliyun', 'no yes: TimedOut'), [0], 'VendorUnavailable'],
  ['refuses its account', new VendorUnavailable('aliyun', 'no yes: isv.OUT_OF_SERVICE'), [0], 'VendorUnavailable'],
  ['knows no such template', new SmsRefused('aliyun', 'isv.SMS_TEMPLATE_ILLEGAL'), [0], 'SmsRefused'],
  ['cannot be asked', new Error('ALIYUN_SMS_TEMPLATES names no code'), [0], 'Error'],
  ['sent that mobile too many', new SmsRefused('aliyun', 'isv.BUSINESS_LIMIT_CONTROL', true), [], 'too many'],
])('a provider that %s', async (_, error, taken, outcome) => {
  const log = logLines()
  const sender = counted('aliyun', { send: async () => (error ? Promise.reject(error) : undefined) })
  expect(await outcomeOf(sender.send(message))).toMatchObject({ outcome })
  expect(log.lines()).toMatchObject(taken.map((n) => ({ level: 'INFO', provider: 'aliyun', taken: n })))
  expect(log.text()).not.toMatch(/13800000000|483920/)
})

it('an alarm rings when any provider that may be configured took none of the messages of ten minutes', () => {
  const { Resources } = parse(readFileSync('resources/alarms.yml', 'utf8'), { merge: true })
  const { FilterPattern, MetricTransformations } = Resources.MessagesAccepted.Properties
  expect(FilterPattern).toBe('{ $.event = "SMS provider called" }')
  expect(MetricTransformations).toMatchObject([
    { MetricValue: '$.taken', Dimensions: [{ Key: 'Provider', Value: '$.provider' }] },
  ])
  for (const [alarm, provider] of [
    ['AliyunAcceptsNothing', 'aliyun'],
    ['SnsAcceptsNothing', 'sns'],
    ['GatewayAcceptsNothing', 'gateway'],
  ] as const) {
    const { Metrics, Threshold, TreatMissingData } = Resources[alarm].Properties
    const stat = (Stat: string) => ({
      Stat,
      Period: 600,
      Metric: {
        MetricName: MetricTransformations[0].MetricName,
        Namespace: MetricTransformations[0].MetricNamespace,
        Dimensions: [{ Name: 'Provider', Value: provider }],
      },
    })
    expect(Metrics).toMatchObject([
      { Expression: 'IF(asked >= 5 AND taken < 1, 1, 0)' },
      { Id: 'asked', MetricStat: stat('SampleCount'), ReturnData: false },
      { Id: 'taken', MetricStat: stat('Sum'), ReturnData: false },
    ])
    expect([Threshold, TreatMissingData]).toEqual([1, 'notBreaching'])
  }
})
