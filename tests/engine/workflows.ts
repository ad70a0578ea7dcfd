import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskTimedOut,
} from '@aws-sdk/client-sfn'
import { mockClient } from 'aws-sdk-client-mock'

export interface Execution {
  machine: string
  name: string
  input: unknown
  running: boolean
}

/** Step Functions as far as the application calls it: executions are recorded by name, and none does anything. */
export function fakeWorkflows() {
  const executions = new Map<string, Execution>()
  const endedPauses: string[] = []
  const expired = new Set<string>()
  let down = false
  const answer = { message: 'recorded', $metadata: {} }
  const client = mockClient(SFNClient)

  client.on(StartExecutionCommand).callsFake(async ({ stateMachineArn = '', name = '', input = '{}' }) => {
    if (down) throw new Error('Step Functions is down')
    if (executions.has(name)) throw new ExecutionAlreadyExists(answer)
    const machine = stateMachineArn.split('-').at(-1) ?? ''
    executions.set(name, { machine, name, input: JSON.parse(input), running: true })
    return {}
  })
  client.on(DescribeExecutionCommand).callsFake(async ({ executionArn = '' }) => {
    const execution = executions.get(executionArn.split(':').at(-1) ?? '')
    if (!execution) throw new ExecutionDoesNotExist(answer)
    return { status: execution.running ? 'RUNNING' : 'SUCCEEDED' }
  })
  client.on(SendTaskSuccessCommand).callsFake(async ({ taskToken = '' }) => {
    if (down) throw new Error('Step Functions is down')
    if (expired.has(taskToken)) throw new TaskTimedOut(answer)
    endedPauses.push(taskToken)
    return {}
  })

  return {
    /** From now on the service itself is asked. */
    restore: () => client.restore(),
    /** Executions of an order or a task, in the order of their start. */
    of: (id: string): Execution[] => [...executions.values()].filter(({ name }) => name.startsWith(id)),
    /** The execution is over, without a word to anybody. */
    end(name: string): void {
      const execution = executions.get(name)
      if (!execution) throw new Error(`No execution ${name}`)
      execution.running = false
    },
    /** Tokens of the pauses that were ended early. */
    endedPauses,
    /** The pause of this token has ended by itself. */
    expire: (token: string) => expired.add(token),
    /** While down, no execution can be started, and no pause ended. */
    setDown(state: boolean): void {
      down = state
    },
  }
}
