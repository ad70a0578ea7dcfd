import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { dateOf } from '../../../lib/domain/calendar.ts'
import type { Consent } from '../../../lib/store/consent.ts'
import { keys } from '../../../lib/store/keys.ts'
import { type Slot, slotFree, type Task } from '../../../lib/store/verification.ts'
import { commit } from '../../../lib/table/commit.ts'
import { get, queryAll } from '../../../lib/table/read.ts'
import { removeItem, tryUpdate, update } from '../../../lib/table/update.ts'
import type { CollectionTask, DataProvider, InputRefused } from '../../../lib/vendors/data-provider.ts'
import type { Looks } from '../../../lib/verification/looks.ts'
import { completeTask, failTask } from '../../../lib/verification/outcome.ts'
import { startVerification } from '../../../lib/verification/start.ts'
import { atOnce, borrowers, codeOf, DAY, nextId, noon, present } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const { borrower } = borrowers()

const LEASE = 30_000
const SECRET = 'service-code-7391'
const refusal: InputRefused = { accepted: false, code: '1004', message: '账号或密码错误' }

/** A vendor that takes every task, unless told what to answer instead; notes what it made and what it tried. */
function vendor(instead?: InputRefused | Error, before: () => Promise<unknown> = async () => {}) {
  const made: string[] = []
  const passwords: unknown[] = []
  const start: DataProvider['start'] = async ({ login }) => {
    passwords.push(login?.password)
    await before()
    if (instead instanceof Error) throw instead
    if (instead) return instead
    made.push(`token-${nextId()}`)
    return { accepted: true, token: present(made.at(-1)) }
  }
  return { port: { start } as DataProvider, made, passwords }
}

/** What the borrower agreed to so far, oldest first. */
const consentsOf = async (userId: number) => {
  const found: Consent[] = []
  const { pk, sk } = keys.consent(userId, 'mobile', 0)
  for await (const { kind, textVersion, at } of queryAll<Consent>(pk, sk.replace(/\d+$/, ''))) {
    found.push({ kind, textVersion, at })
  }
  return found
}

const slotOf = (userId: number) => get<Slot>(keys.slot(userId, 'mobile'))
const taskOf = async (token: string) => present(await get<Task>(keys.task(token)))

interface Typed {
  password?: string
  username?: string
  bankCode?: string
  looks?: Looks
}

/** As many looks as a request has, without their length. */
function briefly(): Looks {
  let looked = 0
  return async () => {
    await sleep(20)
    return ++looked <= 14
  }
}
/** A request whose time is up. */
const inNoTime: Looks = async () => false

async function start(
  v: ReturnType<typeof vendor>,
  userId: number,
  now = noon,
  slot?: Slot | undefined,
  { password = SECRET, username = '13800000000', bankCode, looks = briefly() }: Typed = {},
) {
  const person = { mobile: '13800000000', name: '测试甲', identityNo: '110101199001010015' }
  const collection: CollectionTask = {
    kind: 'mobile',
    person,
    login: { username, password },
    ...(bankCode ? { bankCode } : {}),
    nowMs: now,
  }
  const seen = slot ?? (await slotOf(userId))
  return startVerification(v.port, { userId, kind: 'mobile', slot: seen, collection, now, looks })
}

