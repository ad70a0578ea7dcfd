import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as z from 'zod/mini'
import { isSmsTemplate, paramsOf, textOf } from '../../../lib/vendors/sms/sms.ts'
import type { Kv } from '../../kv.ts'
import type { Message } from './message.ts'
import { inboxPage } from './page.ts'

const schema = z.object({
  mobile: z.string().check(z.regex(/^1\d{10}$/)),
  template: z.string(),
  params: z.record(z.string(), z.string()),
})

/** A gateway for text messages that delivers to a page: every phone of the local stack in one inbox. Faults can be forced. */
export function smsSandbox({ kv, now }: { kv: Kv; now: () => number }): { app: Hono } {
  const messages = kv.collection<Message>('sms_messages')
  const inbox = (mobile?: string) => messages.all().filter((message) => !mobile || message.mobile === mobile)

  let down = false

  const app = new Hono()
  app.on(['POST', 'DELETE'], '/_sim/down', (c) => {
    down = c.req.method === 'POST'
    return c.json({ down })
  })
  app.post('/messages', bodyLimit({ maxSize: 16 * 1024 }), async (c) => {
    if (down) return c.json({ error: 'out of order' }, 503)
    const message = z.safeParse(schema, await c.req.json().catch(() => undefined))
    if (!message.success) return c.json({ error: z.prettifyError(message.error) }, 400)
    const { mobile, template, params } = message.data
    if (!isSmsTemplate(template)) return c.json({ error: `no template ${template}` }, 400)
    const missing = paramsOf(template).filter((name) => !params[name])
    if (missing.length > 0) return c.json({ error: `${template} lacks ${missing.join(', ')}` }, 400)
    const text = textOf(template, params)
    messages.put(randomUUID(), { mobile, template, params, text, sent_at: Math.floor(now() / 1000) })
    return c.json({ accepted: true })
  })
  app.get('/messages', (c) => c.json(inbox(c.req.query('mobile'))))
  app.get('/', (c) => c.html(inboxPage(inbox(c.req.query('mobile')), c.req.query('mobile') ?? '')))
  return { app }
}
