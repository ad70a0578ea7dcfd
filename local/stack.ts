import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildHandlers, watchHandlers } from './build-handlers.ts'
import { clockApp } from './clock/app.ts'
import { schedulesOf } from './clock/schedules.ts'
import { assertWhole, noteParts } from './data-folder.ts'
import { createTable, type EngineName, startDynamoDb, type TableDefinition } from './dynamodb/index.ts'
import { onFile } from './fault.ts'
import { serveApp } from './http-server.ts'
import { localKeys, parametersOf } from './keys.ts'
import { lambdaInvoker } from './lambda.ts'
import { startLambdas } from './lambdas.ts'
import { asEnvironment, assertFree, type Ports } from './ports.ts'
import { s3App } from './s3/app.ts'
import { startSandboxes } from './sandboxes.ts'
import { loadServerless, machinesOf, tableOf } from './serverless-config.ts'
import { ssmApp } from './ssm/app.ts'
import { type StepFunctions, startStepFunctions } from './stepfunctions/start.ts'

export interface StackOptions {
  ports: Ports
  engine: EngineName
  /** Folder of the data, the keys and the clock. */
  dataDir: string
  /** Deletes all data first. */
  fresh: boolean
  /** Divides the vendors' delays and the workflows' waits. */
  speed: number
  /** Folder of the Lambdas' bundles; two stacks at a time need two. */
  buildDir: string
  /** Builds again after each change, and lets a debugger attach at the port. */
  dev?: { inspectPort: number; onBuilt(errors: string): void } | undefined
}

export interface Stack {
  api: string
  sandbox: string
  /** Calls a function by its key, as Lambda's Invoke does. */
  invoke(name: string, event: unknown): Promise<unknown>
  /** Resolves when the Lambdas' process ends by itself. */
  exited: Promise<unknown>
  close(): Promise<void>
}

/** Starts the whole local stack: database, secrets, vendors, workflows, clock and Lambdas. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { ports, engine, dataDir, fresh, speed, buildDir, dev } = options
  await assertFree(ports)
  onFile(dataDir, () => {
    if (fresh) rmSync(dataDir, { recursive: true, force: true })
    mkdirSync(dataDir, { recursive: true })
  })
  assertWhole(dataDir)
  const clockFile = join(dataDir, 'clock')
  const environment = { ...asEnvironment(ports), CLOCK_FILE: clockFile, ESBUILD_FOLDER: buildDir }
  Object.assign(process.env, environment)
  const closers: (() => Promise<void>)[] = []
  const close = async () => {
    for (const stop of closers.splice(0).reverse()) await stop()
  }
  const started = async <T extends { close(): Promise<void> }>(part: Promise<T>): Promise<T> => {
    const running = await part
    closers.push(() => running.close())
    return running
  }
  try {
    const config = await loadServerless()
    const variables = environmentOf(config)
    let reload: (() => void) | undefined
    const built = dev
      ? started(
          watchHandlers(config.functions, buildDir, (errors) => {
            if (!errors) reload?.()
            if (errors || reload) dev.onBuilt(errors)
          }),
        )
      : buildHandlers(config.functions, buildDir)
    // Awaited below, when all else is up; until then its rejection has no handler.
    built.catch(() => undefined)
    const keys = localKeys(join(dataDir, 'keys.json'))
    const invoke = lambdaInvoker(`http://127.0.0.1:${ports.lambda}`, `${config.service}-local-`)
    // A job's workflow belongs to the job: the next run, perhaps a day later, finds its work done.
    let workflows: StepFunctions | undefined
    const run: typeof invoke = async (name, event) => {
      const answer = await invoke(name, event)
      await workflows?.straightEnded()
      return answer
    }
    const clock = clockApp({ file: clockFile, schedules: schedulesOf(config), run })
    const database = await started(startDynamoDb({ engine, port: ports.dynamodb, path: join(dataDir, engine) }))
    await createTable(database.endpoint, tableOf(config) as TableDefinition)
    await started(serveApp(ssmApp(parametersOf(keys, variables.PARAMETER_PATH ?? '')), ports.ssm))
    await started(serveApp(s3App(join(dataDir, 's3'), [variables.RESULTS_BUCKET ?? '']), ports.s3))
    await started(
      startSandboxes({
        port: ports.sandbox,
        dataFile: join(dataDir, 'sandbox.sqlite'),
        keys,
        environment: variables,
        speed,
        clock: clock.app,
      }),
    )
    workflows = await started(startStepFunctions({ port: ports.sfn, machines: machinesOf(config), invoke, speed }))
    const api = `http://127.0.0.1:${ports.api}`
    await built
    const logFile = join(dataDir, 'lambda.log')
    const lambdas = await started(startLambdas({ environment, api, logFile, inspectPort: dev?.inspectPort }))
    reload = lambdas.reload
    // The clock stops first: a job must not find its Lambda gone.
    closers.push(async () => clock.close())
    // Workflows live in memory: those in progress at the end of the last run are started again.
    await invoke('sweep', { all: true })
    await clock.start()
    noteParts(dataDir)
    return { api, sandbox: `http://127.0.0.1:${ports.sandbox}`, invoke, exited: lambdas.exited, close }
  } catch (error) {
    await close()
    throw error
  }
}

const environmentOf = (config: { provider: object }): Record<string, string> =>
  (config.provider as { environment?: Record<string, string> }).environment ?? {}
