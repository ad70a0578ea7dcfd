import { ExecutionError, ExecutionTimeoutError } from 'aws-local-stepfunctions'
import { AwsError } from '../aws-json.ts'
import { type HistoryEvent, isTransition, toHistory } from './history.ts'
import type { Identity, Machine } from './machine.ts'

export type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED'

export type Execution = Identity & {
  input: string
  status: Status
  startedMs: number
  stoppedMs?: number
  output?: string
  error?: string | undefined
  cause?: string | undefined
  transitions: number
  events: HistoryEvent[]
  stop(): void
}

/** Closed executions whose history is kept; of older ones only the outcome is kept, because names stay taken. */
const HISTORIES = 1000

/** All executions of this process, by ARN. The service refuses the name of a closed one for 90 days; here, forever. */
export function createExecutions(machines: Record<string, Machine>) {
  const all = new Map<string, Execution>()
  const closed: Execution[] = []
  const straight = new Set<Promise<void>>()

  function close(execution: Execution, outcome: Partial<Execution>): void {
    if (execution.status !== 'RUNNING') return
    Object.assign(execution, outcome, { stoppedMs: Date.now() })
    closed.push(execution)
    if (closed.length > HISTORIES) closed.shift()?.events.splice(0)
  }

  function start(identity: Identity, input: string): Execution {
    const known = all.get(identity.arn)
    if (known?.status === 'RUNNING' && known.input === input) return known
    if (known) throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${identity.arn}'`)
    const machine = machines[identity.machine]
    if (!machine) {
      throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${identity.machineArn}'`)
    }
    const run = machine.run(JSON.parse(input), identity)
    const execution: Execution = {
      ...identity,
      input,
      status: 'RUNNING',
      startedMs: Date.now(),
      transitions: 0,
      events: [],
      stop: run.stop,
    }
    all.set(identity.arn, execution)
    const ended = follow(execution, run, machine).catch((error) => close(execution, failed(error)))
    if (machine.straight) {
      straight.add(ended)
      void ended.finally(() => straight.delete(ended))
    }
    return execution
  }

  async function follow(execution: Execution, run: ReturnType<Machine['run']>, machine: Machine): Promise<void> {
    const record = async () => {
      for await (const event of run.eventLogs) {
        if (isTransition(event)) execution.transitions += 1
        const id = execution.events.length + 1
        const place = { id, previousEventId: id - 1, timestamp: event.timestamp / 1000 }
        execution.events.push({ ...place, ...toHistory(event, machine.types) })
      }
    }
    const [output] = await Promise.all([run.result, record()])
    close(execution, { status: 'SUCCEEDED', output: JSON.stringify(output ?? null) })
  }

  return {
    start,
    list: () => [...all.values()],
    find(arn: string): Execution {
      const execution = all.get(arn)
      if (!execution) throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`)
      return execution
    },
    /** Stopping a closed execution is no error: it answers when that execution stopped. */
    stop(execution: Execution, error?: string, cause?: string): void {
      close(execution, { status: 'ABORTED', error, cause })
      execution.stop()
    },
    /** Resolves when the executions that wait for their Lambdas only have ended. */
    straightEnded: async () => void (await Promise.all(straight)),
    running: () => [...all.values()].filter(({ status }) => status === 'RUNNING').length,
  }
}

function failed(error: unknown): Partial<Execution> {
  if (error instanceof ExecutionTimeoutError) return { status: 'TIMED_OUT', error: 'States.Timeout' }
  const reason = error instanceof ExecutionError ? error.cause : error
  const { name, message } = reason instanceof Error ? reason : new Error(String(reason))
  return { status: 'FAILED', error: name, cause: message }
}
