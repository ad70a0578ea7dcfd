import { Hono } from 'hono'
import * as z from 'zod/mini'
import type { Callbacks } from './callbacks.ts'
import { type FaultBook, faultSchema } from './faults.ts'
import { input } from './input.ts'
import { hasEnded, phaseOf } from './lifecycle.ts'
import { scanPage, tasksPage } from './pages.ts'
import { magicWords } from './scenarios.ts'
import type { SandboxState, Task } from './state.ts'
import type { Tasks } from './tasks.ts'

const orderSchema = z.strictObject({
  /** Absent: the next task of any person. */
  uid: z._default(z.string(), '*'),
  /** Replaces the password: wrong, fail100 … Also for sources where a code is scanned. */
  word: z.optional(z.enum(['', ...magicWords])),
  callback: z.optional(z.enum(['normal', 'duplicate', 'forged', 'never'])),
})

/** Controls for a person or test that plays the source, the borrower's phone, and Limu's faults. */
export function simulatorControls(sandbox: SandboxState, tasks: Tasks, callbacks: Callbacks, faults: FaultBook): Hono {
  const app = new Hono()
  const current = () => sandbox.tasks.all().map((task) => tasks.get(task.token) ?? task)

  app.get('/tasks', (c) => c.json(current().map((task) => view(sandbox, task))))

  app.post('/next', async (c) => {
    const order = z.safeParse(orderSchema, await c.req.json().catch(() => undefined))
    if (!order.success) return c.json({ error: z.prettifyError(order.error) }, 400)
    const { uid, ...rest } = order.data
    sandbox.orders.put(uid, { id: uid, ...rest })
    return c.json({ next: { uid, ...rest } })
  })

  app.post('/faults', async (c) => {
    const fault = z.safeParse(faultSchema, await c.req.json().catch(() => undefined))
    if (!fault.success) return c.json({ error: z.prettifyError(fault.error) }, 400)
    faults.add(fault.data)
    return c.json({ faults: faults.pending() })
  })
  app.get('/faults', (c) => c.json({ faults: faults.pending() }))
  app.delete('/faults', (c) => {
    faults.clear()
    return c.json({ faults: [] })
  })

  app.post('/scan/:token', (c) => {
    const task = tasks.get(c.req.param('token'))
    const scanned = task !== undefined && phaseOf(task).is === 'scan'
    if (scanned) tasks.answered(task)
    return c.req.header('accept')?.includes('text/html')
      ? c.redirect('../page', 303)
      : c.json({ scanned }, scanned ? 200 : 404)
  })
  app.get('/scan/:token', (c) => c.html(scanPage(tasks.get(c.req.param('token')))))

  app.post('/input/:token', async (c) => {
    const task = tasks.get(c.req.param('token'))
    const { text } = await c.req.parseBody()
    if (task && typeof text === 'string') input(tasks, task, text)
    return c.redirect('../page', 303)
  })

  /** Sends the call-back of an ended task again. */
  app.post('/callback/:token', (c) => {
    const task = tasks.get(c.req.param('token'))
    if (!task || !hasEnded(task)) return c.json({ error: 'no ended task' }, 404)
    callbacks.announce({ ...task, callback: 'normal' })
    return c.json({ sent: true })
  })

  app.get('/page', (c) => {
    const root = c.req.url.replace(/\/page.*$/, '')
    const shown = { faults: faults.pending(), orders: sandbox.orders.all(), now: sandbox.now(), speed: sandbox.speed }
    return c.html(tasksPage({ ...shown, tasks: current(), scanUrl: ({ token }) => `${root}/scan/${token}` }))
  })
  return app
}

function view(sandbox: SandboxState, task: Task) {
  const { course, at, ...rest } = task
  return { ...rest, phase: phaseOf(task), callbacks: deliveriesOf(sandbox, task.token) }
}

const deliveriesOf = (sandbox: SandboxState, token: string) =>
  ['', '-duplicate', '-forged'].flatMap((suffix) => sandbox.deliveries.get(token + suffix) ?? [])
