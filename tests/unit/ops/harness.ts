import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { onTestFinished, vi } from 'vitest'
import { saveSession } from '../../../ops/session-files.ts'

// Each run starts a Node process: 0.2 s alone, much more on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

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

/** A terminal of its own: a fake server that follows the script, an empty home, and the real program. */
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

const ROOT = resolve(import.meta.dirname, '../../..')
const MAIN = join(ROOT, 'ops/main.ts')
/** Compiled code is kept: it takes two thirds off a start. */
const NODE_COMPILE_CACHE = join(ROOT, 'node_modules/.cache/ops-tests')

async function run(args: string[], env: NodeJS.ProcessEnv, stdin = '') {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE, ...env },
  })
  child.stdin.end(stdin)
  const exited = new Promise<number | null>((done) => child.once('close', done))
  const [code, stdout, stderr] = await Promise.all([exited, text(child.stdout), text(child.stderr)])
  return { code, stdout, stderr }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const body = await text(request)
  return body === '' ? undefined : JSON.parse(body)
}
