import { readFileSync } from 'node:fs'
import { DescribeExecutionCommand, SFNClient } from '@aws-sdk/client-sfn'
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { addDays, dateOf, startOf } from '../../../lib/domain/calendar.ts'
import type { Night } from '../../../lib/store/night.ts'
import { startStepFunctions } from '../../../local/stepfunctions/start.ts'
import { borrowers, noon } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

testStack.workflows.restore()
const dueDate = addDays(dateOf(noon), 10)
/** Each test has a night of its own, because the name of an execution is never used again. */
let date = dueDate
const midnight = () => startOf(date) + 300_000
vi.doMock('../../../lib/platform/clock.ts', () => ({ now: midnight }))

const { loanIn, read } = borrowers()
const { startNight } = await import('../../../lib/lending/overdue/start.ts')
const { keys } = await import('../../../lib/store/keys.ts')
const { shardOf, DUE_SHARDS } = await import('../../../lib/table/index-keys.ts')
const { endNight } = await import('../../../lib/lending/overdue/end.ts')
const { db } = await import('../../../lib/table/client.ts')
const { get } = await import('../../../lib/table/read.ts')
const steps: Record<string, (payload: never, context: never) => Promise<unknown>> = {
  'overdue-shard': (await import('../../../functions/jobs/overdue-shard.ts')).handler,
  'overdue-end': (await import('../../../functions/jobs/overdue-end.ts')).handler,
}

/** Shards whose worker fails, and how often. */
const broken = new Map<number, number>()
const machine = process.env.OVERDUE_MACHINE?.split(':').at(-1) ?? ''
const service = await startStepFunctions({
  machines: { [machine]: JSON.parse(readFileSync('workflows/overdue.asl.json', 'utf8')) },
  speed: 1000,
  invoke: async (name, payload) => {
    const { shards = [] } = payload as { shards?: number[] }
    const shard = shards.find((one) => broken.has(one)) ?? -1
    const left = broken.get(shard) ?? 0
    if (left > 0) {
      broken.set(shard, left - 1)
      throw new Error('shard is broken')
    }
    return steps[name]?.(payload as never, { awsRequestId: 'r' } as never)
  },
})
process.env.AWS_ENDPOINT_URL_SFN = service.endpoint
const client = new SFNClient({})
afterAll(async () => {
  client.destroy()
  await service.close()
})

beforeEach(() => {
  broken.clear()
  date = addDays(date, 1)
})

const nightOf = () => get<Night>(keys.jobRun('overdue', date))
let executions = 0

/** Starts the night as the scheduler does, and answers with the end of its execution. */
async function night(now = midnight()) {
  const { started } = await startNight(now)
  if (!started) return { started, transitions: 0 }
  executions = (await nightOf())?.attempt ?? 0
  const executionArn = `${service.arnOf(machine).replace(':stateMachine:', ':execution:')}:overdue-${date}-${executions}`
  await vi.waitFor(
    async () => expect((await client.send(new DescribeExecutionCommand({ executionArn }))).status).toBe('SUCCEEDED'),
    { timeout: 30_000, interval: 20 },
  )
  return { started, transitions: service.transitions(executionArn) }
}

