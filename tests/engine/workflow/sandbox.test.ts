import { describe, expect, it } from 'vitest'
import { insistently, sandboxScene } from './sandbox.ts'

const { client, scanned, vendorTasks } = await sandboxScene()

/** What a call was refused with. */
const refusal = (call: Promise<unknown>) =>
  call.then(
    (answer) => expect.unreachable(JSON.stringify(answer)),
    (error: { code: string; words?: string; results?: unknown }) => error,
  )

describe('with the vendor’s sandbox, the workflow takes', () => {
  it('a carrier with an SMS code from the login to the data', async () => {
    const c = await client('mobile', 'service-code')
    const { state, need, token } = await insistently(c.start)
    expect([state, need]).toEqual(['needs-input', 'sms'])
    expect(await refusal(c.type(token, '000000'))).toMatchObject({ code: 'VENDOR_REFUSED' })
    await c.type(token, '135790')
    expect(await insistently(() => c.proceed(token))).toMatchObject({ message: '0100' })
    expect(await c.flag()).toBe(1)
    expect((await c.ended()).state).toBe('done')
  })

  it.each(['taobao', 'jd', 'ebank', 'education'] as const)('%s to its data', async (kind) => {
    const c = await client(kind, 'password')
    const { token, need } = await insistently(c.start)
    if (need === 'qr') await scanned(token)
    if (need === 'qr') expect(await insistently(() => c.proceed(token))).toMatchObject({ message: '0100' })
    expect([(await c.ended()).state, await c.flag()]).toEqual(['done', 1])
  })

  it('a wrong password to a refusal', async () => {
    const c = await client('jd', 'wrong')
    expect(await insistently(c.start)).toMatchObject({ state: 'refused', refusal: { code: '1102' } })
    expect(await c.flag()).toBe(0)
  })

  it('a collection that fails after the login back to no flag', async () => {
    const c = await client('jd', 'fail100')
    expect((await insistently(c.start)).state).toBe('logged-in')
    expect(await c.flag()).toBe(1)
    expect([(await c.ended()).state, await c.flag()]).toEqual(['failed', 0])
  })
})

describe('a carrier that is slower than a request may wait', () => {
  it('answers “later” with the token; the next call has the answer, and no second task is made', async () => {
    const c = await client('mobile', 'slow')
    const before = await vendorTasks()
    const first = await refusal(c.start())
    const token = await c.token()
    expect(first).toMatchObject({ code: 'VERIFICATION_PENDING', results: [{ token }] })
    expect(await insistently(() => c.proceed(token))).toMatchObject({ message: '0100', results: [{ token }] })
    expect(await vendorTasks()).toBe(before + 1)
  })

  it('is found again by a new start, which asks for the code once it is wanted', async () => {
    const c = await client('mobile', 'slowsms')
    const before = await vendorTasks()
    const { results } = await refusal(c.start())
    const again = await insistently(c.start)
    expect([results, again.state, again.need]).toEqual([[{ token: again.token }], 'needs-input', 'sms'])
    await c.type(again.token, '135790')
    expect(await insistently(() => c.proceed(again.token))).toMatchObject({ message: '0100' })
    expect(await vendorTasks()).toBe(before + 1)
  })
})
