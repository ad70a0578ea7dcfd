import type { StateMachine } from 'aws-local-stepfunctions'

/** An event as GetExecutionHistory returns it. */
export type HistoryEvent = { id: number; previousEventId: number; timestamp: number; type: string } & Details

type Details = Record<string, unknown>

type Log = ReturnType<StateMachine['run']>['eventLogs'] extends AsyncGenerator<infer Event> ? Event : never

/** Counts the billed transitions: one for every state entered, and one for every retry. */
export const isTransition = ({ type }: Log): boolean => type === 'StateEntered' || type === 'StateRetried'

/** Returns the service's name and details of an interpreter's event; undefined where the service records none. */
export function toHistory(event: Log, types: Record<string, string>): { type: string } & Details {
  switch (event.type) {
    case 'StateEntered': {
      const { name, input } = event.state
      return { type: `${types[name]}StateEntered`, stateEnteredEventDetails: { name, input: text(input) } }
    }
    case 'StateExited':
    case 'StateCaught': {
      const { name, output } = event.state
      return { type: `${types[name]}StateExited`, stateExitedEventDetails: { name, output: text(output) } }
    }
    case 'StateFailed': {
      const timedOut = event.Error === 'States.Timeout' || event.Error === 'States.HeartbeatTimeout'
      const details = { resourceType: 'lambda', resource: event.state.name, ...failure(event) }
      return timedOut
        ? { type: 'TaskTimedOut', taskTimedOutEventDetails: details }
        : { type: 'TaskFailed', taskFailedEventDetails: details }
    }
    case 'StateRetried':
      return {
        type: 'TaskScheduled',
        taskScheduledEventDetails: { resourceType: 'lambda', resource: event.state.name },
      }
    case 'ExecutionStarted':
      return { type: event.type, executionStartedEventDetails: { input: text(event.input) } }
    case 'ExecutionSucceeded':
      return { type: event.type, executionSucceededEventDetails: { output: text(event.output) } }
    case 'ExecutionFailed':
      return { type: event.type, executionFailedEventDetails: failure(event) }
    case 'ExecutionTimeout':
      return { type: 'ExecutionTimedOut' }
    case 'MapIterationStarted':
    case 'MapIterationSucceeded':
    case 'MapIterationFailed':
      return {
        type: event.type,
        [`${lowered(event.type)}EventDetails`]: { name: event.parentState.name, index: event.index },
      }
    default:
      return { type: event.type }
  }
}

const failure = ({ Error: error, Cause }: { Error: string; Cause: unknown }) => ({
  error,
  cause: typeof Cause === 'string' ? Cause : text(Cause),
})

const text = (value: unknown) => JSON.stringify(value ?? null)
const lowered = (name: string) => name.charAt(0).toLowerCase() + name.slice(1)
