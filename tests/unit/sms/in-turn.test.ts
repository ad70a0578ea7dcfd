import { expect, it } from 'vitest'
import { inTurn } from '../../../lib/vendors/sms/in-turn.ts'
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
  return { ...(await outcomeOf(inTurn(providers).send(message))), asked }
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
  expect(await outcomeOf(inTurn([none, next]).send(message))).toMatchObject({ outcome: 'taken' })
})

it('a fault of ours wakes somebody, once for all messages of a sender', async () => {
  const log = logLines()
  const sender = inTurn([broken, silent].map((failure) => async () => ({ send: () => Promise.reject(failure()) })))
  for (let n = 0; n < 3; n++) await outcomeOf(sender.send(message))
  expect(log.lines()).toMatchObject([
    { level: 'ERROR', event: 'SMS provider cannot be used', message: 'a fault of ours' },
  ])
})

it('a no that the next provider hides is told once for all messages of a sender, with its code', async () => {
  const log = logLines()
  const noes = [new VendorUnavailable('aliyun', 'no yes: isv.OUT_OF_SERVICE'), new SmsRefused('aliyun', 'isv.OTHER')]
  let n = 0
  const first = { send: () => Promise.reject(noes[n++ % 2]) }
  const sender = inTurn([async () => first, async () => ({ send: async () => {} })])
  for (let m = 0; m < 6; m++) expect(await outcomeOf(sender.send(message))).toMatchObject({ outcome: 'taken' })
  expect(log.lines()).toMatchObject([
    { level: 'WARN', event: 'SMS provider did not accept a message', message: 'aliyun: no yes: isv.OUT_OF_SERVICE' },
    { level: 'WARN', event: 'SMS provider did not accept a message', message: 'aliyun: refused with isv.OTHER' },
  ])
})

it('the last no is left to the caller, who logs it for each message', async () => {
  const log = logLines()
  expect(await send(silent)).toMatchObject({ outcome: 'VendorUnavailable' })
  expect(await send(tooMany, undefined)).toMatchObject({ outcome: 'too many' })
  expect(log.lines()).toEqual([])
})
