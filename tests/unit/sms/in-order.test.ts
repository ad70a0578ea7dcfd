import { expect, it } from 'vitest'
import { inOrder } from '../../../lib/vendors/sms/in-order.ts'
import { SmsRefused } from '../../../lib/vendors/sms/sms.ts'
import { VendorUnavailable } from '../../../lib/vendors/unavailable.ts'
import { logLines } from '../log-lines.ts'
import { message, outcomeOf } from './provider.ts'

const silent = () => new VendorUnavailable('first', 'no answer')
const refused = () => new SmsRefused('first', 'NO')
const tooMany = () => new SmsRefused('first', 'MUCH', true)
const broken = () => new Error('a fault of ours')

/** Providers that fail so; `undefined` takes the message. Tells which were made and asked. */
async function send(...failures: ((() => Error) | undefined)[]) {
  const asked: number[] = []
  const providers = failures.map((failure, n) => async () => ({
    async send() {
      asked.push(n)
      if (failure) throw failure()
    },
  }))
  return { ...(await outcomeOf(inOrder(providers).send(message))), asked }
}

it.each([
  ['the first takes it', [undefined, undefined], 'taken', [0]],
  ['the first is silent', [silent, undefined], 'taken', [0, 1]],
  ['the first refuses it', [refused, undefined], 'taken', [0, 1]],
  ['the mobile had too many', [tooMany, undefined], 'too many', [0]],
  ['the first has a fault of ours', [broken, undefined], 'taken', [0, 1]],
  ['all have one', [broken, broken], 'Error', [0, 1]],
  ['nobody takes it', [silent, silent], 'VendorUnavailable', [0, 1]],
  ['the last word counts', [silent, tooMany], 'too many', [0, 1]],
  ['nobody is there', [], 'VendorUnavailable', []],
])('%s', async (_, failures, outcome, asked) => {
  logLines()
  expect(await send(...failures)).toMatchObject({ outcome, asked })
})

it('a provider that cannot even be made leaves the message to the next', async () => {
  logLines()
  const none = async () => Promise.reject(new Error('Secret aliyun-access-key-id is missing'))
  const next = async () => ({ send: async () => {} })
  expect(await outcomeOf(inOrder([none, next]).send(message))).toMatchObject({ outcome: 'taken' })
})

it('a fault of ours wakes somebody, once for all messages of a sender', async () => {
  const log = logLines()
  const sender = inOrder([broken, silent].map((failure) => async () => ({ send: () => Promise.reject(failure()) })))
  for (let n = 0; n < 3; n++) await outcomeOf(sender.send(message))
  expect(log.lines()).toMatchObject([
    { level: 'ERROR', event: 'SMS provider cannot be used', message: 'a fault of ours' },
  ])
})