describe('a verification starts', () => {
  it('with a task, a slot that says what was agreed to, and a workflow that knows the token only', async () => {
    const { id } = await borrower()
    const token = await start(vendor(), id)
    expect(await taskOf(token)).toMatchObject({ kind: 'mobile', userId: id, state: 'working', wakes: 0, attempt: 1 })
    expect(await slotOf(id)).toMatchObject({ state: 'running', token, consent: { kind: 'mobile', at: noon } })
    expect(testStack.workflows.of(token)).toEqual([
      { machine: 'verification', name: `${token}-1`, input: { token }, running: true },
    ])
  })

  it('with the consent recorded before the vendor is asked, whatever the vendor says', async () => {
    const { id } = await borrower()
    const seen: unknown[] = []
    await codeOf(
      start(
        vendor(refusal, async () => seen.push(...(await consentsOf(id)))),
        id,
      ),
    )
    expect(seen).toEqual([{ kind: 'mobile', textVersion: expect.any(String), at: noon }])
    await start(vendor(), id, noon + 1)
    expect((await consentsOf(id)).map(({ at }) => at)).toEqual([noon, noon + 1])
  })

  it('and keeps no credential anywhere', async () => {
    const { id } = await borrower()
    await start(vendor(), id)
    expect(JSON.stringify(await testStack.everything())).not.toContain(SECRET)
  })

  it('once at the vendor, however often it is clicked at once', async () => {
    const { id } = await borrower()
    const v = vendor()
    const tokens = await Promise.all(Array.from({ length: 10 }, () => start(v, id)))
    expect(v.made).toHaveLength(1)
    expect(tokens).toEqual(Array(10).fill(v.made[0]))
    expect((await slotOf(id))?.token).toBe(v.made[0])
  })

  it('anew after the last one ended', async () => {
    const { id } = await borrower()
    const v = vendor()
    const first = await start(v, id)
    await update(keys.task(first), { set: { state: 'refused' } })
    const second = await start(v, id)
    expect(second).not.toBe(first)
    expect((await slotOf(id))?.token).toBe(second)
  })

  it('not anew when the last one passed after its slot was looked at', async () => {
    const { id } = await borrower()
    const v = vendor()
    const first = await start(v, id)
    const seen = await slotOf(id)
    await completeTask(await taskOf(first), noon)
    expect(await codeOf(start(v, id, noon + 1, seen))).toBe('VERIFICATION_PENDING')
    expect(v.made).toEqual([first])
    expect(await slotOf(id)).toMatchObject({ state: 'passed', passedOn: dateOf(noon) })
    expect(await codeOf(start(v, id, noon + 1))).toBe('VERIFIED_TODAY')
  })

  it('not again on the day it passed, but on the next', async () => {
    const { id } = await borrower()
    const v = vendor()
    await completeTask(await taskOf(await start(v, id)), noon)
    expect(await slotOf(id)).toMatchObject({ state: 'passed', passedOn: dateOf(noon) })
    expect(await codeOf(start(v, id))).toBe('VERIFIED_TODAY')
    expect(v.made).toHaveLength(1)
    expect(await codeOf(start(v, id, noon + DAY))).toBe('done')
    expect((await slotOf(id))?.passedOn).toBe(dateOf(noon))
  })
})

/** A start that claimed the slot and was never heard of again. */
async function die(userId: number) {
  let claimed: Slot | undefined
  await codeOf(
    start(
      vendor(refusal, async () => {
        claimed = await slotOf(userId)
      }),
      userId,
    ),
  )
  await commit({ put: present(claimed) })
}

/** A vendor that answers only when so many others wait for its answer. */
function crowd(others: number, instead?: InputRefused | Error) {
  let waiting = 0
  const all = Promise.withResolvers<void>()
  const v = vendor(instead, () => all.promise)
  const looks: Looks = async () => {
    if (++waiting >= others) all.resolve()
    await sleep(20)
    return waiting < 1000
  }
  return { v, looks }
}

