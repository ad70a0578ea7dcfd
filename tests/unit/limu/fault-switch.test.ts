import { inspect } from 'node:util'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { VendorUnavailable } from '../../../lib/vendors/unavailable.ts'
import { type LimuStack, limuStack, nextNews, person, started } from './stack.ts'

const login = { username: 'someone', password: 'secret' }
const another = { ...person, mobile: '13800000001' }
const jd = (stack: LimuStack) => stack.task('jd', { login })

/** Faults that give no answer in time: the client's time-out ends the call. */
const silent = ['silence', 'lost', 'drip']

async function arm(stack: LimuStack, fault: { call: string; fault: string } & Record<string, unknown>) {
  const response = await stack.sim('/faults', fault)
  expect(response.status).toBe(200)
  if (silent.includes(fault.fault)) timeOutOnceTaken(stack)
}

/**
 * Lets the client's time-out pass when the sandbox has taken the fault, not after some milliseconds: a busy machine would let
 * these pass before the request arrives, or before the right answer of another call.
 */
function timeOutOnceTaken(stack: LimuStack): void {
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
    const controller = new AbortController()
    const looks = setInterval(() => {
      if (stack.kv.collection('limu_faults').all().length > 0) return
      clearInterval(looks)
      timeout.mockRestore()
      setTimeout(() => controller.abort(new DOMException('The time is over', 'TimeoutError')), 20)
    }, 5)
    onTestFinished(() => clearInterval(looks))
    return controller.signal
  })
  onTestFinished(() => timeout.mockRestore())
}

const pending = async (stack: LimuStack) => ((await (await stack.sim('/faults')).json()) as { faults: object[] }).faults
const disarm = (stack: LimuStack) => fetch(`${stack.baseUrl}/_sim/faults`, { method: 'DELETE' })
const tasksOf = async (stack: LimuStack) => (await (await stack.sim('/tasks')).json()) as { bizType: string }[]
const isUnavailable = (call: Promise<unknown>) => expect(call).rejects.toBeInstanceOf(VendorUnavailable)

/** Every call of our client, on a collection that is ready for it. */
const calls: Record<string, (stack: LimuStack) => Promise<() => Promise<unknown>>> = {
  idcheck: async (stack) => () => stack.provider.checkIdentity(person),
  start: async (stack) => () => stack.provider.start(jd(stack)),
  status: async (stack) => {
    const token = await started(stack, jd(stack))
    return () => stack.provider.status('jd', token)
  },
  input: async (stack) => {
    const token = await started(stack, stack.task('mobile', { login }))
    await nextNews(stack, 'mobile', token)
    return () => stack.provider.input('mobile', token, '123456')
  },
  result: async (stack) => {
    const token = await started(stack, jd(stack))
    stack.clock.ms += 60_000
    return () => stack.provider.result('jd', token)
  },
  report: async (stack) => {
    const token = await collectedReport(stack)
    return () => stack.provider.result('mobile', token)
  },
  data: async (stack) => {
    const token = await collectedReport(stack)
    return () => stack.provider.result('mobile', token)
  },
}

async function collectedReport(stack: LimuStack): Promise<string> {
  const token = await started(stack, stack.task('mobile', { login: { username: '', password: 'nosms' } }))
  stack.clock.ms += 60_000
  return token
}

const noAnswers: [string, string][] = [
  ['silence', 'TimeoutError'],
  ['lost', 'TimeoutError'],
  ['drip', 'TimeoutError'],
  ['reset', 'ECONNRESET'],
  ['500', 'HTTP 500'],
  ['truncated', 'something else than its protocol says'],
  ['types', 'something else than its protocol says'],
  ['empty', 'something else than its protocol says'],
]

describe.each(noAnswers)('%s', (fault, reason) => {
  test.each(Object.keys(calls))('%s: the vendor is unavailable once, then answers as before', async (call) => {
    const stack = await limuStack()
    const ask = await calls[call]?.(stack)
    if (!ask) throw new Error(call)
    await arm(stack, { call, fault })
    const failure: unknown = await ask().catch((thrown: unknown) => thrown)
    expect(failure).toBeInstanceOf(VendorUnavailable)
    expect(inspect(failure)).toContain(reason)
    expect(await pending(stack)).toEqual([])
    await expect(ask()).resolves.toBeDefined()
  })
})

describe('unknown-code', () => {
  test('is a final refusal of a start, a status, an input', async () => {
    const stack = await limuStack()
    for (const call of ['start', 'status', 'input']) {
      const ask = await calls[call]?.(stack)
      await arm(stack, { call, fault: 'unknown-code' })
      expect(await ask?.()).toMatchObject({ code: expect.stringMatching(/^9/), message: expect.any(String) })
    }
  })

  test('gives no data and checks no identity', async () => {
    const stack = await limuStack()
    for (const call of ['idcheck', 'result', 'report', 'data']) {
      const ask = await calls[call]?.(stack)
      await arm(stack, { call, fault: 'unknown-code' })
      if (ask) await isUnavailable(ask())
    }
  })
})

