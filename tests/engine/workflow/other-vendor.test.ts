import { describe, expect, it, vi } from 'vitest'
import type { Task } from '../../../lib/store/verification.ts'
import { context, event } from '../../unit/http/gateway.ts'
import { borrowers, present } from '../borrowers.ts'
import { callers } from '../callers.ts'
import { resultReader } from '../read-result.ts'
import { verificationMachine } from './machine.ts'
import { otherVendor } from './other-vendor.ts'

// The port is what another vendor implements: real routes, the workflow's definition and its steps, and not a line of theirs.
let vendor = otherVendor()
vi.doMock('../../../lib/vendors/identity-data.ts', async (original) => ({
  ...(await original<object>()),
  identityData: async () => vendor.port,
}))
const machine = await verificationMachine({ speed: 50, now: () => Date.now() })
const { borrower, read } = borrowers()
const { borrowerCalls } = await callers()
const { handler: callback } = await import('../../../functions/callbacks/lm-callback.ts')
const { keys } = await import('../../../lib/store/keys.ts')
const { get } = await import('../../../lib/table/read.ts')
const readResult = resultReader()

const task = async (token: string) => present(await get<Task>(keys.task(token)))

async function client() {
  const user = await borrower()
  return {
    user,
    post: (route: string, json: object = {}) => borrowerCalls(user, `verification/${route}`, { json }),
  }
}

const notify = async (body: unknown) => {
  const { statusCode, body: reply } = await callback(event({ body: JSON.stringify(body), base64: true }), context)
  return [statusCode, JSON.parse(String(reply))]
}

describe.each([
  ['a digit', 1n],
  ['64 digits', 10n ** 63n],
])('another data vendor, whose tokens are %s', (_, firstJob) => {
  it('is driven from the start to the collection without a word of ours changed', async () => {
    vendor = otherVendor(firstJob)
    const { user, post } = await client()
    const token = String(firstJob)
    expect(await post('lm-mobile', { servicecode: 'wrong' })).toMatchObject({ error_message: '密码错误[BAD_LOGIN]' })
    expect(await post('lm-mobile', { servicecode: '1' })).toMatchObject({ error_message: '0006', results: [{ token }] })
    const typed = (smscode: string) => post('lm-mobile-input', { smscode, token })
    expect(await typed('0')).toMatchObject({ status: 'FAILURE', error_message: '验证码错误[OTP_MISMATCH]' })
    expect(await typed('424242')).toMatchObject({ status: 'SUCCESS', error_message: '0009' })
    expect(await post('lm-mobile-continue', { token })).toMatchObject({ status: 'SUCCESS', error_message: '0100' })
    vendor.job(token).status = 'READY'
    expect(await notify({ event: 'finished', jobId: token })).toEqual([202, { received: true }])
    await machine.ended(`${token}-1`)
    expect(await task(token)).toMatchObject({ state: 'done', userId: user.id })
    expect(await readResult(user, token)).toEqual({ pages: ['mobile'] })
    expect((await read.user(user.id)).flags.mobile).toBe(1)
    expect(await post('lm-mobile', { servicecode: '1' })).toMatchObject({ error_message: '已经认证成功' })
  })

  it('shows a picture, and refuses in its own words', async () => {
    vendor = otherVendor(firstJob + 100n)
    const { post } = await client()
    const token = String(firstJob + 100n)
    const results = [{ token, input: 'data:image/jpg;base64,aW1hZ2U=' }]
    expect(await post('lm-taobao')).toMatchObject({ error_message: '0006', results })
    vendor.job(token).status = 'DENIED'
    expect(await post('lm-taobao-continue', { token })).toMatchObject({ error_message: '账号已锁定[timeout]' })
  })

  it('is believed nothing that its notifications say', async () => {
    vendor = otherVendor(firstJob + 200n)
    for (const said of [{}, { jobId: 'nobody’s' }, { jobId: '7'.repeat(65) }, null, 5, []]) {
      expect(await notify(said)).toEqual([404, { received: false }])
    }
  })
})
