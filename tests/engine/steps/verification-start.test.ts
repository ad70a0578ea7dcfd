import { describe, expect, it, vi } from 'vitest'
import { dateOf } from '../../../lib/domain/calendar.ts'
import type { Consent } from '../../../lib/store/consent.ts'
import type { Slot, Task } from '../../../lib/store/verification.ts'
import type { CollectionTask, DataProvider, Refused } from '../../../lib/vendors/identity-data.ts'
import { atOnce, borrowers, codeOf, DAY, nextId, noon, present } from '../borrowers.ts'
import { openHouse } from '../house.ts'

const house = await openHouse()
const { borrower } = await borrowers()
const { commit } = await import('../../../lib/store/commit.ts')
const { keys } = await import('../../../lib/store/keys.ts')
const { get, queryAll } = await import('../../../lib/store/read.ts')
const { removeItem, tryUpdate, update } = await import('../../../lib/store/update.ts')
const { slotFree } = await import('../../../lib/store/verification.ts')
const { finish } = await import('../../../lib/verification/outcome.ts')
const { startVerification } = await import('../../../lib/verification/start.ts')

const LEASE = 30_000
const SECRET = 'service-code-7391'
const refusal: Refused = { accepted: false, code: '1004', message: '账号或密码错误' }

/** A vendor that takes every task, unless told what to answer instead; counts what it made. */
function vendor(instead?: Refused | Error, before: () => Promise<unknown> = async () => {}) {
  const made: string[] = []
  const start: DataProvider['start'] = async () => {
    await before()
    if (instead instanceof Error) throw instead
    if (instead) return instead
    made.push(`token-${nextId()}`)
    return { accepted: true, token: present(made.at(-1)) }
  }
  return { port: { start } as DataProvider, made }
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

async function start(v: ReturnType<typeof vendor>, userId: number, now = noon, slot?: Slot | undefined) {
  const person = { mobile: '13800000000', name: '测试甲', identityNo: '110101199001010015' }
  const collection: CollectionTask = {
    kind: 'mobile',
    person,
    login: { username: '13800000000', password: SECRET },
    nowMs: now,
  }
  return startVerification(v.port, { userId, kind: 'mobile', slot: slot ?? (await slotOf(userId)), collection, now })
}

describe('a verification starts', () => {
  it('with a task, a slot that says what was agreed to, and a workflow that knows the token only', async () => {
    const { id } = await borrower()
    const token = await start(vendor(), id)
    expect(await taskOf(token)).toMatchObject({ kind: 'mobile', userId: id, state: 'working', wakes: 0, attempt: 1 })
    expect(await slotOf(id)).toMatchObject({ state: 'running', token, consent: { kind: 'mobile', at: noon } })
    expect(house.workflows.of(token)).toEqual([
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
    expect(JSON.stringify(await house.everything())).not.toContain(SECRET)
  })

  it('once at the vendor, however often it is clicked at once', async () => {
    const { id } = await borrower()
    const v = vendor()
    // Who comes after the vendor's answer attaches to the task.
    const { done, VERIFICATION_PENDING } = await atOnce(10, () => start(v, id))
    expect((done ?? 0) + (VERIFICATION_PENDING ?? 0)).toBe(10)
    expect(v.made).toHaveLength(1)
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
    await finish(await taskOf(first), noon)
    expect(await codeOf(start(v, id, noon + 1, seen))).toBe('VERIFICATION_PENDING')
    expect(v.made).toEqual([first])
    expect(await slotOf(id)).toMatchObject({ state: 'passed', passedOn: dateOf(noon) })
    expect(await codeOf(start(v, id, noon + 1))).toBe('VERIFIED_TODAY')
  })

  it('not again on the day it passed, but on the next', async () => {
    const { id } = await borrower()
    const v = vendor()
    await finish(await taskOf(await start(v, id)), noon)
    expect(await slotOf(id)).toMatchObject({ state: 'passed', passedOn: dateOf(noon) })
    expect(await codeOf(start(v, id))).toBe('VERIFIED_TODAY')
    expect(v.made).toHaveLength(1)
    expect(await codeOf(start(v, id, noon + DAY))).toBe('done')
    expect((await slotOf(id))?.passedOn).toBe(dateOf(noon))
  })
})

describe('a repeat while one runs', () => {
  it('attaches to it and makes no task', async () => {
    const { id } = await borrower()
    const v = vendor()
    const token = await start(v, id)
    expect(await start(v, id, noon + 60_000)).toBe(token)
    expect(v.made).toEqual([token])
    expect(house.workflows.of(token)).toHaveLength(1)
    expect((await taskOf(token)).attachedUntil).toBe(noon + 60_000 + 27_000)
  })

  it('starts the workflow that could not be started', async () => {
    const { id } = await borrower()
    const v = vendor()
    house.workflows.setDown(true)
    await expect(start(v, id)).rejects.toThrow('Step Functions is down')
    house.workflows.setDown(false)
    const token = await start(v, id)
    expect(v.made).toEqual([token])
    expect(house.workflows.of(token)).toMatchObject([{ name: `${token}-1` }])
  })
})

describe('the slot is free again', () => {
  it('when the vendor refuses, in whose words the borrower is told', async () => {
    const { id } = await borrower()
    await expect(start(vendor(refusal), id)).rejects.toMatchObject({
      code: 'VENDOR_REFUSED',
      words: '账号或密码错误[1004]',
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
    await tryUpdate(keys.slot(id, 'mobile'), { set: { state: 'starting', leaseUntil: noon + LEASE } })
    expect(await codeOf(start(v, id, noon + LEASE - 1))).toBe('VERIFICATION_PENDING')
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
    let told = 0
    const slow = vendor(refusal, () => vi.waitFor(() => expect(told).toBe(11), { timeout: 10_000 }))
    const click = () => codeOf(start(slow, id)).then((code) => (code === 'VERIFICATION_PENDING' ? told++ : code))
    await Promise.all(Array.from({ length: 12 }, click))
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
    expect(await codeOf(start(v, id, noon, seen))).toBe('VERIFICATION_PENDING')
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