describe('a call that meets with a fault', () => {
  test('is processed when its answer is lost: the task exists, and nobody knows its token', async () => {
    const stack = await limuStack()
    await arm(stack, { call: 'start', fault: 'lost' })
    await isUnavailable(stack.provider.start(jd(stack)))
    expect(await tasksOf(stack)).toMatchObject([{ bizType: 'jd' }])
  })

  test('a code whose acceptance is lost was taken all the same', async () => {
    const stack = await limuStack()
    const token = await started(stack, stack.task('mobile', { login }))
    await nextNews(stack, 'mobile', token)
    await arm(stack, { call: 'input', fault: 'lost' })
    await isUnavailable(stack.provider.input('mobile', token, '123456'))
    expect(await stack.provider.input('mobile', token, '123456')).toMatchObject({ accepted: false, code: '4001' })
    expect(await nextNews(stack, 'mobile', token)).toEqual({ state: 'logged-in' })
  })

  test.each(['silence', 'reset', '500', 'types', 'empty', 'unknown-code'])('%s: is not processed', async (fault) => {
    const stack = await limuStack()
    await arm(stack, { call: 'start', fault })
    await stack.provider.start(jd(stack)).catch(() => undefined)
    expect(await tasksOf(stack)).toEqual([])
  })

  test('may be kept waiting first', async () => {
    const stack = await limuStack()
    await arm(stack, { call: 'idcheck', fault: '500', afterMs: 100 })
    const begun = performance.now()
    await isUnavailable(stack.provider.checkIdentity(person))
    expect(performance.now() - begun).toBeGreaterThan(95)
  })
})

describe('which calls a fault is for', () => {
  test('so many, in the order they were set', async () => {
    const stack = await limuStack()
    await arm(stack, { call: 'idcheck', fault: '500', times: 2 })
    await arm(stack, { call: 'any', fault: 'unknown-code' })
    await expect(stack.provider.checkIdentity(person)).rejects.toThrow('HTTP 500')
    expect(await pending(stack)).toMatchObject([{ fault: '500', times: 1 }, { fault: 'unknown-code' }])
    await expect(stack.provider.checkIdentity(person)).rejects.toThrow('HTTP 500')
    await expect(stack.provider.checkIdentity(person)).rejects.toThrow('gave no data but 9')
    expect(await stack.provider.checkIdentity(person)).toBe('match')
  })

  test('always, until they are taken back', async () => {
    const stack = await limuStack()
    await arm(stack, { call: 'any', fault: 'reset', times: 'always' })
    for (let n = 0; n < 3; n++) await isUnavailable(stack.provider.checkIdentity(person))
    await isUnavailable(stack.provider.start(jd(stack)))
    await disarm(stack)
    expect(await pending(stack)).toEqual([])
    expect(await stack.provider.checkIdentity(person)).toBe('match')
  })

  test('no other call', async () => {
    const stack = await limuStack()
    await arm(stack, { call: 'data', fault: 'reset' })
    const token = await collectedReport(stack)
    expect(await stack.provider.checkIdentity(person)).toBe('match')
    expect(await stack.provider.status('mobile', token)).toEqual({ state: 'logged-in' })
    expect(await pending(stack)).toHaveLength(1)
    await isUnavailable(stack.provider.result('mobile', token))
  })

  test('one person’s: known by uid at the start and by the token later; an identity check names none', async () => {
    const stack = await limuStack()
    const theirs = await started(stack, { ...jd(stack), person: another })
    const ours = await started(stack, jd(stack))
    await arm(stack, { call: 'any', fault: '500', times: 'always', uid: another.mobile })
    expect(await stack.provider.status('jd', ours)).toEqual({ state: 'working' })
    expect(await stack.provider.checkIdentity(person)).toBe('match')
    await isUnavailable(stack.provider.status('jd', theirs))
    await isUnavailable(stack.provider.start({ ...jd(stack), person: another }))
  })

  test.each([
    {},
    { call: 'status', fault: 'fire' },
    { call: 'weather', fault: '500' },
    { call: 'status', fault: '500', times: 0 },
    { call: 'status', fault: '500', tims: 2 },
  ])('%j is refused, and nothing is set', async (fault) => {
    const stack = await limuStack()
    expect((await stack.sim('/faults', fault)).status).toBe(400)
    expect(await pending(stack)).toEqual([])
  })
})

test('faults survive a restart and are shown on the page', async () => {
  const stack = await limuStack()
  await arm(stack, { call: 'status', fault: 'drip', times: 3, uid: person.mobile })
  const page = await (await stack.sim('/page')).text()
  for (const word of ['status', 'drip', '3', person.mobile]) expect(page).toContain(word)
  expect(stack.kv.collection('limu_faults').all()).toHaveLength(1)
})
