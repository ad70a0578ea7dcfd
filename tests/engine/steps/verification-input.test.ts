import { describe, expect, it } from 'vitest'
import { continueVerification } from '../../../lib/http/verification/continue.ts'
import { keys } from '../../../lib/store/keys.ts'
import type { Task, TaskState } from '../../../lib/store/verification.ts'
import { commit } from '../../../lib/table/commit.ts'
import { get } from '../../../lib/table/read.ts'
import { update } from '../../../lib/table/update.ts'
import type { DataProvider, InputRefused } from '../../../lib/vendors/data-provider.ts'
import { handOverInput } from '../../../lib/verification/input.ts'
import { recordStatus } from '../../../lib/verification/poll.ts'
import { wake } from '../../../lib/verification/wake.ts'
import { atOnce, borrowers, codeOf, nextId, noon, present } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const { borrower } = borrowers()

const LEASE = 30_000
const wrongCode: InputRefused = { accepted: false, code: '1010', message: '验证码错误' }

/** A vendor that takes every input, unless told what to answer instead; remembers what it was handed. */
function vendor(instead?: InputRefused | Error, before: () => Promise<unknown> = async () => {}) {
  const taken: string[] = []
  const input: DataProvider['input'] = async (_, __, text) => {
    taken.push(text)
    await before()
    if (instead instanceof Error) throw instead
    return instead ?? { accepted: true }
  }
  return { port: { input } as DataProvider, taken }
}

const read = async (token: string) => present(await get<Task>(keys.task(token)))

async function task(more: Partial<Task> = {}): Promise<Task> {
  const { id } = await borrower()
  const token = `token-${nextId()}`
  const made: Task = {
    ...keys.task(token),
    token,
    kind: 'mobile',
    userId: id,
    state: 'needs-input',
    need: 'sms',
    wakes: 3,
    pauseToken: `pause-${token}`,
    pausedUntil: 0,
    attachedUntil: 0,
    giveUpAt: noon + 600_000,
    inputLease: 0,
    startedAt: noon,
    polls: 0,
    attempt: 1,
    expiresAt: noon / 1000 + 86_400,
    ...more,
  }
  await commit({ put: made }, { put: { ...keys.slot(id, 'mobile'), ...{ state: 'running', token } } })
  return made
}

const paused = (t: Task) => testStack.workflows.endedPauses.filter((token) => token === t.pauseToken).length
const type = (v: ReturnType<typeof vendor>, t: Task, text = '1234', now = noon) => handOverInput(v.port, t, text, now)

describe('what the borrower typed', () => {
  it('goes to the vendor and ends the workflow’s wait', async () => {
    const [v, t] = [vendor(), await task()]
    await type(v, t)
    expect(v.taken).toEqual(['1234'])
    expect((await read(t.token)).state).toBe('input-sent')
    expect(paused(t)).toBe(1)
  })

  it('that the vendor has is accepted, though the workflow could not be told', async () => {
    const [v, t] = [vendor(), await task()]
    testStack.workflows.setDown(true)
    await type(v, t).finally(() => testStack.workflows.setDown(false))
    expect((await read(t.token)).state).toBe('input-sent')
    expect(paused(t)).toBe(0)
  })

  it('goes there once, however often it is sent at once; every click is content', async () => {
    const [v, t] = [vendor(), await task()]
    expect(await atOnce(10, () => type(v, t))).toEqual({ done: 10 })
    expect(v.taken).toHaveLength(1)
  })

  it('is not noted anywhere', async () => {
    const t = await task()
    await type(vendor(), t, 'typed-code-8261')
    expect(JSON.stringify(await testStack.everything())).not.toContain('typed-code-8261')
  })

  it('may be typed again when the vendor refuses it, and the refusal is in the vendor’s words', async () => {
    const t = await task()
    await expect(type(vendor(wrongCode), t)).rejects.toMatchObject({
      code: 'VENDOR_REFUSED',
      text: '验证码错误[1010]',
    })
    expect((await read(t.token)).state).toBe('needs-input')
    const v = vendor()
    await type(v, t, '5678')
    expect(v.taken).toEqual(['5678'])
  })

  it('is handed over five times, whatever the vendor says of it', async () => {
    const t = await task()
    const v = vendor(wrongCode)
    for (let n = 0; n < 5; n++) expect(await codeOf(type(v, t, `${n}`))).toBe('VENDOR_REFUSED')
    expect(await codeOf(type(v, t, '6'))).toBe('TOO_MANY_TRIES')
    expect(v.taken).toHaveLength(5)
    expect((await read(t.token)).state).toBe('needs-input')
  })

  it('is neither lost nor sent twice when the vendor is silent: the next look tells', async () => {
    const t = await task()
    await expect(type(vendor(new Error('time-out')), t)).rejects.toThrow('time-out')
    expect(paused(t)).toBe(1)
    const v = vendor()
    expect(await codeOf(type(v, t))).toBe('VERIFICATION_PENDING')
    expect(v.taken).toEqual([])
    const next = await recordStatus(await read(t.token), { state: 'input', need: 'sms' }, noon + 1)
    expect(next).toMatchObject({ next: 'park', need: 'sms' })
  })

  it('is looked for when whoever handed it over died: a retype hears that it is not through', async () => {
    const t = await task({ state: 'input-sent', inputLease: noon + LEASE })
    const v = vendor()
    expect(await codeOf(type(v, t, '1234', noon + LEASE - 1))).toBe('done')
    expect(paused(t)).toBe(0)
    expect(await codeOf(type(v, t, '1234', noon + LEASE))).toBe('VERIFICATION_PENDING')
    expect([v.taken, paused(t)]).toEqual([[], 1])
    const next = await recordStatus(await read(t.token), { state: 'input', need: 'sms' }, noon + LEASE)
    expect(next).toMatchObject({ next: 'park', need: 'sms' })
  })

  it('that the vendor takes in silence while a look sees the login is not asked for again', async () => {
    const t = await task()
    const look = async () => recordStatus(await read(t.token), { state: 'logged-in' }, noon + 1)
    await expect(type(vendor(new Error('time-out'), look), t)).rejects.toThrow('time-out')
    expect((await read(t.token)).state).toBe('logged-in')
    expect(await codeOf(type(vendor(), t))).toBe('done')
  })

  it.each([
    ['working', undefined, 'VERIFICATION_PENDING'],
    ['needs-input', 'qr', 'TASK_UNKNOWN'],
    ['refused', undefined, 'TASK_UNKNOWN'],
    ['failed', undefined, 'TASK_UNKNOWN'],
    ['logged-in', undefined, 'done'],
    ['done', undefined, 'done'],
  ] as [TaskState, Task['need'], string][])(
    'is not handed over while the task is %s (%s)',
    async (state, need, outcome) => {
      const { need: _, ...rest } = await task()
      const t: Task = { ...rest, state, ...(need ? { need } : {}) }
      await commit({ put: t })
      const v = vendor()
      expect(await codeOf(type(v, t))).toBe(outcome)
      expect(v.taken).toEqual([])
      expect((await read(t.token)).state).toBe(state)
    },
  )
})

