import {
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn'
import { describe, expect, it, vi } from 'vitest'
import { running } from './local.ts'

const arn = { 'Fn::GetAtt': ['ask', 'Arn'] }
const ask = (more: Record<string, unknown> = {}) => ({
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Parameters: { FunctionName: arn, Payload: { 'token.$': '$$.Task.Token' } },
      End: true,
      ...more,
    },
  },
})
const nothing = () => null

/** A machine whose only state waits for its token, started, and the token. */
async function asked(definition: unknown = ask(), speed?: number) {
  const local = await running(definition, { ask: nothing }, speed)
  const executionArn = await local.start({ id: 1 }, 'one')
  const call = await vi.waitUntil(() => local.calls[0], { interval: 2 })
  return { local, executionArn, taskToken: String(call.payload.token) }
}

describe('names', () => {
  it('accepts the same name and input while running, and starts nothing', async () => {
    const { local, executionArn } = await asked()
    expect(await local.start({ id: 1 }, 'one')).toBe(executionArn)
    expect(local.calls).toHaveLength(1)
    expect(local.service.running()).toBe(1)
  })

  it('refuses the name with another input, and once closed with any', async () => {
    const { local, executionArn, taskToken } = await asked()
    await expect(local.start({ id: 2 }, 'one')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' })
    await local.succeed(taskToken)
    await local.ended(executionArn)
    await expect(local.start({ id: 1 }, 'one')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' })
  })

  it.each(['', 'a b', '2026-12-01T00:05:00+08:00', 'x'.repeat(81)])('refuses %o as a name', async (name) => {
    const local = await running(ask(), { ask: nothing })
    await expect(local.start({}, name)).rejects.toMatchObject({ name: 'InvalidName' })
  })
})

describe('errors', () => {
  it('knows no other machine, execution or token', async () => {
    const local = await running(ask(), { ask: nothing })
    const stateMachineArn = local.service.arnOf('other')
    const other = local.client.send(new StartExecutionCommand({ stateMachineArn }))
    await expect(other).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' })
    const malformed = local.client.send(new StartExecutionCommand({ stateMachineArn: 'other' }))
    await expect(malformed).rejects.toMatchObject({ name: 'InvalidArn' })
    await expect(local.describe('arn:none')).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' })
    await expect(local.succeed('forged')).rejects.toMatchObject({ name: 'InvalidToken' })
  })

  it('takes only JSON as input', async () => {
    const local = await running(ask(), { ask: nothing })
    const command = new StartExecutionCommand({ stateMachineArn: local.stateMachineArn, input: '{' })
    await expect(local.client.send(command)).rejects.toMatchObject({ name: 'InvalidExecutionInput' })
  })

  it('takes a token once', async () => {
    const { local, taskToken } = await asked()
    await local.succeed(taskToken)
    await expect(local.succeed(taskToken)).rejects.toMatchObject({ name: 'TaskTimedOut' })
  })
})

describe('tasks with a token', () => {
  it('answer with what the token was sent', async () => {
    const { local, executionArn, taskToken } = await asked()
    await local.succeed(taskToken, { typed: '123456' })
    expect((await local.ended(executionArn)).result).toEqual({ typed: '123456' })
  })

  it('fail with the error the token was sent', async () => {
    const { local, executionArn, taskToken } = await asked()
    await local.client.send(new SendTaskFailureCommand({ taskToken, error: 'Refused', cause: 'by hand' }))
    expect(await local.ended(executionArn)).toMatchObject({ status: 'FAILED', error: 'Refused', cause: 'by hand' })
  })

  it('fail when the Lambda that should publish the token fails', async () => {
    const local = await running(ask(), {
      ask: () => {
        throw new TypeError('boom')
      },
    })
    expect(await local.run()).toMatchObject({ status: 'FAILED', error: 'TypeError' })
  })

  it('live as long as they beat', async () => {
    const { local, executionArn, taskToken } = await asked(ask({ HeartbeatSeconds: 10 }))
    for (let beats = 0; beats < 4; beats += 1) {
      await new Promise((done) => setTimeout(done, 50))
      await local.client.send(new SendTaskHeartbeatCommand({ taskToken }))
    }
    expect((await local.describe(executionArn)).status).toBe('RUNNING')
    expect(await local.ended(executionArn)).toMatchObject({ status: 'FAILED', error: 'States.HeartbeatTimeout' })
  })

  it('time out as States.Timeout, which States.TaskFailed does not catch', async () => {
    const Catch = [{ ErrorEquals: ['States.TaskFailed'], Next: 'Ask' }]
    const { local, executionArn } = await asked(ask({ TimeoutSeconds: 1, Catch }))
    expect(await local.ended(executionArn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' })
  })
})

describe('executions', () => {
  it('stop at once, and call nothing more', async () => {
    const Retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1 }]
    const { local, executionArn, taskToken } = await asked(ask({ Retry }))
    await local.client.send(new StopExecutionCommand({ executionArn, error: 'Stopped', cause: 'by a test' }))
    expect(await local.describe(executionArn)).toMatchObject({ status: 'ABORTED', error: 'Stopped' })
    await expect.poll(() => local.succeed(taskToken).catch((error) => error.name)).toBe('TaskTimedOut')
    await new Promise((done) => setTimeout(done, 30))
    expect(local.calls).toHaveLength(1)
    expect(local.service.running()).toBe(0)
  })

  it('time out as a whole', async () => {
    const { local, executionArn } = await asked({ ...ask(), TimeoutSeconds: 2 })
    expect((await local.ended(executionArn)).status).toBe('TIMED_OUT')
  })

  it('tell their history', async () => {
    const { local, executionArn, taskToken } = await asked()
    await local.succeed(taskToken)
    await local.ended(executionArn)
    const { events } = await local.client.send(new GetExecutionHistoryCommand({ executionArn }))
    const types = ['ExecutionStarted', 'TaskStateEntered', 'TaskStateExited', 'ExecutionSucceeded']
    expect(events?.map((event) => event.type)).toEqual(types)
    expect(events?.[1]?.stateEnteredEventDetails).toMatchObject({ name: 'Ask', input: '{"id":1}' })
  })

  it('are listed by their status, in pages, newest first', async () => {
    const { local } = await asked()
    await local.start({}, 'two')
    const { stateMachineArn } = local
    const list = (more: object) =>
      local.client.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING', ...more }))
    const first = await list({ maxResults: 1 })
    const second = await list({ maxResults: 1, nextToken: first.nextToken })
    const names = [first, second].map((each) => each.executions?.[0]?.name)
    expect(names).toEqual(['two', 'one'])
    expect(second.nextToken).toBeUndefined()
    const closed = new ListExecutionsCommand({ stateMachineArn, statusFilter: 'SUCCEEDED' })
    expect((await local.client.send(closed)).executions).toEqual([])
  })

  it('are gone with the service that ran them', async () => {
    const { local, executionArn } = await asked()
    const endpoint = local.service.endpoint
    await local.service.close()
    const client = new SFNClient({
      endpoint,
      region: 'us-east-1',
      maxAttempts: 1,
      credentials: local.client.config.credentials,
    })
    await expect(client.send(new StopExecutionCommand({ executionArn }))).rejects.toThrow()
  })
})
