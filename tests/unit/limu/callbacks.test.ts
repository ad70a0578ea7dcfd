import { describe, expect, test, vi } from 'vitest'
import { limuSandbox } from '../../../local/sandbox/limu/index.ts'
import { apiKey, apiSecret, type LimuStack, limuStack, nextNews, person, started } from './stack.ts'

const login = { username: 'someone', password: 'secret' }
const until = (check: () => void) => vi.waitFor(check, { timeout: 3_000, interval: 10 })
const aMoment = () => new Promise((resume) => setTimeout(resume, 150))

/** What the sandbox's controls say of the only task. */
async function taskOf(stack: LimuStack) {
  const [task] = (await (await stack.sim('/tasks')).json()) as { callbacks: { state: string; answers: string[] }[] }[]
  return task
}

describe('call-backs', () => {
  test('tell of the end to whoever no longer polls, once', async () => {
    const stack = await limuStack()
    const token = await started(stack, stack.task('jd', { login }))
    stack.clock.ms += 60_000
    const form = { uid: person.mobile, bizType: 'jd', code: '0000', msg: '成功', token }
    await until(() => expect(stack.callbacks).toEqual([form]))
    expect(stack.provider.readCallback(`${new URLSearchParams(form)}`)).toEqual({ token })
    stack.clock.ms += 3_600_000
    expect(await stack.provider.status('jd', token)).toEqual({ state: 'logged-in' })
    expect(await stack.provider.status('jd', token)).toEqual({ state: 'collected' })
    await aMoment()
    expect(stack.callbacks).toHaveLength(1)
    expect(await taskOf(stack)).toMatchObject({ callbacks: [{ state: 'acknowledged', answers: ['success'] }] })
  })

  test('tell of a failure after the login, not of one before', async () => {
    const stack = await limuStack()
    await started(stack, stack.task('jd', { login: { ...login, password: 'wrong' } }))
    const token = await started(stack, stack.task('mobile', { login: { ...login, password: 'fail100' } }))
    stack.clock.ms += 6_000
    await nextNews(stack, 'mobile', token)
    await stack.provider.input('mobile', token, '123456')
    stack.clock.ms += 3_600_000
    const form = { uid: person.mobile, bizType: 'mobileReport', code: '1116', msg: '数据采集失败，请稍后重试', token }
    await until(() => expect(stack.callbacks).toEqual([form]))
    await aMoment()
    expect(stack.callbacks).toHaveLength(1)
  })

  test('come again, later and later, until acknowledged', async () => {
    const answers = ['failure', 'success']
    const stack = await limuStack({ answer: () => answers.shift() ?? 'unexpected' })
    await started(stack, stack.task('education', { login }))
    stack.clock.ms += 10_000
    await until(() => expect(stack.callbacks).toHaveLength(1))
    await aMoment()
    expect(stack.callbacks).toHaveLength(1)
    stack.clock.ms += 10_000
    await until(() => expect(stack.callbacks).toHaveLength(2))
    await until(async () => expect(await taskOf(stack)).toMatchObject({ callbacks: [{ state: 'acknowledged' }] }))
  })

  test('stop after four', async () => {
    const stack = await limuStack({ answer: () => 'failure' })
    await started(stack, stack.task('education', { login }))
    for (let sent = 1; sent <= 4; sent++) {
      stack.clock.ms += 300_000
      await until(() => expect(stack.callbacks).toHaveLength(sent))
      await aMoment()
    }
    stack.clock.ms += 3_600_000
    await aMoment()
    expect(stack.callbacks).toHaveLength(4)
    const given = { state: 'given-up', answers: ['failure', 'failure', 'failure', 'failure'] }
    expect(await taskOf(stack)).toMatchObject({ callbacks: [given] })
  })

  test('duplicate: twice the same', async () => {
    const stack = await limuStack()
    await stack.sim('/next', { callback: 'duplicate' })
    const token = await started(stack, stack.task('education', { login }))
    stack.clock.ms += 10_000
    await until(() => expect(stack.callbacks.map((form) => form.token)).toEqual([token, token]))
  })

  test('forged: one more, with a token of nobody', async () => {
    const stack = await limuStack()
    await stack.sim('/next', { callback: 'forged' })
    const token = await started(stack, stack.task('education', { login }))
    stack.clock.ms += 10_000
    await until(() => expect(stack.callbacks).toHaveLength(2))
    expect(stack.callbacks.filter((form) => form.token === token)).toHaveLength(1)
    const forged = stack.callbacks.find((form) => form.token !== token)
    expect(forged).toMatchObject({ code: '0000', token: expect.stringMatching(/^[0-9a-f]{32}$/) })
  })

  test('never, and again on demand', async () => {
    const stack = await limuStack()
    await stack.sim('/next', { callback: 'never' })
    const token = await started(stack, stack.task('education', { login }))
    expect((await stack.sim(`/callback/${token}`, {})).status).toBe(404)
    expect(await nextNews(stack, 'education', token)).toEqual({ state: 'collected' })
    await aMoment()
    expect(stack.callbacks).toEqual([])
    await stack.sim(`/callback/${token}`, {})
    await until(() => expect(stack.callbacks).toHaveLength(1))
  })
})

describe('a sandbox that is killed and opened again', () => {
  test('goes on where time is, and calls back', async () => {
    const stack = await limuStack()
    const token = await started(stack, stack.task('jd', { login }))
    stack.sandbox.close()
    stack.clock.ms += 60_000
    await aMoment()
    expect(stack.callbacks).toEqual([])
    const reopened = limuSandbox({ kv: stack.kv, apiKey, apiSecret, now: () => stack.clock.ms, speed: 1 })
    await until(() => expect(stack.callbacks.map((form) => form.token)).toEqual([token]))
    reopened.close()
  })

  test('sends again what was not acknowledged', async () => {
    const answers = ['failure']
    const stack = await limuStack({ answer: () => answers.shift() ?? 'success' })
    await started(stack, stack.task('education', { login }))
    stack.clock.ms += 10_000
    await until(async () => expect(await taskOf(stack)).toMatchObject({ callbacks: [{ answers: ['failure'] }] }))
    stack.sandbox.close()
    stack.clock.ms += 10_000
    const reopened = limuSandbox({ kv: stack.kv, apiKey, apiSecret, now: () => stack.clock.ms, speed: 1 })
    await until(() => expect(stack.callbacks).toHaveLength(2))
    reopened.close()
  })

  test('does not count a delivery that closing cut off', async () => {
    const stack = await limuStack({ answer: () => new Promise(() => undefined) })
    const token = await started(stack, stack.task('education', { login }))
    stack.clock.ms += 10_000
    await until(() => expect(stack.callbacks).toHaveLength(1))
    stack.sandbox.close()
    await aMoment()
    expect(stack.kv.collection('limu_deliveries').get(token)).toMatchObject({ state: 'due', answers: [] })
  })
})
