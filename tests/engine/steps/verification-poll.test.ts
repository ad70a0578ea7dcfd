import { describe, expect, it } from 'vitest'
import { handler as giveUp } from '../../../functions/workflows/verification-give-up.ts'
import { handler as pause } from '../../../functions/workflows/verification-pause.ts'
import { dateOf } from '../../../lib/domain/calendar.ts'
import { keys } from '../../../lib/store/keys.ts'
import { storeResult } from '../../../lib/store/result.ts'
import type { Slot, Task } from '../../../lib/store/verification.ts'
import { commit } from '../../../lib/table/commit.ts'
import { get } from '../../../lib/table/read.ts'
import type { CollectionStatus } from '../../../lib/vendors/data-provider.ts'
import { refusalOf } from '../../../lib/verification/decision.ts'
import { completeTask, failTask } from '../../../lib/verification/outcome.ts'
import { recordStatus } from '../../../lib/verification/poll.ts'
import { wake } from '../../../lib/verification/wake.ts'
import { borrowers, DAY, nextId, noon, present } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const { borrower, read } = borrowers()

const taskOf = async (token: string) => present(await get<Task>(keys.task(token)))
const slotOf = (t: Task) => get<Slot>(keys.slot(t.userId, t.kind))
const flagOf = async (t: Task) => (await read.user(t.userId)).flags[t.kind]
const context = { awsRequestId: 'r' } as Parameters<typeof pause>[1]

/** A running task of a borrower whose flag of its kind is down. */
async function task(more: Partial<Task> = {}, slot: Partial<Slot> = {}): Promise<Task> {
  const userId = more.userId ?? (await borrower()).id
  const token = `token-${nextId()}`
  const made: Task = {
    ...keys.task(token),
    token,
    kind: 'jd',
    userId,
    state: 'working',
    wakes: 0,
    pausedUntil: 0,
    attachedUntil: 0,
    giveUpAt: noon + 600_000,
    inputLease: 0,
    startedAt: noon,
    polls: 0,
    attempt: 1,
    expiresAt: noon / 1000 + DAY,
    duePk: 'WATCH#0',
    dueSk: token,
    ...more,
  }
  const consent: Slot['consent'] = { kind: made.kind, textVersion: 't', at: noon }
  const running: Slot = { ...keys.slot(userId, made.kind), state: 'running', token, leaseUntil: 0, consent, ...slot }
  await commit({ put: made }, { put: running })
  return made
}

const working: CollectionStatus = { state: 'working' }
const look = async (t: Task, status: CollectionStatus, now = noon) => recordStatus(await taskOf(t.token), status, now)
const step = (t: Task, more: object) =>
  pause({ token: t.token, wakes: t.wakes, waitS: 10, pauseToken: `pause-${t.token}`, ...more }, context)

