import { createServer } from 'node:net'
import { LocalFault } from './fault.ts'

/** Where the parts of the local stack listen, all on 127.0.0.1. */
export interface Ports {
  api: number
  sandbox: number
  dynamodb: number
  lambda: number
  sfn: number
  ssm: number
  s3: number
}

/** The variable that sets each part's port, as the message about a busy port names it. */
const variable: Record<keyof Ports, string> = {
  api: 'PORT',
  sandbox: 'SANDBOX_PORT',
  dynamodb: 'DYNAMODB_PORT',
  lambda: 'LAMBDA_PORT',
  sfn: 'SFN_PORT',
  ssm: 'SSM_PORT',
  s3: 'S3_PORT',
}

const parts = Object.keys(variable) as (keyof Ports)[]

const PORT_USUAL = 3000
const PORT_MAX = 65_535

/**
 * Returns seven ports in a row from PORT, 3000 by default; a part's variable moves that part alone. Throws when a variable
 * holds no port, or two parts have the same.
 */
export function portsFrom(env: NodeJS.ProcessEnv): Ports {
  const base = portIn(env, 'PORT', PORT_USUAL, PORT_MAX - parts.length + 1)
  const ports = parts.map((part, i) => portIn(env, variable[part], base + i, PORT_MAX))
  const twin = ports.findIndex((port, i) => ports.indexOf(port) < i)
  if (twin >= 0) {
    const both = [ports.indexOf(ports[twin] ?? 0), twin].map((i) => variable[parts[i] as keyof Ports])
    throw new LocalFault(`${both.join(' and ')} are both ${ports[twin]}: give each part a port of its own`)
  }
  return Object.fromEntries(parts.map((part, i) => [part, ports[i]])) as unknown as Ports
}

/** An empty variable counts as absent. */
function portIn(env: NodeJS.ProcessEnv, name: string, otherwise: number, max: number): number {
  const text = env[name]
  if (!text) return otherwise
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1 || port > max) {
    throw new LocalFault(`${name}=${text} is no port: give a whole number from 1 to ${max}, or unset ${name}`)
  }
  return port
}

export const asEnvironment = (ports: Ports): Record<string, string> =>
  Object.fromEntries(Object.entries(ports).map(([part, port]) => [variable[part as keyof Ports], String(port)]))

/** Finds free ports, for a test's stack. */
export async function freePorts(): Promise<Ports> {
  const servers = await Promise.all(parts.map(() => listening(0)))
  const ports = servers.map((server) => (server.address() as { port: number }).port)
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))))
  return Object.fromEntries(parts.map((part, i) => [part, ports[i]])) as unknown as Ports
}

/** Throws one clear line when another process listens already. */
export async function assertFree(ports: Ports): Promise<void> {
  for (const [part, port] of Object.entries(ports)) {
    const server = await listening(port).catch((error: NodeJS.ErrnoException) => {
      const name = variable[part as keyof Ports]
      throw new LocalFault(
        error.code === 'EADDRINUSE'
          ? `Port ${port} is in use (${part}): stop what listens there, or choose another with ${name}=…`
          : `Port ${port} cannot be used (${part}): ${error.message}`,
      )
    })
    await new Promise((closed) => server.close(closed))
  }
}

const listening = (port: number) =>
  new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
