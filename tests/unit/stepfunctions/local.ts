import { DescribeExecutionCommand, SendTaskSuccessCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { onTestFinished, vi } from 'vitest'
import { startStepFunctions } from '../../../local/stepfunctions/start.ts'

export type Functions = Record<string, (payload: Record<string, unknown>) => unknown>

/** One second of a workflow takes a hundredth here. */
export const SPEED = 100

/** A Step Functions with one machine `m`, and what a test says to it by the SDK. */
export async function running(definition: unknown, functions: Functions, speed = SPEED) {
  const calls: { at: number; name: string; payload: Record<string, unknown> }[] = []
  const service = await startStepFunctions({
    machines: { m: definition },
    speed,
    invoke: async (name, payload) => {
      calls.push({ at: Date.now(), name, payload: payload as Record<string, unknown> })
      const run = functions[name]
      if (!run) throw new Error(`no function ${name}`)
      return run(payload as Record<string, unknown>)
    },
  })
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new SFNClient({ endpoint: service.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 })
  onTestFinished(async () => {
    client.destroy()
    await service.close()
  })

  const stateMachineArn = service.arnOf('m')
  const start = async (input: unknown = {}, name?: string) => {
    const command = new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) })
    return (await client.send(command)).executionArn ?? ''
  }
  const describe = (executionArn: string) => client.send(new DescribeExecutionCommand({ executionArn }))
  /** The execution once it is no longer running. */
  const ended = (executionArn: string) =>
    vi.waitFor(
      async () => {
        const execution = await describe(executionArn)
        if (execution.status === 'RUNNING') throw new Error('still running')
        return { ...execution, result: execution.output === undefined ? undefined : JSON.parse(execution.output) }
      },
      { timeout: 4000, interval: 5 },
    )
  return {
    service,
    client,
    calls,
    stateMachineArn,
    start,
    describe,
    ended,
    run: async (input: unknown = {}) => ended(await start(input)),
    called: (name: string) => calls.filter((call) => call.name === name),
    succeed: (taskToken: unknown, output: unknown = {}) =>
      client.send(new SendTaskSuccessCommand({ taskToken: String(taskToken), output: JSON.stringify(output) })),
  }
}
