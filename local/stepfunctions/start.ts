import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Invoke } from '../lambda.ts'
import { stepFunctionsApp } from './api.ts'
import { createExecutions } from './executions.ts'
import { createMachine } from './machine.ts'
import type { Surroundings } from './task.ts'
import { provokeTimeOut } from './time-out.ts'
import { createTokens } from './tokens.ts'

export type StepFunctions = Awaited<ReturnType<typeof startStepFunctions>>

export type Options = {
  /** 0, the default, takes a free port. */
  port?: number
  /** Definitions by the machine's name, as serverless-step-functions deploys them. */
  machines: Record<string, unknown>
  /** Calls a Lambda by its key in serverless.yml; the `name` of the exception is the error that Retry and Catch match. */
  invoke: Invoke
  /** Divides every wait, time-out, heartbeat and delay of a retry: 1 is real time. */
  speed?: number
}

/**
 * AWS Step Functions on this machine, for AWS_ENDPOINT_URL_SFN. Executions live in memory: a restart loses them, and the sweeps
 * of the application restart whatever is not final, as for any lost execution.
 */
export async function startStepFunctions({ port = 0, machines, invoke, speed = 1 }: Options) {
  const tokens = createTokens()
  const around: Surroundings = { invoke, tokens, speed, timeOut: await provokeTimeOut() }
  const built = Object.entries(machines).map(([name, definition]) => [name, createMachine(name, definition, around)])
  const executions = createExecutions(Object.fromEntries(built))
  const app = stepFunctionsApp(executions, tokens)

  const { promise: listening, resolve, reject } = Promise.withResolvers<AddressInfo>()
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, resolve)
  server.on('error', reject)
  const address = await listening
  const region = process.env.AWS_REGION ?? 'us-east-1'
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    arnOf: (machine: string) => `arn:aws:states:${region}:000000000000:stateMachine:${machine}`,
    running: executions.running,
    straightEnded: executions.straightEnded,
    /** State transitions so far, including retries: the number that the service bills. */
    transitions: (executionArn: string) => executions.find(executionArn).transitions,
    async close(): Promise<void> {
      for (const execution of executions.list()) execution.stop()
      const { promise: closed, resolve: done } = Promise.withResolvers<void>()
      server.close(() => done())
      if ('closeAllConnections' in server) server.closeAllConnections()
      await closed
    },
  }
}
