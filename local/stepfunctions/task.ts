import type { Invoke } from '../lambda.ts'
import { type Call, LONGEST_S, type Task } from './compile.ts'
import { functionName, isObject } from './definition.ts'
import { lambdaFailure, TaskError } from './task-error.ts'
import type { Tokens } from './tokens.ts'

export type Surroundings = { invoke: Invoke; tokens: Tokens; speed: number; timeOut: Error }

/** The service's limit of a state's input and output. */
const DATA_BYTES = 262_144

/**
 * Does one attempt of a Task state. The first event counts: the answer, the token's success (which may overtake the Lambda that
 * published it), a failure, a limit, the end of the execution.
 */
export async function runTask(task: Task, call: Call, token: string, signal: AbortSignal, around: Surroundings) {
  const { invoke, tokens, speed, timeOut } = around
  const [limitMs, heartMs, pauseMs] = [call.timeoutS, call.heartbeatS, call.pauseS].map((each) => toMs(each, speed))
  const work = task.kind === 'pause' ? undefined : request(task, call)
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  const ended = new TaskError('States.Runtime', 'The execution has ended')
  // The interpreter does not check the signal after the delay of a retry.
  if (signal.aborted) throw ended
  const stop = () => reject(ended)
  signal.addEventListener('abort', stop)

  const limit = after(limitMs, () => reject(timeOut))
  const heart = after(heartMs, () => reject(new TaskError('States.HeartbeatTimeout')))
  const pause = after(pauseMs, () => resolve(null))
  if (task.kind === 'callback')
    tokens.open(token, { succeed: resolve, fail: reject, beat: () => void heart?.refresh() })
  if (work) {
    invoke(work.target, work.payload).then(
      (answer) => task.kind !== 'callback' && resolve(task.kind === 'lambda' ? answer : invocation(answer)),
      (error) => reject(lambdaFailure(error)),
    )
  }
  try {
    return withinLimit(await promise)
  } finally {
    for (const one of [limit, heart, pause]) clearTimeout(one)
    tokens.close(token)
    signal.removeEventListener('abort', stop)
  }
}

const after = (ms: number | undefined, then: () => void) => (ms === undefined ? undefined : setTimeout(then, ms))

function request(task: Exclude<Task, { kind: 'pause' }>, { input }: Call): { target: string; payload: unknown } {
  if (task.kind === 'lambda') return { target: task.functionName, payload: input }
  if (!isObject(input) || typeof input.FunctionName !== 'string') {
    throw new TaskError('States.Runtime', 'Parameters of lambda:invoke need a FunctionName')
  }
  return { target: functionName(input.FunctionName), payload: input.Payload ?? {} }
}

/** Wraps an answer as the lambda:invoke integration does. */
const invocation = (Payload: unknown) => ({ ExecutedVersion: '$LATEST', Payload, StatusCode: 200 })

function toMs(seconds: unknown, speed: number): number | undefined {
  if (seconds === undefined) return undefined
  if (!Number.isInteger(seconds) || Number(seconds) < 0) {
    throw new TaskError('States.Runtime', `Not a whole number of seconds: ${JSON.stringify(seconds)}`)
  }
  return Math.min(Number(seconds) / speed, LONGEST_S) * 1000
}

function withinLimit(result: unknown): unknown {
  const text = JSON.stringify(result ?? null)
  if (Buffer.byteLength(text) > DATA_BYTES) {
    throw new TaskError('States.DataLimitExceeded', `The result has more than ${DATA_BYTES} bytes`)
  }
  return JSON.parse(text)
}
