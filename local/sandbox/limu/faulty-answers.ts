import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { MiddlewareHandler } from 'hono'
import type { FaultBook, FaultKind, FaultyCall } from './faults.ts'
import type { Form } from './merchant.ts'
import type { SandboxState } from './state.ts'

const DRIP_MS = 1_000

/** Runs before merchants' calls: spoils the answers for which a fault is pending. */
export function faultyAnswers(sandbox: SandboxState, book: FaultBook): MiddlewareHandler<{ Bindings: HttpBindings }> {
  return async (c, next) => {
    const form: Form = Object.fromEntries(new URLSearchParams(await c.req.text()))
    const call = callOf(c.req.path, form)
    const fault = call && book.take(call, form.uid ?? sandbox.tasks.get(form.token ?? '')?.request.uid)
    if (!fault) return next()
    await sleep(fault.afterMs)
    if (processed.includes(fault.fault)) {
      await next()
      const text = await c.res.text()
      c.res = await spoiled(fault.fault, text, c.env)
      return undefined
    }
    return spoiled(fault.fault, '', c.env)
  }
}

const processed: readonly FaultKind[] = ['truncated', 'drip', 'lost']

const json = (text: string, status = 200) =>
  new Response(text, { status, headers: { 'content-type': 'application/json' } })

/** `text` is the right answer, where there is one. */
async function spoiled(fault: FaultKind, text: string, { incoming }: HttpBindings): Promise<Response> {
  switch (fault) {
    case 'silence':
    case 'lost':
      if (!incoming.socket.destroyed) await new Promise((closed) => incoming.socket.once('close', closed))
      return RESPONSE_ALREADY_SENT
    case 'reset':
      incoming.socket.resetAndDestroy()
      return RESPONSE_ALREADY_SENT
    case '500':
      return json('{"code":"0000","msg":"系统异常"}', 500)
    case 'truncated':
      return json(text.slice(0, text.length / 2))
    case 'types':
      return json('{"code":0,"msg":{"text":"成功"},"token":7,"input":"sms","data":"R001"}')
    case 'empty':
      return json('')
    case 'unknown-code':
      return json('{"code":"9731","msg":"未知错误"}')
    case 'drip':
      return new Response(dripping(Buffer.from(text)))
  }
}

function dripping(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let sent = 0
  return new ReadableStream({
    async pull(stream) {
      await sleep(DRIP_MS)
      if (sent < bytes.length) stream.enqueue(bytes.subarray(sent, ++sent))
      else stream.close()
    },
  })
}

/** By path, below the report's own. */
const reportCalls: Record<string, FaultyCall> = {
  '': 'start',
  '/status': 'status',
  '/input': 'input',
  '/report': 'report',
  '/data': 'data',
}
const methods: Record<string, FaultyCall> = {
  'api.identity.idcheck': 'idcheck',
  'api.common.getStatus': 'status',
  'api.common.input': 'input',
  'api.common.getResult': 'result',
  'api.common.getReport': 'report',
}

function callOf(path: string, { method = '' }: Form): FaultyCall | undefined {
  const [, reportPath] = /\/mobile_report\/v1\/task(.*)$/.exec(path) ?? []
  if (reportPath !== undefined) return reportCalls[reportPath]
  return methods[method] ?? (/^api\.\w+\.get$/.test(method) ? 'start' : undefined)
}
