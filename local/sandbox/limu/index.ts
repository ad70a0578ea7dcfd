import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { answer } from './answers.ts'
import { startCallbacks } from './callbacks.ts'
import { carrierReportCalls } from './carrier-report.ts'
import { faultBook } from './faults.ts'
import { faultyAnswers } from './faulty-answers.ts'
import { gateway } from './gateway.ts'
import { readForm } from './merchant.ts'
import { simulatorControls } from './sim.ts'
import { createState, type LimuSandboxOptions } from './state.ts'
import { openTasks } from './tasks.ts'

export type { LimuSandboxOptions } from './state.ts'

/** How often tasks are moved on for callers that do not poll. */
const TICK_MS = 50

/**
 * Limu's side of the protocol, for development and tests: its service no longer exists. It checks our signatures, runs each
 * collection by the clock and calls back; all state is in `kv`, and work in progress continues when it is opened again.
 */
export function limuSandbox(options: LimuSandboxOptions): { app: Hono; close(): void } {
  const sandbox = createState(options)
  const callbacks = startCallbacks(sandbox)
  const tasks = openTasks(sandbox, callbacks.announce)
  const faults = faultBook(sandbox.faults)
  const ticker = setInterval(() => {
    tasks.moveOn()
    callbacks.sendDue()
  }, TICK_MS)

  const app = new Hono()
  app.use(bodyLimit({ maxSize: 64 * 1024, onError: (c) => c.json(answer('1003')) }))
  app.on('POST', ['/api/gateway', '/mobile_report/*'], faultyAnswers(sandbox, faults))
  app.post('/api/gateway', async (c) => {
    const read = readForm(sandbox, await c.req.text())
    const root = c.req.url.replace(/\/api\/gateway.*$/, '')
    return c.json(
      'wrong' in read ? read.wrong : gateway(sandbox, tasks, read.form, (t) => `${root}/_sim/scan/${t.token}`),
    )
  })
  for (const [path, call] of Object.entries(carrierReportCalls)) {
    app.post(`/mobile_report/v1/task${path}`, async (c) => {
      const read = readForm(sandbox, await c.req.text())
      return c.json('wrong' in read ? read.wrong : call(sandbox, tasks, read.form))
    })
  }
  app.route('/_sim', simulatorControls(sandbox, tasks, callbacks, faults))

  const close = () => {
    clearInterval(ticker)
    callbacks.close()
  }
  return { app, close }
}