describe('a look that finds', () => {
  it('nothing new waits, longer each time up to a minute, and shortly while a client waits', async () => {
    const t = await task()
    const waits: number[] = []
    for (let n = 0; n < 10; n++) waits.push((await look(t, { state: 'working' })).waitS)
    expect(waits).toEqual([13, 17, 22, 29, 38, 49, 60, 60, 60, 60])
    expect((await look({ ...t }, { state: 'working' })).next).toBe('pause')
    const attended = await task({ attachedUntil: noon + 1 })
    expect((await look(attended, { state: 'working' })).waitS).toBe(4)
    expect((await look(attended, { state: 'working' }, noon + 1)).waitS).toBe(17)
  })

  it.each([
    ['mobile', 15, 5],
    ['jd', 13, 4],
    ['taobao', 10, 5],
    ['bill', 7, 4],
    ['ebank', 7, 4],
    ['education', 4, 4],
  ] as const)('nothing new at %s waits %i s, or %i s while a client waits', async (kind, alone, attended) => {
    const wait = async (attachedUntil: number) => (await look(await task({ kind, attachedUntil }), working)).waitS
    expect([await wait(0), await wait(noon + 27_000)]).toEqual([alone, attended])
  })

  it('nothing new after the login waits a minute, whoever waits', async () => {
    const t = await task({ state: 'logged-in', attachedUntil: noon + 27_000 })
    expect((await look(t, working)).waitS).toBe(60)
    const justNow = await task({ attachedUntil: noon + 27_000 })
    expect((await look(justNow, { state: 'logged-in' })).waitS).toBe(60)
  })

  it('nothing new waits no longer than until the verification is given up, and at least a second', async () => {
    const t = await task({ polls: 20, giveUpAt: noon + 20_000 })
    expect((await look(t, working)).waitS).toBe(20)
    expect((await look(t, { state: 'input', need: 'sms' })).waitS).toBe(20)
    expect((await look(t, working, noon + 19_999)).waitS).toBe(1)
  })

  it('a need parks the workflow; it is published with the token by which the wait can be ended', async () => {
    const t = await task()
    expect(await look(t, { state: 'input', need: 'sms' })).toMatchObject({ next: 'park', need: 'sms', wakes: 0 })
    expect((await taskOf(t.token)).state).toBe('working')
    await step(t, { need: 'sms' })
    expect(await taskOf(t.token)).toMatchObject({ state: 'needs-input', need: 'sms', pauseToken: `pause-${t.token}` })
  })

  it('an image keeps it beside the task', async () => {
    const t = await task({ kind: 'taobao' })
    await look(t, { state: 'input', need: 'qr', image: 'aW1hZ2U=' })
    expect(await get(keys.taskInput(t.token))).toMatchObject({ image: 'aW1hZ2U=' })
  })

  it('a need that no route of ours can answer ends it, and says so', async () => {
    const t = await task({ kind: 'ebank' })
    expect((await look(t, { state: 'input', need: 'image' })).next).toBe('end')
    expect(refusalOf(await taskOf(t.token)).code).toBe('VERIFICATION_UNSUPPORTED')
  })

  it('the login done raises the flag', async () => {
    const t = await task()
    expect((await look(t, { state: 'logged-in' })).next).toBe('pause')
    expect([(await taskOf(t.token)).state, await flagOf(t)]).toEqual(['logged-in', 1])
  })

  it('the vendor going on by itself no longer asks for input', async () => {
    const t = await task({ state: 'needs-input', need: 'qr' })
    await look(t, { state: 'working' })
    expect((await taskOf(t.token)).state).toBe('working')
  })

  it('a refusal ends the task in the vendor’s words, with the flag down and the slot free', async () => {
    const t = await task()
    expect((await look(t, { state: 'refused', code: '1004', message: '密码错误' })).next).toBe('end')
    const ended = await taskOf(t.token)
    expect(ended).toMatchObject({ state: 'refused', refusal: { code: '1004', message: '密码错误' } })
    expect(ended).not.toHaveProperty('duePk')
    expect(refusalOf(ended).text).toBe('密码错误[1004]')
    expect([await flagOf(t), (await slotOf(t))?.state]).toEqual([0, 'failed'])
  })

  it('the data collected goes to fetch them', async () => {
    expect((await look(await task(), { state: 'collected' })).next).toBe('collect')
  })

  it('an ended task ends the workflow and changes nothing', async () => {
    const t = await task({ state: 'done' })
    const before = await testStack.everything()
    for (const status of [{ state: 'logged-in' }, { state: 'refused', code: '1', message: '' }] as const) {
      expect((await look(t, status)).next).toBe('end')
    }
    expect(await testStack.everything()).toEqual(before)
  })

  it('that the time is up gives up, unless the vendor has just finished', async () => {
    const [late, done] = [await task(), await task()]
    expect((await look(late, { state: 'working' }, noon + 600_000)).next).toBe('end')
    expect((await taskOf(late.token)).state).toBe('failed')
    expect((await look(done, { state: 'collected' }, noon + 600_000)).next).toBe('collect')
  })
})

describe('a pause', () => {
  it('does not begin when somebody woke the task since the look', async () => {
    const t = await task()
    const { wakes } = await look(t, { state: 'working' })
    await wake(t.token)
    await step(t, { wakes })
    expect(testStack.workflows.endedPauses).toContain(`pause-${t.token}`)
    expect(await taskOf(t.token)).not.toHaveProperty('pauseToken')
  })

  it('does not begin for a task that has ended', async () => {
    const t = await task({ state: 'refused' })
    await step(t, { need: 'sms' })
    expect(testStack.workflows.endedPauses).toContain(`pause-${t.token}`)
    expect((await taskOf(t.token)).state).toBe('refused')
  })
})

