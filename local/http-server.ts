import { serve } from '@hono/node-server'
import type { Hono } from 'hono'

/** Serves a Hono app on 127.0.0.1 until closed. */
export function serveApp(app: Hono, port: number): Promise<{ close(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () =>
      resolve({
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            if ('closeAllConnections' in server) server.closeAllConnections()
          }),
      }),
    )
    // See serverless-guard.cjs: a busy client must not use a connection that is just being closed.
    if ('keepAliveTimeout' in server) server.keepAliveTimeout = 60_000
    server.once('error', reject)
  })
}
