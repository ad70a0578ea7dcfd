import express from 'express'
import serverless from 'serverless-http'
import * as z from 'zod/mini'
import { context, getEvent, type Handler } from './event.ts'
import { stubbedStore } from './stubbed-store.ts'

/**
 * Runs in a separate process: µs of CPU and requests a second of `home` (logged in, a loan open) through our stack, of the same
 * in Express, and of a route that does nothing with and without the stack. Prints one JSON line.
 */
const REQUESTS = 10_000 // and as many before, until V8 has compiled what it will
const [keysFile = ''] = process.argv.slice(2)
const store = await stubbedStore(keysFile)
const { endpoint } = await import('../lib/http/endpoint.ts')
const { open } = await import('../lib/http/auth/auth.ts')
const { handler: home } = await import('../functions/home/home.ts')
const { mount } = await import('./baseline/express-route.ts')

const nothing = endpoint(
  { auth: open, input: z.object({ offset: z.string() }), output: z.array(z.object({ ok: z.number() })) },
  async () => ({ results: [{ ok: 1 }] }),
)
const app = express()
app.use(express.json(), express.urlencoded({ extended: true }))
mount(app, 'GET', '/home', home)
const inExpress = serverless(app, { provider: 'aws' })

const handlers: Record<string, Handler> = {
  bare: async () => ({ statusCode: 200, body: '{"status":"SUCCESS","error_message":""}' }),
  framework: nothing,
  home,
  express: inExpress as Handler,
}

const event = () => getEvent('/home', store.token, 'offset=0')

async function measured(handle: Handler) {
  const cpu = process.cpuUsage()
  const began = performance.now()
  for (let n = 0; n < REQUESTS; n++) await handle(event(), context)
  const { user, system } = process.cpuUsage(cpu)
  return { cpuUs: (user + system) / REQUESTS, perSecond: (REQUESTS / (performance.now() - began)) * 1000 }
}

/** WebCrypto, with which jose checks a token, computes on another thread: measures the rest without it. */
async function withoutHmac<T>(run: () => Promise<T>): Promise<T> {
  const { verify } = crypto.subtle
  crypto.subtle.verify = async () => true
  return run().finally(() => {
    crypto.subtle.verify = verify
  })
}

const first = (await home(event(), context)) as { body: string }
const second = (await (inExpress as Handler)(event(), context)) as { body: string }
if (first.body !== second.body || !first.body.includes('planned_repayment_at')) {
  throw new Error(`Express answers otherwise:\n${first.body}\n${second.body}`)
}
for (const handle of Object.values(handlers)) await measured(handle) // warm
const results: Record<string, object> = {}
for (const [name, handle] of Object.entries(handlers)) results[name] = await measured(handle)
await withoutHmac(() => measured(home)) // warm
results.unchecked = await withoutHmac(() => measured(home))
console.log(JSON.stringify(results))
process.exit()