describe('a finished collection', () => {
  it('raises the flag, passes the slot for today and leaves the watch list', async () => {
    const t = await task()
    await storeResult(await read.user(t.userId), t.token, { bills: [1, 2] }, noon)
    await completeTask(t, noon)
    expect([(await taskOf(t.token)).state, await flagOf(t)]).toEqual(['done', 1])
    expect(await slotOf(t)).toMatchObject({ state: 'passed', passedOn: dateOf(noon) })
    expect(await taskOf(t.token)).not.toHaveProperty('duePk')
    expect(JSON.stringify(await get(keys.taskResult(t.token)))).not.toContain('bills')
  })

  it('of a task that was given up meanwhile changes nothing', async () => {
    const t = await task({ state: 'failed' }, { state: 'failed' })
    const before = await testStack.everything()
    await completeTask(t, noon)
    expect(await testStack.everything()).toEqual(before)
  })
})

describe('a failed collection', () => {
  const loggedIn = async (t: Task) => {
    await look(t, { state: 'logged-in' })
    return taskOf(t.token)
  }

  it('lowers the flag again', async () => {
    const t = await loggedIn(await task())
    await failTask(t, { code: '9999', message: '采集失败' })
    expect([(await taskOf(t.token)).state, await flagOf(t)]).toEqual(['failed', 0])
  })

  it('lowers it also when the source asked for something after the login', async () => {
    const t = await loggedIn(await task())
    const { next, wakes } = await look(t, { state: 'input', need: 'sms' })
    expect(next).toBe('pause')
    await step(t, { wakes })
    expect((await taskOf(t.token)).state).toBe('logged-in')
    await look(t, { state: 'refused', code: '9999', message: '采集失败' })
    expect([(await taskOf(t.token)).state, await flagOf(t)]).toEqual(['failed', 0])
  })

  it('lowers it also when the look that found a need was overtaken by one that found the login', async () => {
    const t = await task()
    const { wakes } = await look(t, { state: 'input', need: 'sms' })
    await loggedIn(t)
    await step(t, { wakes, need: 'sms' })
    expect((await taskOf(t.token)).state).toBe('logged-in')
    await look(t, { state: 'refused', code: '9999', message: '采集失败' })
    expect(await flagOf(t)).toBe(0)
  })

  it('after an earlier success takes nothing away', async () => {
    const first = await task()
    await completeTask(first, noon)
    const passed = present((await slotOf(first))?.passedOn)
    const t = await loggedIn(await task({ userId: first.userId }, { passedOn: passed }))
    await failTask(t, { code: '9999', message: '采集失败' })
    expect([(await taskOf(t.token)).state, await flagOf(t)]).toEqual(['failed', 1])
    expect((await slotOf(t))?.passedOn).toBe(passed)
  })

  it('because the vendor is silent is told as a failure, not in words of ours', async () => {
    const t = await task()
    await giveUp({ token: t.token }, context)
    const ended = await taskOf(t.token)
    expect(ended.state).toBe('failed')
    expect(refusalOf(ended).code).toBe('VERIFICATION_FAILED')
  })

  it.each(['timeout', 'vendor-down', 'unsupported'])(
    'is the vendor’s when its code reads like a reason of ours: %s',
    async (code) => {
      const t = await task()
      await look(t, { state: 'refused', code, message: '密码错误' })
      const ended = await taskOf(t.token)
      expect([ended.state, refusalOf(ended).text]).toEqual(['refused', `密码错误[${code}]`])
    },
  )

  it('leaves a newer task of the kind its slot', async () => {
    const t = await task()
    const newer = await task({ userId: t.userId })
    await failTask(t, { code: '1', message: 'no' })
    expect(await slotOf(t)).toMatchObject({ state: 'running', token: newer.token })
    expect((await taskOf(t.token)).state).toBe('refused')
  })

  it('that was decided on before the data arrived comes too late', async () => {
    const t = await task({ state: 'logged-in' })
    await completeTask(t, noon)
    const before = await testStack.everything()
    await failTask(t, { ours: true, code: 'timeout', message: 'gave up' })
    expect(await testStack.everything()).toEqual(before)
  })

  it('that was decided on before the login leaves no raised flag behind', async () => {
    const stale = await task()
    await loggedIn(stale)
    await failTask(stale, { code: '9999', message: 'no' })
    const { state } = await taskOf(stale.token)
    expect(await flagOf(stale)).toBe(state === 'logged-in' ? 1 : 0)
  })
})
