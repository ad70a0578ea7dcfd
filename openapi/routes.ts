import { resolve } from 'node:path'
import type { EndpointHandler } from '../lib/http/endpoint.ts'
import { loadServerless, type ServerlessConfig } from '../local/serverless-config.ts'

export type Spec = EndpointHandler['spec']

export interface Route {
  /** The function's key in its functions.yml. */
  key: string
  method: string
  path: string
  /** The POST beside a PUT: the H5 client sends a PUT that way on its own origin. */
  override: boolean
  /** Absent where a vendor calls: those answers do not use the envelope. */
  spec: Spec | undefined
}

/** Lists every route of serverless.yml with its handler's spec; `*`, the answer to all others, is excluded. */
export async function allRoutes(): Promise<Route[]> {
  const config = await loadServerless()
  // Handlers read their environment when they are imported.
  Object.assign(process.env, (config.provider as { environment?: Record<string, string> }).environment)
  const routes = await Promise.all(Object.entries(config.functions).map(([key, declared]) => routesOf(key, declared)))
  return routes.flat()
}

async function routesOf(key: string, { handler, events }: ServerlessConfig['functions'][string]): Promise<Route[]> {
  const names = events
    .map((event) => ('httpApi' in event ? routeName(event.httpApi) : undefined))
    .filter((route) => route !== undefined)
  if (names.length === 0) return []
  const file = resolve(handler.replace(/\.handler$/, '.ts'))
  const { handler: exported } = (await import(file)) as { handler: { spec?: Spec } }
  return names.map((name) => {
    const [method = '', path = ''] = name.split(' ')
    return { key, method, path, override: method === 'POST' && names.includes(`PUT ${path}`), spec: exported.spec }
  })
}

/** Returns `GET /home`, however it is declared; undefined for `*`. */
export function routeName(declared: unknown): string | undefined {
  if (typeof declared === 'string') return declared === '*' ? undefined : declared
  const { method, path } = declared as { method: string; path: string }
  return `${method} ${path}`
}
