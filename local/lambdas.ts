import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { shown, systemFault } from './fault.ts'

const READY_MS = 120_000
const SERVERLESS = createRequire(import.meta.url).resolve('serverless/bin/serverless.js')

/**
 * Starts serverless-offline in a separate process: the HTTP front and the Lambdas behind it. Its output goes to a log file; it
 * ends when our end of its standard input closes, so it cannot outlive us even if we are killed.
 */
export async function startLambdas(options: {
  environment: Record<string, string>
  api: string
  logFile: string
  /** A debugger can attach at this port. */
  inspectPort?: number | undefined
}): Promise<{ close(): Promise<void>; exited: Promise<unknown>; reload(): void }> {
  const { inspectPort } = options
  const inspect = inspectPort ? [`--inspect=127.0.0.1:${inspectPort}`, '--enable-source-maps'] : []
  const child = spawn(process.execPath, [...inspect, SERVERLESS, 'offline', 'start', '--stage', 'local'], {
    // Outside the terminal's process group: Ctrl-C reaches us, and we end it in order.
    detached: true,
    env: {
      ...process.env,
      ...options.environment,
      EXIT_WITH_STDIN: '1',
      HANDLERS_BUILT: '1',
      // The SDK is not in local bundles, and these may lie outside of the project.
      NODE_PATH: resolve('node_modules'),
      SLS_TELEMETRY_DISABLED: '1',
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const log = createWriteStream(options.logFile, { flags: 'a' })
  child.stdout?.pipe(log, { end: false })
  child.stderr?.pipe(log, { end: false })
  log.once('error', (error) => {
    console.error(shown(systemFault(options.logFile, error) ?? error))
    // The Lambdas go on when the log cannot be written: unread output would block them.
    for (const output of [child.stdout, child.stderr]) output?.unpipe(log).resume()
  })
  const exited = once(child, 'exit')
  try {
    await Promise.race([ready(options.api), exited.then(() => failed(options.logFile))])
  } catch (error) {
    child.kill()
    throw error
  }
  // serverless-guard.cjs forgets the bundles at each line that it reads.
  const reload = () => void child.stdin?.write('reload\n')
  return { exited, close: () => stop(child, exited), reload }
}

/** Up when an unknown route is answered by our own function. */
async function ready(api: string): Promise<void> {
  for (const deadline = Date.now() + READY_MS; Date.now() < deadline; await sleep(100)) {
    const answer = await fetch(`${api}/ready`).catch(() => undefined)
    if (answer?.status === 404) return
  }
  throw new Error(`serverless-offline did not answer on ${api} within ${READY_MS / 1000} s`)
}

const failed = (logFile: string): never => {
  throw new Error(`serverless-offline ended while starting; its output is in ${logFile}`)
}

async function stop(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  child.stdin?.end()
  const late = setTimeout(() => child.kill('SIGKILL'), 3000)
  await exited
  clearTimeout(late)
}
