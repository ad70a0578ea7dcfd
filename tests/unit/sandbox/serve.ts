import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { onTestFinished } from 'vitest'

/** Serves an app under a path, on a free port, until the test ends; tells where. */
export async function serveAt(path: string, app: Hono): Promise<string> {
  const mounted = new Hono().route(path, app)
  return new Promise((resolve) => {
    const server = serve({ fetch: mounted.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) =>
      resolve(`http://127.0.0.1:${port}${path}`),
    )
    onTestFinished(async () => {
      if ('closeAllConnections' in server) server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    })
  })
}