describe('a look while the input is on its way', () => {
  it('does not ask for it again, so that a second click sends nothing', async () => {
    const t = await task()
    const second = vendor()
    const look = async () => {
      const seen = await read(t.token)
      expect(await recordStatus(seen, { state: 'input', need: 'sms' }, noon + 1)).toMatchObject({ next: 'pause' })
      await type(second, t, 'again')
    }
    await type(vendor(undefined, look), t)
    expect(second.taken).toEqual([])
    expect((await read(t.token)).state).toBe('input-sent')
  })

  it('asks for another once the vendor has taken it', async () => {
    const t = await task()
    await type(vendor(), t)
    const next = await recordStatus(await read(t.token), { state: 'input', need: 'sms' }, noon + 1)
    expect(next).toMatchObject({ next: 'park', need: 'sms' })
  })

  it('asks for it again when its lease is over', async () => {
    const t = await task({ state: 'input-sent', inputLease: noon + LEASE })
    const look = (now: number) => recordStatus(t, { state: 'input', need: 'sms' }, now)
    expect((await look(noon + LEASE - 1)).next).toBe('pause')
    expect((await look(noon + LEASE)).next).toBe('park')
  })

  it('that ends the task is not undone by a refused input', async () => {
    const t = await task()
    const look = async () => recordStatus(await read(t.token), { state: 'refused', code: '1', message: 'no' }, noon + 1)
    expect(await codeOf(type(vendor(wrongCode, look), t))).toBe('VENDOR_REFUSED')
    expect((await read(t.token)).state).toBe('refused')
  })
})

describe('a wake', () => {
  it('is counted also where no pause waits yet', async () => {
    const { pauseToken: _, ...rest } = await task()
    const t = { ...rest, token: rest.token }
    await commit({ put: t })
    await wake(t.token)
    expect((await read(t.token)).wakes).toBe(4)
  })

  it('of a pause that has ended by itself is no fault', async () => {
    const t = await task()
    testStack.workflows.expire(present(t.pauseToken))
    await wake(t.token)
    expect((await read(t.token)).wakes).toBe(4)
  })

  it('of a task that has ended does nothing', async () => {
    const t = await task({ state: 'done' })
    await wake(t.token)
    expect(await read(t.token)).toEqual(t)
    expect(paused(t)).toBe(0)
  })
})

describe('a client that waits for the verdict', () => {
  it('is told at once what is decided', async () => {
    for (const state of ['logged-in', 'done'] as const) {
      expect(await continueVerification(await task({ state }), noon)).toMatchObject({ message: '0100' })
    }
    const refused = await task({ state: 'refused', refusal: { code: '1004', message: '密码错误' } })
    await expect(continueVerification(refused, noon)).rejects.toMatchObject({ text: '密码错误[1004]' })
    const failed = await task({ state: 'failed', refusal: { code: 'timeout', message: 'gave up' } })
    expect(await codeOf(continueVerification(failed, noon))).toBe('VERIFICATION_FAILED')
  })

  it('wakes the workflow, makes polls frequent and starts what was lost', async () => {
    const t = await task({ state: 'input-sent' })
    const decided = continueVerification(t, noon)
    await update(keys.task(t.token), { set: { state: 'logged-in' } })
    expect(await decided).toMatchObject({ message: '0100', results: [{ token: t.token }] })
    expect(paused(t)).toBe(1)
    expect(await read(t.token)).toMatchObject({ wakes: 4, attachedUntil: noon + 27_000 })
    expect(testStack.workflows.of(t.token)).toMatchObject([{ name: `${t.token}-1` }])
  })

  it('without having typed anything may type', async () => {
    const t = await task()
    await expect(continueVerification(t, noon)).rejects.toMatchObject({ code: 'VENDOR_REFUSED', text: '0006' })
  })
})
