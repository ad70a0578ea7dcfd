import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { sweep } from '../../../functions/jobs/sweep.ts'
import { settlePayout } from '../../../lib/lending/payout/settle.ts'
import { config } from '../../../lib/platform/config.ts'
import { startExecution } from '../../../lib/platform/workflows.ts'
import { keys } from '../../../lib/store/keys.ts'
import type { Task } from '../../../lib/store/verification.ts'
import { db } from '../../../lib/table/client.ts'
import { commit } from '../../../lib/table/commit.ts'
import { checkAt } from '../../../lib/table/index-keys.ts'
import { get } from '../../../lib/table/read.ts'
import { removeItem, update } from '../../../lib/table/update.ts'
import { runWorkflow } from '../../../lib/verification/running.ts'
import { borrowers, MINUTE, nextId, noon, present } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const { loanIn, payoutResult, read } = borrowers()

const due = noon + 2 * MINUTE + 1
const names = (id: string) => testStack.workflows.of(id).map(({ name }) => name)
const started = (no: string) => startExecution(config.DISBURSEMENT_MACHINE, `${no}-1`, { orderNo: no })

afterEach(async () => {
  for (const item of await testStack.everything()) {
    if (item.duePk) await removeItem({ pk: String(item.pk), sk: String(item.sk) })
  }
})

async function task(more: Partial<Task> = {}): Promise<Task> {
  const token = `token-${nextId()}`
  const made: Task = {
    ...keys.task(token),
    ...checkAt(noon + 2 * MINUTE, token),
    token,
    kind: 'jd',
    userId: 1,
    state: 'working',
    wakes: 0,
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
  await commit({ put: made })
  return made
}

describe('the sweep', () => {
  it('starts the workflow that a crash kept from starting, under the next number', async () => {
    const { no } = await loanIn('granting')
    const { token } = await task()
    expect(await sweep(false, due)).toEqual({ looked: 2, restarted: 2 })
    expect(testStack.workflows.of(no)).toMatchObject([
      { machine: 'disbursement', name: `${no}-2`, input: { orderNo: no } },
    ])
    expect(testStack.workflows.of(token)).toMatchObject([
      { machine: 'verification', name: `${token}-2`, input: { token } },
    ])
  })

  it('starts the next attempt of a workflow that ended without a final word, again and again', async () => {
    const { no } = await loanIn('granting')
    await started(no)
    let at = due
    for (const attempt of [1, 2, 3]) {
      testStack.workflows.end(`${no}-${attempt}`)
      expect(await sweep(false, at)).toEqual({ looked: 1, restarted: 1 })
      at += 10 * MINUTE + 1
    }
    expect(names(no)).toEqual([1, 2, 3, 4].map((attempt) => `${no}-${attempt}`))
    expect((await read.payout(no)).executions).toBe(4)
  })

  it('leaves what runs, and looks again ten minutes later', async () => {
    const { no } = await loanIn('granting')
    await started(no)
    const t = await task()
    await runWorkflow(t)
    expect(await sweep(false, due)).toEqual({ looked: 2, restarted: 0 })
    expect([names(no), names(t.token)]).toEqual([[`${no}-1`], [`${t.token}-1`]])
    expect(await sweep(false, due + 10 * MINUTE - 1)).toEqual({ looked: 0, restarted: 0 })
    expect(await sweep(false, due + 10 * MINUTE + 1)).toEqual({ looked: 2, restarted: 0 })
  })

  it('looks at nothing before its time, unless told to look at all', async () => {
    await task()
    expect(await sweep(false, noon)).toEqual({ looked: 0, restarted: 0 })
    expect(await sweep(true, noon)).toEqual({ looked: 1, restarted: 1 })
  })

  it('starts nothing for what has ended or waits for an operator', async () => {
    const { no } = await loanIn('repaying')
    const waiting = await loanIn('granting')
    await update(keys.order(waiting.no), { set: { state: 'check' }, remove: ['duePk', 'dueSk'] })
    expect(await sweep(true, due)).toEqual({ looked: 0, restarted: 0 })
    expect([...names(no), ...names(waiting.no)]).toEqual([])
  })

  it('run twice at once starts no attempt twice, and counts each', async () => {
    const { no } = await loanIn('granting')
    await Promise.all([sweep(false, due), sweep(false, due)])
    expect(new Set(names(no)).size).toBe(names(no).length)
    expect((await read.payout(no)).executions).toBe(1 + names(no).length)
  })

  it('is not ended by an item that it cannot do: the others are started, and somebody is told', async () => {
    const poisoned = await loanIn('granting')
    await update(keys.order(poisoned.no), { remove: ['executions'] })
    const { token } = await task()
    await update(keys.task(token), { remove: ['attempt'] })
    const sound = [await loanIn('granting'), await loanIn('granting'), await loanIn('granting')]
    const tasks = [await task(), await task(), await task()]
    expect(await sweep(false, due)).toEqual({ looked: 8, restarted: 6 })
    for (const { no } of sound) expect(names(no)).toEqual([`${no}-2`])
    for (const { token } of tasks) expect(names(token)).toEqual([`${token}-2`])
    expect(testStack.alarms().filter((event) => event === 'watched item not checked')).toHaveLength(2)
    // It stays on the list, but does not ring every five minutes.
    expect(await sweep(false, due + 5 * MINUTE)).toEqual({ looked: 0, restarted: 0 })
    await update(keys.order(poisoned.no), { set: { executions: 1 } })
    await sweep(false, due + 61 * MINUTE)
    expect(names(poisoned.no)).toEqual([`${poisoned.no}-2`])
  })

  it('is not ended by an item that cannot even be put off', async () => {
    const { no: lost } = await loanIn('granting')
    const { no } = await loanIn('granting', { now: noon + 1 })
    const send = db.send.bind(db) as (command: object) => Promise<object>
    const spy = vi.spyOn(db, 'send').mockImplementation((async (command: object) => {
      if (command instanceof UpdateCommand && command.input.Key?.pk === `ORDER#${lost}`) throw new Error('throttled')
      return send(command)
    }) as typeof db.send)
    expect(await sweep(false, due + MINUTE)).toEqual({ looked: 2, restarted: 1 })
    spy.mockRestore()
    expect(names(no)).toEqual([`${no}-2`])
    expect(names(lost)).toEqual([])
  })

  it('goes on when no workflow can be started', async () => {
    const { no } = await loanIn('granting')
    await task()
    testStack.workflows.setDown(true)
    expect(await sweep(false, due)).toEqual({ looked: 2, restarted: 0 })
    testStack.workflows.setDown(false)
    await sweep(false, due + 61 * MINUTE)
    expect(names(no)).toHaveLength(1)
  })

  it('does not put an order back on the watch list that got its final word meanwhile', async () => {
    const { no } = await loanIn('granting')
    await started(no)
    const result = await payoutResult(no, 'success')
    const send = db.send.bind(db) as (command: unknown) => Promise<object>
    const spy = vi.spyOn(db, 'send').mockImplementation((async (command: unknown) => {
      if (command instanceof UpdateCommand) {
        spy.mockRestore()
        await settlePayout(result, noon)
      }
      return send(command)
    }) as typeof db.send)
    await sweep(false, due).finally(() => spy.mockRestore())
    const order = present(await get<object>(keys.order(no)))
    expect(order).toMatchObject({ state: 'success' })
    expect(order).not.toHaveProperty('duePk')
  })
})
