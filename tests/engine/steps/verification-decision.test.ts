import { beforeEach, expect, it, vi } from 'vitest'
import type { Task } from '../../../lib/store/verification.ts'
import { nextId, noon } from '../borrowers.ts'

const clock = { ms: noon, sleeps: 0 }
vi.doMock('node:timers/promises', () => ({
  setTimeout: async (ms: number) => {
    clock.ms += ms
    clock.sleeps++
    await onSleep()
  },
}))
let onSleep: () => Promise<unknown> = async () => {}

const { commit } = await import('../../../lib/table/commit.ts')
const { keys } = await import('../../../lib/store/keys.ts')
const { removeItem, update } = await import('../../../lib/table/update.ts')
const { awaitDecision } = await import('../../../lib/verification/decision.ts')
const { looksOf } = await import('../../../lib/verification/looks.ts')

beforeEach(() => {
  vi.spyOn(Date, 'now').mockImplementation(() => clock.ms)
  Object.assign(clock, { ms: noon, sleeps: 0 })
  onSleep = async () => {}
})

async function task(): Promise<string> {
  const token = `token-${nextId()}`
  await commit({ put: { ...keys.task(token), ...({ token, state: 'working' } satisfies Partial<Task>) } })
  return token
}

it('waits 25 seconds, with at most 15 reads', async () => {
  expect(await awaitDecision(await task(), looksOf(noon))).toBeUndefined()
  expect(clock.ms - noon).toBeGreaterThan(23_000)
  expect(clock.ms - noon).toBeLessThanOrEqual(25_000)
  expect(clock.sleeps).toBeLessThanOrEqual(15)
})

it('is over 27 seconds after the request began, whatever the vendor took of them', async () => {
  clock.ms = noon + 8000
  expect(await awaitDecision(await task(), looksOf(noon))).toBeUndefined()
  expect(clock.ms - noon).toBeGreaterThan(25_000)
  expect(clock.ms - noon).toBeLessThanOrEqual(27_000)
})

it('does not wait at all when no time is left', async () => {
  clock.ms = noon + 26_800
  expect(await awaitDecision(await task(), looksOf(noon))).toBeUndefined()
  expect(clock.sleeps).toBe(0)
})

it('shares its time and its looks with what the request waited for before', async () => {
  const looks = looksOf(noon)
  for (let look = 0; look < 6; look++) await looks()
  expect(await awaitDecision(await task(), looks)).toBeUndefined()
  expect(clock.ms - noon).toBeLessThanOrEqual(25_000)
  expect(clock.sleeps).toBeLessThanOrEqual(15)
})

it('ends with the decision', async () => {
  const token = await task()
  onSleep = async () => clock.sleeps === 3 && update(keys.task(token), { set: { state: 'logged-in' } })
  expect(await awaitDecision(token, looksOf(noon))).toMatchObject({ state: 'logged-in' })
  expect(clock.ms - noon).toBe(1500)
})

it('says that the task is unknown when it is gone', async () => {
  const token = await task()
  onSleep = () => removeItem(keys.task(token))
  await expect(awaitDecision(token, looksOf(noon))).rejects.toMatchObject({ code: 'TASK_UNKNOWN' })
})