describe('starts at the same time', () => {
  it('with the same input all get the token of the one task', async () => {
    const { id } = await borrower()
    const { v, looks } = crowd(3)
    const tokens = await Promise.all(Array.from({ length: 4 }, () => start(v, id, noon, undefined, { looks })))
    expect(v.made).toHaveLength(1)
    expect(tokens).toEqual(Array(4).fill(v.made[0]))
    expect(await consentsOf(id)).toHaveLength(1)
    expect(testStack.workflows.of(present(v.made[0]))).toHaveLength(1)
  })

  it('which the vendor refuses all hear why', async () => {
    const { id } = await borrower()
    const { v, looks } = crowd(3, refusal)
    const words = await Promise.all(
      Array.from({ length: 4 }, () =>
        start(v, id, noon, undefined, { looks }).catch(({ text }: { text: string }) => text),
      ),
    )
    expect(words).toEqual(Array(4).fill('账号或密码错误[1004]'))
    expect(v.passwords).toEqual([SECRET])
  })

  it('to which the vendor is silent all end', async () => {
    const { id } = await borrower()
    const { v, looks } = crowd(3, Object.assign(new Error('time-out'), { code: 'silence' }))
    expect(await atOnce(4, () => start(v, id, noon, undefined, { looks }))).toEqual({ silence: 1, VENDOR_DOWN: 3 })
  })

  it('get the token of a task that ended before they looked again', async () => {
    for (const over of [
      (task: Task) => failTask(task, { code: '1102', message: '密码错误' }),
      (task: Task) => completeTask(task, noon),
    ]) {
      const { id } = await borrower()
      const { v, looks } = crowd(1)
      let looked = 0
      const late: Looks = async () => {
        if (looked++ === 0) {
          await looks()
          await vi.waitFor(async () => over(await taskOf(present(v.made[0]))), { timeout: 5000 })
        }
        return true
      }
      const first = start(v, id, noon, undefined, { looks })
      await vi.waitFor(async () => expect((await slotOf(id))?.state).toBe('starting'))
      expect(await start(v, id, noon, undefined, { looks: late })).toBe(await first)
      expect((await slotOf(id))?.state).not.toBe('running')
    }
  })

  it('with other input: one is tried, the others are refused as pending, without a token', async () => {
    const { id } = await borrower()
    const v = vendor()
    const outcomes = await Promise.all(
      ['one', 'two', 'three', 'four'].map((password) =>
        start(v, id, noon, undefined, { password }).then(
          (token) => ({ password, token }),
          ({ code, results }: { code: string; results: unknown }) => ({ code, results }),
        ),
      ),
    )
    const [won] = outcomes.filter((outcome) => 'token' in outcome)
    expect(won).toEqual({ password: v.passwords[0], token: v.made[0] })
    expect(v.passwords).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome !== won)).toEqual(
      Array(3).fill({ code: 'VERIFICATION_PENDING', results: undefined }),
    )
  })

  it('wait for one that died as long as a request may, and no longer', async () => {
    const { id } = await borrower()
    await die(id)
    const v = vendor()
    expect(await codeOf(start(v, id, noon + 1000))).toBe('VERIFICATION_PENDING')
    expect(await codeOf(start(v, id, noon + 1000, undefined, { looks: inNoTime }))).toBe('VERIFICATION_PENDING')
    expect(v.made).toEqual([])
    expect(await start(v, id, noon + LEASE + 1)).toBe(v.made[0])
  })
})

describe('a start with other input while one is open', () => {
  const others: [string, Typed][] = [
    ['another password', { password: 'another' }],
    ['another account', { username: '13800000001' }],
    ['another bank', { bankCode: '01040000' }],
    ['the password as the account', { username: SECRET, password: '13800000000' }],
  ]

  it.each(others)('is not tried, and does not hear how that one ends (%s)', async (_name, typed) => {
    for (const state of ['working', 'needs-input', 'input-sent', 'logged-in'] as const) {
      const { id } = await borrower()
      const v = vendor()
      const token = await start(v, id)
      await update(keys.task(token), { set: { state } })
      const attended = (await taskOf(token)).attachedUntil
      const refused = start(v, id, noon + 60_000, undefined, typed)
      await expect(refused).rejects.toMatchObject({ code: 'VERIFICATION_PENDING', results: undefined })
      expect(v.made).toEqual([token])
      expect((await taskOf(token)).attachedUntil).toBe(attended)
      expect(await start(v, id, noon + 60_000)).toBe(token)
    }
  })

  it('is tried once that one has ended', async () => {
    const { id } = await borrower()
    const v = vendor()
    await failTask(await taskOf(await start(v, id)), { code: '1102', message: '密码错误' })
    expect(await start(v, id, noon + 1, undefined, { password: 'another' })).toBe(v.made[1])
  })
})