describe('the workflow of a night', () => {
  it('goes through all shards and notes that it is done', async () => {
    const loans = [await loanIn('repaying'), await loanIn('repaying'), await loanIn('repaying')]
    const { transitions } = await night()
    for (const { loanId } of loans) expect((await read.loan(loanId)).state).toBe('overdue')
    expect(await nightOf()).toMatchObject({ state: 'done', attempt: 1 })
    // The map, 16 × (age, choice, done), the end: what a night costs whatever it finds.
    expect(transitions).toBeLessThanOrEqual(50)
  })

  it('is started once, however often the scheduler calls', async () => {
    expect((await night()).started).toBe(true)
    expect((await night()).started).toBe(false)
    expect(executions).toBe(1)
  })

  it('is started once by two calls at the same moment, and the next call leaves it alone', async () => {
    const starts = await Promise.all([startNight(midnight()), startNight(midnight()), startNight(midnight())])
    expect(starts.filter(({ started }) => started)).toHaveLength(1)
    expect(await nightOf()).toMatchObject({ attempt: 1 })
    await vi.waitFor(async () => expect(await nightOf()).toMatchObject({ state: 'done' }), { timeout: 30_000 })
    expect(await startNight(midnight())).toEqual({ started: false })
  })

  it('is not started again between the note of its start and the start', async () => {
    const notes = vi.spyOn(db, 'send')
    const send = notes.getMockImplementation() ?? DynamoDBDocumentClient.prototype.send.bind(db)
    let second: { started: boolean } | undefined
    notes.mockImplementation((async (command: never) => {
      const answer = await send(command)
      if ((command as object) instanceof UpdateCommand) {
        notes.mockRestore()
        second = await startNight(midnight() + 1)
      }
      return answer
    }) as never)
    await startNight(midnight())
    expect(second).toEqual({ started: false })
    expect(await nightOf()).toMatchObject({ attempt: 1 })
    await vi.waitFor(async () => expect(await nightOf()).toMatchObject({ state: 'done' }), { timeout: 30_000 })
  })

  it('makes up for the notices of nights since the last that was done', async () => {
    const { loanId } = await loanIn('repaying')
    date = addDays(dueDate, 8)
    await night()
    date = addDays(dueDate, 12)
    await night()
    const days = (await testStack.everything())
      .filter((item) => item.loanId === loanId && item.template === 'overdue-notice')
      .map(({ params }) => (params as { day: string }).day)
    // Day 7 was said on day 8: no night of the week before was done. On day 12 there is nothing new since.
    expect(days).toEqual(['8'])
  })

  it('whose start failed is started by the repeat of the call, a minute later', async () => {
    const start = vi.spyOn(SFNClient.prototype, 'send').mockRejectedValueOnce(new Error('Step Functions is down'))
    await expect(startNight(midnight())).rejects.toThrow('is down')
    start.mockRestore()
    expect((await night(midnight() + 59_000)).started).toBe(true)
    expect(await nightOf()).toMatchObject({ state: 'done', attempt: 2 })
  })

  it('that outlasts its day is not done: the next one does the rest', async () => {
    const { started } = await startNight(midnight())
    await endNight(date, 0, startOf(addDays(date, 1)) + 60_000)
    expect([started, (await nightOf())?.state]).toEqual([true, 'over'])
  })

  it('that is done stays so, when somebody runs an execution of it again', async () => {
    await night()
    await endNight(date, 0, startOf(addDays(date, 3)))
    expect(await nightOf()).toMatchObject({ state: 'done' })
  })

  it('bears with a worker that fails for a while', async () => {
    const { loanId } = await loanIn('repaying')
    broken.set(shardOf(String(loanId), DUE_SHARDS), 3)
    await night()
    expect((await read.loan(loanId)).state).toBe('overdue')
    expect(await nightOf()).toMatchObject({ state: 'done' })
  })

  it('does the others when a worker fails for good, wakes somebody, and goes on at its next start', async () => {
    const { loanId: lost } = await loanIn('repaying')
    let { loanId: other } = await loanIn('repaying')
    const workerOf = (id: number) => shardOf(String(id), DUE_SHARDS) % 16
    while (workerOf(other) === workerOf(lost)) {
      other = (await loanIn('repaying')).loanId
    }
    broken.set(shardOf(String(lost), DUE_SHARDS), 6)
    await night()
    expect((await read.loan(other)).state).toBe('overdue')
    expect((await read.loan(lost)).state).toBe('repaying')
    expect(testStack.alarms()).toContain('overdue night incomplete')
    expect(await nightOf()).toMatchObject({ state: 'running' })
    expect((await night(startOf(date) + 6 * 3_600_000)).started).toBe(true)
    expect((await read.loan(lost)).state).toBe('overdue')
    expect(await nightOf()).toMatchObject({ state: 'done', attempt: 2 })
  })
})
