import { expect, it } from 'vitest'
import { inOrder } from '../../../lib/vendors/sms/in-order.ts'
import { SmsRefused } from '../../../lib/vendors/sms/sms.ts'
import { VendorUnavailable } from '../../../lib/vendors/unavailable.ts'
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
  ['a fault of ours', [broken, undefined], 'Error', [0]],
  ['nobody takes it', [silent, silent], 'VendorUnavailable', [0, 1]],
  ['the last word counts', [silent, tooMany], 'too many', [0, 1]],
  ['nobody is there', [], 'VendorUnavailable', []],
])('%s', async (_, failures, outcome, asked) => {
  expect(await send(...failures)).toMatchObject({ outcome, asked })
})
