import { type Definition, functionName, nested, type State } from './definition.ts'

/** The handlers of Task states; `pause` replaces a Wait state. */
export type Task = { kind: 'lambda'; functionName: string } | { kind: 'invoke' | 'callback' } | { kind: 'pause' }

/** The input of a task's handler: the state's effective input, and its limits in seconds. */
export type Call = { input?: unknown; timeoutS?: unknown; heartbeatS?: unknown; pauseS?: unknown }

export type Compiled = { definition: Definition; tasks: Record<string, Task>; types: Record<string, string> }

/** The longest timer of Node: 2^31 ms, 24.8 days. A longer one would fire at once. */
export const LONGEST_S = 2_147_483

const TOKEN = '$$.Task.Token'

/**
 * Rewrites a definition for the interpreter. The handlers of `task.ts` do waits, time-outs and heartbeats: the interpreter
 * looks a TimeoutSecondsPath up after Parameters (the service: before), gives up after 60 s where the service waits forever,
 * and knows no heartbeats.
 */
export function compile(definition: Definition, speed: number): Compiled {
  const tasks: Record<string, Task> = {}
  const types: Record<string, string> = {}
  const machine = (one: Definition): Definition => {
    const states = Object.entries(one.States).map(([name, state]): [string, State] => {
      types[name] = state.Type
      const inner = nested(state)
      if (inner) return [name, { ...state, ItemProcessor: machine(inner), ...retry(state, speed) }]
      const task = taskOf(name, state)
      if (!task) return [name, state]
      tasks[name] = task
      return [name, task.kind === 'pause' ? pause(state) : work(state, speed)]
    })
    const limit = one.TimeoutSeconds
    const limited = limit === undefined ? {} : { TimeoutSeconds: Math.min(limit / speed, LONGEST_S) }
    return { ...one, ...limited, States: Object.fromEntries(states) }
  }
  return { definition: machine(definition), tasks, types }
}

function taskOf(name: string, state: State): Task | undefined {
  if (state.Type === 'Wait') return { kind: 'pause' }
  if (state.Type !== 'Task') return undefined
  const resource = String(state.Resource)
  if (resource.includes(':function:')) return { kind: 'lambda', functionName: functionName(resource) }
  if (resource.endsWith(':states:::lambda:invoke')) return { kind: 'invoke' }
  if (!resource.endsWith(':states:::lambda:invoke.waitForTaskToken')) {
    throw new Error(`Unsupported: the resource ${resource} (state ${name})`)
  }
  if (!JSON.stringify(state.Parameters ?? null).includes(TOKEN)) {
    throw new Error(`State ${name} waits for a task token which its Parameters give to nobody`)
  }
  return { kind: 'callback' }
}

const everlasting = { Type: 'Task', Resource: 'handled-here', TimeoutSeconds: LONGEST_S }

function pause({ Seconds, SecondsPath, ...state }: State): State {
  return { ...state, ...everlasting, Parameters: template('pauseS', Seconds, SecondsPath), ResultPath: null }
}

function work(state: State, speed: number): State {
  const { TimeoutSeconds, TimeoutSecondsPath, HeartbeatSeconds, HeartbeatSecondsPath, ...rest } = state
  const Parameters = {
    ...(rest.Parameters === undefined ? { 'input.$': '$' } : { input: rest.Parameters }),
    ...template('timeoutS', TimeoutSeconds, TimeoutSecondsPath),
    ...template('heartbeatS', HeartbeatSeconds, HeartbeatSecondsPath),
  }
  return { ...rest, ...retry(state, speed), ...everlasting, Parameters }
}

function template(field: string, value: unknown, path: unknown): Record<string, unknown> {
  if (path !== undefined) return { [`${field}.$`]: path }
  return value === undefined ? {} : { [field]: value }
}

type Retrier = { ErrorEquals: string[]; IntervalSeconds?: number; MaxDelaySeconds?: number }

/** A missed heartbeat also counts as a time-out, for states that catch States.Timeout. */
function retry({ Retry, Catch }: State, speed: number): Record<string, unknown> {
  const quicker = (one: Retrier) => ({
    ...withHeartbeat(one),
    IntervalSeconds: (one.IntervalSeconds ?? 1) / speed,
    ...(one.MaxDelaySeconds === undefined ? {} : { MaxDelaySeconds: one.MaxDelaySeconds / speed }),
  })
  return {
    ...(Retry === undefined ? {} : { Retry: (Retry as Retrier[]).map(quicker) }),
    ...(Catch === undefined ? {} : { Catch: (Catch as Retrier[]).map(withHeartbeat) }),
  }
}

function withHeartbeat<T extends { ErrorEquals: string[] }>(one: T): T {
  const caught = one.ErrorEquals.flatMap((name) =>
    name === 'States.Timeout' ? [name, 'States.HeartbeatTimeout'] : [name],
  )
  return { ...one, ErrorEquals: caught }
}
