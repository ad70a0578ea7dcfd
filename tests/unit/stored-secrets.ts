import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll } from 'vitest'
import { ssmApp } from '../../local/ssm/app.ts'
import { environment } from './environment.ts'

/**
 * A Parameter Store in which these secrets are kept, for all of a test file; it is asked anew at every call. While `kept`
 * throws, the service is busy.
 */
export async function storedSecrets(kept: () => Record<string, string>) {
  /** Names of the parameters, call by call. */
  const calls: string[][] = []
  const app = new Hono().post('/', async (c) => {
    const { Names } = (await c.req.raw.clone().json()) as { Names: string[] }
    calls.push(Names)
    try {
      const path = environment.PARAMETER_PATH
      const parameters = Object.entries(kept()).map(([name, value]) => [path + name, value])
      return await ssmApp(Object.fromEntries(parameters)).fetch(c.req.raw)
    } catch {
      return c.json({ __type: 'ThrottlingException', message: 'Rate exceeded' }, 400)
    }
  })
  const { promise, resolve } = Promise.withResolvers<AddressInfo>()
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, resolve)
  afterAll(() => void server.close())
  process.env.AWS_ENDPOINT_URL_SSM = `http://127.0.0.1:${(await promise).port}`
  return { calls }
}
