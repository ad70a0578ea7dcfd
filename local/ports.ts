import { createServer } from 'node:net'

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

/** The variable that moves each part, as the message about a busy port names it. */
const variable: Record<keyof Ports, string> = {
  api: 'PORT',
  sandbox: 'SANDBOX_PORT',
  dynamodb: 'DYNAMODB_PORT',
  lambda: 'LAMBDA_PORT',
  sfn: 'SFN_PORT',
  ssm: 'SSM_PORT',
  s3: 'S3_PORT',
}

const usual: Ports = { api: 3000, sandbox: 3001, dynamodb: 3002, lambda: 3003, sfn: 3004, ssm: 3005, s3: 3006 }

/** From the environment; 3000 to 3006 otherwise. */
export function portsFrom(env: NodeJS.ProcessEnv): Ports {
  const entries = Object.entries(usual) as [keyof Ports, number][]
  return Object.fromEntries(
    entries.map(([part, port]) => [part, Number(env[variable[part]] ?? port)]),
  ) as unknown as Ports
}

export const asEnvironment = (ports: Ports): Record<string, string> =>
  Object.fromEntries(Object.entries(ports).map(([part, port]) => [variable[part as keyof Ports], String(port)]))

/** Free ports, for a stack of a test's own. */
export async function freePorts(): Promise<Ports> {
  const parts = Object.keys(usual) as (keyof Ports)[]
  const servers = await Promise.all(parts.map(() => listening(0)))
  const ports = servers.map((server) => (server.address() as { port: number }).port)
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))))
  return Object.fromEntries(parts.map((part, i) => [part, ports[i]])) as unknown as Ports
}

/** Throws one clear line when somebody else listens already. */
export async function assertFree(ports: Ports): Promise<void> {
  for (const [part, port] of Object.entries(ports)) {
    const server = await listening(port).catch((error: NodeJS.ErrnoException) => {
      const name = variable[part as keyof Ports]
      throw new Error(
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
