import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { onTestFinished, vi } from 'vitest'
import { run as main } from '../../../ops/main.ts'
import { saveSession } from '../../../ops/session-files.ts'

export interface Asked {
  /** "GET /operator/loans/7?…" */
  line: string
  authorization: string | undefined
  body: unknown
}

export interface Told {
  status?: number
  /** Sent as JSON, or as it is when it is text. */
  body: unknown
  headers?: Record<string, string>
}

/** Answers by "METHOD /path"; a list is told one by one, its last for ever. */
export type Script = Record<string, Told | Told[]>

export const succeeded = (results?: unknown, more: object = {}): Told => ({
  body: { status: 'SUCCESS', error_message: '', results, ...more },
})

export const refused = (error_message: string, status = 'FAILURE'): Told => ({ body: { status, error_message } })

/** As our own routes say the business time with an answer (Unix seconds). */
export const at = (businessS: number, told: Told): Told => ({
  ...told,
  headers: { 'x-business-time': String(businessS) },
})

/** The issuer believes everybody: the token of "wang" is "token-of-wang". */
export const issues = (name: string, expires_in = 3600): Told => ({
  body: { access_token: `token-of-${name}`, token_type: 'Bearer', expires_in },
})

/** A terminal: a fake server that follows the script, an empty home, and the program. */
export async function terminal(script: Script) {
  const asked: Asked[] = []
  const queues = Object.fromEntries(Object.entries(script).map(([line, told]) => [line, [told].flat()]))
  const server = createServer(async (request, response) => {
    const line = `${request.method} ${request.url}`
    asked.push({ line, authorization: request.headers.authorization, body: await bodyOf(request) })
    const queue = queues[line] ?? [{ status: 404, body: { message: `the script has no ${line}` } }]
    const told = queue.length > 1 ? queue.shift() : queue[0]
    response.writeHead(told?.status ?? 200, told?.headers)
    response.end(typeof told?.body === 'string' ? told.body : JSON.stringify(told?.body))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const home = mkdtempSync(join(tmpdir(), 'ops-'))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
    rmSync(home, { recursive: true })
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const env = { API_URL: url, OPS_TOKEN_URL: `${url}/oidc/token`, OPS_HOME: home }
  const ops = (...args: string[]) => run(args, env)
  return {
    url,
    home,
    env,
    asked,
    ops,
    /** With other variables than the terminal's. */
    opsWith: (other: NodeJS.ProcessEnv, ...args: string[]) => run(args, { ...env, ...other }),
    opsReading: (stdin: string, ...args: string[]) => run(args, env, stdin),
    /** What was asked of the API, without the logins. */
    calls: () => asked.filter(({ line }) => !line.includes('/oidc/')),
  }
}

/** A terminal at which wang, a reviewer, has logged in. */
export async function signedIn(script: Script) {
  const session = await terminal(script)
  vi.stubEnv('OPS_HOME', session.home)
  const expiresAt = Date.now() + 3_600_000
  saveSession({ name: 'wang', roles: ['reviewer'], token: 'token-of-wang', expiresAt, ownIssuer: true })
  vi.unstubAllEnvs()
  return session
}

const MAIN = join(import.meta.dirname, '../../../ops/main.ts')

/** Runs a command line in this process: a Node process for each would take 0.2 s alone, much more on a busy machine. */
async function run(args: string[], env: NodeJS.ProcessEnv, stdin = '') {
  const written = { stdout: '', stderr: '' }
  const capture = (stream: keyof typeof written) => (text: unknown) => {
    written[stream] += text
    return true
  }
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((text) => void capture('stdout')(`${text}\n`)),
    vi.spyOn(console, 'error').mockImplementation((text) => void capture('stderr')(`${text}\n`)),
    vi.spyOn(process.stdout, 'write').mockImplementation(capture('stdout')),
    vi.spyOn(process.stderr, 'write').mockImplementation(capture('stderr')),
    vi.spyOn(process, 'stdin', 'get').mockReturnValue(Readable.from([stdin]) as typeof process.stdin),
  ]
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  try {
    return { code: await main(args), ...written }
  } finally {
    vi.unstubAllEnvs()
    for (const spy of spies) spy.mockRestore()
  }
}

/** Runs a command line in a Node process of its own, for what only a process shows. */
export async function runProcess(args: string[], env: NodeJS.ProcessEnv, stdin = '', reader?: 'closed') {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { PATH: process.env.PATH, ...env } })
  if (reader === 'closed') child.stdout.destroy()
  child.stdin.end(stdin)
  const exited = new Promise<number | null>((done) => child.once('close', done))
  const output = reader === 'closed' ? '' : text(child.stdout)
  const [code, stdout, stderr] = await Promise.all([exited, output, text(child.stderr)])
  return { code, stdout, stderr }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const body = await text(request)
  return body === '' ? undefined : JSON.parse(body)
}
