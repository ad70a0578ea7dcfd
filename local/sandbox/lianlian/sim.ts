import { type Context, Hono } from 'hono'
import * as z from 'zod/mini'
import { balanceFen } from './balance.ts'
import { addEffect, nextEffect } from './effects.ts'
import { forgeries } from './forgeries.ts'
import type { Notifier } from './notifier.ts'
import { paymentNotice, settlePayment } from './payments.ts'
import type { PayoutCourse } from './payout-lifecycle.ts'
import { payoutResult } from './payout-query.ts'
import { chooseReading, signatureReading } from './signer.ts'
import type { SandboxState } from './state.ts'

const resend = z.strictObject({
  forgery: z.optional(z.enum(forgeries)),
  /** The most notifications at once. */
  copies: z._default(z.int().check(z.gte(1), z.lte(20)), 1),
  /** Sends a state other than the order's. */
  result_pay: z.optional(z.string()),
})

const payoutState = z.strictObject({
  state: z.enum(['SUCCESS', 'FAILURE', 'CANCEL']),
  info: z.optional(z.string()),
})

const paymentState = z.strictObject({ state: z.enum(['SUCCESS', 'FAILURE', 'REFUND']) })
const balance = z.strictObject({ fen: z.int().check(z.gte(0)) })
const magicAmounts = z.strictObject({ enabled: z.boolean() })

/** The sandbox's controls, below /_sim: force events of real life, and show what happened. */
export function simulatorControls(sandbox: SandboxState, notifier: Notifier, course: PayoutCourse): Hono {
  const { store } = sandbox
  const unknown = (c: Context) => c.json({ error: 'no such order' }, 404)

  return new Hono()
    .post('/next', async (c) => {
      const effect = await body(c, nextEffect)
      if ('error' in effect) return c.json(effect, 400)
      addEffect(store, effect.data)
      return c.json({ pending: store.effects.all() })
    })
    .get('/next', (c) => c.json({ pending: store.effects.all() }))
    .delete('/next', (c) => {
      for (const { id } of store.effects.all()) store.effects.delete(id)
      return c.json({ pending: [] })
    })
    .post('/notifications/:no_order/resend', async (c) => {
      const wanted = await body(c, resend)
      if ('error' in wanted) return c.json(wanted, 400)
      const { forgery, copies, result_pay } = wanted.data
      const payment = store.payments.get(c.req.param('no_order'))
      const payout = store.payouts.get(c.req.param('no_order'))
      const request = payment?.request ?? payout?.request
      if (!request) return unknown(c)
      const fields = payment
        ? paymentNotice(sandbox, payment, result_pay)
        : payout && payoutResult(sandbox, payout, result_pay)
      const options = { copies, ...(forgery && { forgery }) }
      return c.json({ sends: await notifier.sendNow(request.notify_url ?? '', fields ?? {}, options) })
    })
    .get('/notifications', (c) => c.json({ notifications: store.notices.all() }))
    .post('/payouts/:no_order/state', async (c) => {
      const wanted = await body(c, payoutState)
      if ('error' in wanted) return c.json(wanted, 400)
      const row = store.payouts.get(c.req.param('no_order'))
      if (!row) return unknown(c)
      if (!row.billNo) return c.json({ error: `${row.state}: not accepted yet` }, 409)
      return c.json({ payout: course.force(row, wanted.data.state, wanted.data.info) })
    })
    .get('/payouts', (c) => c.json({ payouts: store.payouts.all() }))
    .post('/payments/:no_order/state', async (c) => {
      const wanted = await body(c, paymentState)
      if ('error' in wanted) return c.json(wanted, 400)
      const row = store.payments.get(c.req.param('no_order'))
      if (!row) return unknown(c)
      const settled = settlePayment(sandbox, row, wanted.data.state)
      const url = row.request.notify_url ?? ''
      if (settled.state === 'SUCCESS') void notifier.enqueue(url, paymentNotice(sandbox, settled))
      return c.json({ payment: settled })
    })
    .get('/payments', (c) => c.json({ payments: store.payments.all() }))
    .get('/agreements', (c) => c.json({ agreements: store.agreements.all() }))
    .get('/balance', (c) => c.json({ fen: balanceFen(sandbox) }))
    .post('/balance', async (c) => {
      const wanted = await body(c, balance)
      if ('error' in wanted) return c.json(wanted, 400)
      store.settings.put('balance', wanted.data.fen)
      return c.json({ fen: balanceFen(sandbox) })
    })
    .post('/magic-amounts', async (c) => {
      const wanted = await body(c, magicAmounts)
      if ('error' in wanted) return c.json(wanted, 400)
      store.settings.put('magic-amounts', wanted.data.enabled ? 1 : 0)
      return c.json(wanted.data)
    })
    .post('/signature', async (c) => {
      const wanted = await body(c, signatureReading)
      if ('error' in wanted) return c.json(wanted, 400)
      chooseReading(store, wanted.data)
      return c.json(wanted.data)
    })
    .delete('/signature', (c) => {
      store.settings.delete('signature')
      return c.json({})
    })
    .get('/traffic', (c) => {
      // Newest first; `?match=` keeps the entries that contain the text.
      const match = c.req.query('match') ?? ''
      return c.json({ traffic: store.traffic.all().filter((entry) => JSON.stringify(entry).includes(match)) })
    })
}

/** An absent body is an empty object. */
async function body<T extends z.ZodMiniType>(
  c: Context,
  schema: T,
): Promise<{ data: z.output<T> } | { error: string }> {
  const text = await c.req.text()
  try {
    const parsed = schema.safeParse(JSON.parse(text || '{}'))
    return parsed.success ? { data: parsed.data } : { error: z.prettifyError(parsed.error) }
  } catch (error) {
    if (error instanceof SyntaxError) return { error: 'not JSON' }
    throw error
  }
}
