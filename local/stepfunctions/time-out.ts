import { type ExecutionError, StateMachine } from 'aws-local-stepfunctions'

/**
 * The interpreter's States.Timeout. `States.TaskFailed` matches every error except this one, and the interpreter recognises it
 * by a class that it does not export: so one is provoked, once, in a millisecond.
 */
export async function provokeTimeOut(): Promise<Error> {
  const never = new Promise<null>(() => {})
  const machine = new StateMachine(
    { StartAt: 'Late', States: { Late: { Type: 'Task', Resource: 'none', TimeoutSeconds: 0.001, End: true } } },
    { validationOptions: { noValidate: true } },
  )
  const { result } = machine.run(null, { overrides: { taskResourceLocalHandlers: { Late: () => never } } })
  return result.then(
    () => {
      throw new Error('The interpreter did not time out')
    },
    (error: ExecutionError) => error.cause as Error,
  )
}
