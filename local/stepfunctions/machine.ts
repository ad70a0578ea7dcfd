import validate from 'asl-validator'
import { type RunOptions, StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions'
import { type Call, compile } from './compile.ts'
import { type Definition, isObject, resolveFunctions } from './definition.ts'
import { assertSupported } from './supported.ts'
import { runTask, type Surroundings } from './task.ts'

export type Identity = { arn: string; name: string; machine: string; machineArn: string }

export type Machine = ReturnType<typeof createMachine>

type Json = Parameters<StateMachine['run']>[0]

/** Checks a definition and prepares it for any number of executions: asl-validator alone takes about 0.1 s. */
export function createMachine(name: string, raw: unknown, around: Surroundings) {
  const { definition, tasks, types } = prepared(name, raw, around.speed)
  const machine = new StateMachine(definition as unknown as StateMachineDefinition, {
    validationOptions: { noValidate: true },
  })
  return {
    types,
    /** Runs to its end without waiting for time or an input. */
    straight: !/"Type":"Wait"|waitForTaskToken/.test(JSON.stringify(raw)),
    run(input: Json, { arn, name, machine: machineName, machineArn }: Identity) {
      const stop = new AbortController()
      // The interpreter resolves a task's Parameters and calls its handler synchronously, so a token that Parameters asked for
      // belongs to the handler called next.
      let token: string | undefined
      const Task = {
        get Token() {
          token ??= around.tokens.issue()
          return token
        },
      }
      const handlers = Object.entries(tasks).map(([state, task]) => [
        state,
        (call: Call) => {
          const own = token ?? ''
          token = undefined
          return runTask(task, call, own, stop.signal, around)
        },
      ])
      const options: RunOptions = {
        noThrowOnAbort: true,
        overrides: { taskResourceLocalHandlers: Object.fromEntries(handlers) },
        context: { Execution: { Id: arn, Name: name }, StateMachine: { Id: machineArn, Name: machineName }, Task },
      }
      const { result, eventLogs, abort } = machine.run(input, options)
      stop.signal.addEventListener('abort', abort)
      return { result, eventLogs, stop: () => stop.abort() }
    },
  }
}

function prepared(name: string, raw: unknown, speed: number) {
  try {
    // A copy, because asl-validator writes into the definition that it validates.
    const definition = resolveFunctions(structuredClone(raw))
    if (!isMachine(definition)) throw new Error('no definition with StartAt and States')
    assertSupported(definition)
    const verdict = validate(definition)
    if (!verdict.isValid) throw new Error(verdict.errorsText('; '))
    return compile(definition, speed)
  } catch (error) {
    throw new Error(`State machine ${name}: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}

const isMachine = (value: unknown): value is Definition =>
  isObject(value) && typeof value.StartAt === 'string' && isObject(value.States)