describe('of the input', () => {
  it('a keyed digest is kept while the start is open, another one for each borrower', async () => {
    const [one, other] = [await borrower(), await borrower()]
    const v = vendor()
    for (const { id } of [one, other]) await start(v, id)
    const [digest, another] = [(await slotOf(one.id))?.input, (await slotOf(other.id))?.input]
    expect(digest).toMatch(/^v1#[0-9a-f]{40}$/)
    expect(another).not.toBe(digest)
  })

  it.each<[string, (userId: number) => Promise<unknown>]>([
    ['refused by the vendor', (id) => codeOf(start(vendor(refusal), id))],
    ['unheard by the vendor', (id) => codeOf(start(vendor(new Error('time-out')), id))],
    [
      'refused at the login',
      async (id) => failTask(await taskOf(await start(vendor(), id)), { code: '1', message: '' }),
    ],
    ['collected', async (id) => completeTask(await taskOf(await start(vendor(), id)), noon)],
  ])('nothing is kept once it is %s', async (_name, closed) => {
    const { id } = await borrower()
    await closed(id)
    expect(await slotOf(id)).not.toHaveProperty('input')
  })
})

describe('a repeat while one runs', () => {
  it('attaches to it and makes no task', async () => {
    const { id } = await borrower()
    const v = vendor()
    const token = await start(v, id)
    expect(await start(v, id, noon + 60_000)).toBe(token)
    expect(v.made).toEqual([token])
    expect(testStack.workflows.of(token)).toHaveLength(1)
    expect((await taskOf(token)).attachedUntil).toBe(noon + 60_000 + 27_000)
  })

  it('starts the workflow that could not be started', async () => {
    const { id } = await borrower()
    const v = vendor()
    testStack.workflows.setDown(true)
    await expect(start(v, id)).rejects.toThrow('Step Functions is down')
    testStack.workflows.setDown(false)
    const token = await start(v, id)
    expect(v.made).toEqual([token])
    expect(testStack.workflows.of(token)).toMatchObject([{ name: `${token}-1` }])
  })
})

describe('the slot is free again', () => {
  it('when the vendor refuses, in whose words the borrower is told', async () => {
    const { id } = await borrower()
    await expect(start(vendor(refusal), id)).rejects.toMatchObject({
      code: 'VENDOR_REFUSED',
      text: '账号或密码错误[1004]',
    })
    expect(await codeOf(start(vendor(), id))).toBe('done')
  })

  it('when its task has expired', async () => {
    const { id } = await borrower()
    const v = vendor()
    await removeItem(keys.task(await start(v, id)))
    expect(await start(v, id)).toBe(v.made[1])
  })

  it('when the vendor is silent', async () => {
    const { id } = await borrower()
    await expect(start(vendor(new Error('time-out')), id)).rejects.toThrow('time-out')
    expect(await codeOf(start(vendor(), id))).toBe('done')
  })

  it('30 seconds after a crash between the vendor’s yes and our note of it: one task more, and no other', async () => {
    const { id } = await borrower()
    const v = vendor()
    await die(id)
    expect(await codeOf(start(v, id, noon + LEASE - 1))).toBe('VERIFICATION_PENDING')
    const other = { password: 'another' }
    expect(await codeOf(start(v, id, noon + LEASE - 1, undefined, other))).toBe('VERIFICATION_PENDING')
    await atOnce(5, () => start(v, id, noon + LEASE + 1))
    expect(v.made).toHaveLength(1)
  })
})

describe('starts of a kind', () => {
  it('are ten a day; each that the vendor refused is one', async () => {
    const { id } = await borrower()
    for (let n = 0; n < 10; n++) expect(await codeOf(start(vendor(refusal), id, noon + n))).toBe('VENDOR_REFUSED')
    const v = vendor()
    expect(await codeOf(start(v, id, noon + 10))).toBe('IDENTITY_TRIES_USED')
    expect(v.made).toEqual([])
    expect(await consentsOf(id)).toHaveLength(10)
    expect((await slotOf(id))?.state).toBe('failed')
    expect(await codeOf(start(v, id, noon + DAY))).toBe('done')
  })

  it('are counted once, however often it is clicked at once', async () => {
    const { id } = await borrower()
    const { v, looks } = crowd(11, refusal)
    expect(await atOnce(12, () => start(v, id, noon, undefined, { looks }))).toEqual({ VENDOR_REFUSED: 12 })
    for (let n = 0; n < 9; n++) expect(await codeOf(start(vendor(refusal), id, noon + n))).toBe('VENDOR_REFUSED')
    expect(await codeOf(start(vendor(refusal), id, noon + 10))).toBe('IDENTITY_TRIES_USED')
  })

  it('that are used up keep nobody from the one that runs', async () => {
    const { id } = await borrower()
    for (let n = 0; n < 9; n++) await codeOf(start(vendor(refusal), id, noon + n))
    const token = await start(vendor(), id, noon + 9)
    expect(await start(vendor(), id, noon + 10)).toBe(token)
  })
})

describe('a token that the vendor issued before', () => {
  it('stays whose it is, and the second borrower is told that the vendor fails', async () => {
    const [owner, other] = [await borrower(), await borrower()]
    const v = vendor()
    const token = await start(v, owner.id)
    const before = await taskOf(token)
    const again: DataProvider['start'] = async () => ({ accepted: true, token })
    expect(await codeOf(start({ ...v, port: { start: again } as DataProvider }, other.id))).toBe('VENDOR_DOWN')
    expect(await taskOf(token)).toEqual(before)
    expect((await slotOf(other.id))?.token).toBeUndefined()
    expect(await codeOf(start(vendor(), other.id, noon + LEASE + 1))).toBe('done')
  })
})

describe('one who comes late', () => {
  it('cannot take a slot that another took meanwhile', async () => {
    const { id } = await borrower()
    const v = vendor()
    const token = await start(v, id)
    await update(keys.task(token), { set: { state: 'refused' } })
    const seen = await slotOf(id)
    const newer = await start(v, id)
    const other = { password: 'another' }
    expect(await codeOf(start(v, id, noon, seen, other))).toBe('VERIFICATION_PENDING')
    expect(await start(v, id, noon, seen)).toBe(newer)
    expect((await slotOf(id))?.token).toBe(newer)
    expect(v.made).toHaveLength(2)
  })

  it('and lost the slot while the vendor answered, does not put a task beside the newer one', async () => {
    const { id } = await borrower()
    const quick = vendor()
    const slow = vendor(undefined, () => start(quick, id, noon + LEASE + 1))
    expect(await codeOf(start(slow, id))).toBe('VERIFICATION_PENDING')
    expect((await slotOf(id))?.token).toBe(quick.made[0])
    expect(await get(keys.task(present(slow.made[0])))).toBeUndefined()
  })

  it('and was refused after losing the slot, does not free it', async () => {
    const { id } = await borrower()
    const quick = vendor()
    const slow = vendor(refusal, () => start(quick, id, noon + LEASE + 1))
    expect(await codeOf(start(slow, id))).toBe('VENDOR_REFUSED')
    expect(await slotOf(id)).toMatchObject({ state: 'running', token: quick.made[0] })
  })

  it('finds an empty slot taken', async () => {
    const { id } = await borrower()
    await commit({ put: { ...keys.slot(id, 'jd') } })
    const outcome = await tryUpdate(keys.slot(id, 'jd'), { set: { state: 'starting' } }, slotFree(undefined, noon))
    expect(outcome).toMatchObject({ guard: { name: 'slotFree' } })
  })
})
