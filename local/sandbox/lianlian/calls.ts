import type { Context } from 'hono'
import { parseMessage } from '../../../lib/vendors/lianlian/message.ts'
import { magicOf, takeEffect } from './effects.ts'
import { forged, isForgery } from './forgeries.ts'
import { decryptPayLoad } from './pay-load.ts'
import { openRequest } from './request.ts'
import { isRetCode, type RetCode, retCodes } from './ret-codes.ts'
import { signedHere } from './signer.ts'
import type { SandboxState } from './state.ts'
import type { Fields } from './store.ts'

export interface Reply {
  code: RetCode
  /** 1004: the invalid field. */
  field?: string
  fields?: Fields
  /** Sent, but not covered by the signature. */
  uncovered?: Record<string, unknown>
}

export type Handler = (fields: Fields, effect?: string) => Reply

/** Runs one server-to-server call: opens, handles, answers and records it. */
export function call(sandbox: SandboxState, place: string, handle: Handler) {
  return async (c: Context): Promise<Response> => {
    const opened = openCall(sandbox, await c.req.text())
    let reply: Reply
    let effect: string | undefined
    if ('code' in opened) reply = opened
    else {
      effect = takeEffect(sandbox.store, place, opened.fields) ?? magicOf(sandbox.store, opened.fields)
      reply = effect === 'silence' ? { code: '9999' } : handle(opened.fields, effect)
    }
    const never = effect === 'silence' || effect === 'no-answer'
    const text = answerText(sandbox, reply, effect)
    const record = {
      kind: 'call' as const,
      path: c.req.path,
      request: 'fields' in opened ? opened.fields : opened.code,
    }
    sandbox.record({ ...record, answer: never ? 'none' : text })
    if (never) await patience(sandbox, 60_000, c.req.raw.signal)
    if (effect === 'slow') await patience(sandbox, sandbox.delayMs(10_000), c.req.raw.signal)
    if (effect === 'http-500') return c.body('', 500)
    return c.body(text, 200, { 'content-type': 'application/json;charset=UTF-8' })
  }
}

/** Reads a body, plain or encrypted as pay_load; one that does not decrypt is 4007. */
function openCall(sandbox: SandboxState, text: string): ReturnType<typeof openRequest> {
  const outer = parseMessage(text)
  if (typeof outer?.pay_load !== 'string') return openRequest(sandbox, text)
  if (outer.oid_partner !== sandbox.partner) return { code: '3001' }
  const inner = decryptPayLoad(outer.pay_load, sandbox.privateKey)
  return inner === undefined ? { code: '4007' } : openRequest(sandbox, inner)
}

/** Signs with the sandbox's key, except 1004 and 8901, which LianLian leaves unsigned and without oid_partner. */
function answerText(sandbox: SandboxState, reply: Reply, effect = ''): string {
  const { code, field, uncovered = {} } = effect === 'answer-9999' ? { code: '9999' as const } : reply
  const head = { ret_code: code, ret_msg: field ? `商户请求参数[${field}]非法。` : retCodes[code] }
  if (code === '1004' || code === '8901') return JSON.stringify(head)
  const fields = { ...head, oid_partner: sandbox.partner, ...(code === reply.code && reply.fields) }
  const forgery = effect.replace(/^answer-/, '')
  if (effect.startsWith('answer-') && isForgery(forgery)) return forged(fields, forgery, sandbox.privateKey)
  return JSON.stringify({ ...signedHere(sandbox, fields), ...uncovered })
}

/** Waits until the time is over, the caller has gone or the sandbox closes. */
function patience(sandbox: SandboxState, ms: number, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    sandbox.timers.later(ms, resolve)
    for (const signal of [gone, sandbox.timers.closed]) signal.addEventListener('abort', () => resolve())
  })
}

/** Returns the ret_code that is answered instead of the work, if the effect is one. */
export const refusalOf = (effect?: string): Reply | undefined =>
  effect && isRetCode(effect) && effect !== '0000' ? { code: effect } : undefined

export const invalid = (field: string): Reply => ({ code: '1004', field })
