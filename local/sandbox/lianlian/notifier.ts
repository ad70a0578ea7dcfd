import { randomUUID } from 'node:crypto'
import { parseMessage } from '../../../lib/vendors/lianlian/message.ts'
import { type Forgery, forged, isForgery } from './forgeries.ts'
import { signedHere } from './signer.ts'
import type { SandboxState } from './state.ts'
import type { Fields, NoticeRow } from './store.ts'

const sendsAtMost = 30
const retryAfterMs = 120_000

/** Sends a notification repeatedly until it is acknowledged. Pending ones continue after a restart. */
export function startNotifier(sandbox: SandboxState) {
  const { store, timers, privateKey } = sandbox

  const rawBody = (fields: Fields, forgery?: Forgery) =>
    forgery ? forged(fields, forgery, privateKey) : JSON.stringify(signedHere(sandbox, fields))

  /** Resolves after the next delivery. */
  function schedule(row: NoticeRow): Promise<void> {
    return new Promise((resolve, reject) => {
      timers.later(row.dueAtMs - Date.now(), () => void deliver(row.id).then(resolve, reject))
    })
  }

  async function deliver(id: string): Promise<void> {
    const row = store.notices.get(id)
    if (row?.state !== 'pending') return
    const { acknowledged } = await send(row.url, row.text)
    if (timers.closed.aborted) return
    const sends = row.sends + 1
    const state = acknowledged ? 'acknowledged' : sends < sendsAtMost ? 'pending' : 'given up'
    const sent: NoticeRow = { ...row, sends, state, dueAtMs: Date.now() + sandbox.delayMs(retryAfterMs) }
    store.notices.put(id, sent)
    if (state === 'pending') void schedule(sent)
  }

  /** Sends once: resolves when the merchant has answered, or has not within 5 s. */
  async function send(url: string, text: string) {
    const answer = await post(url, text)
    const acknowledged = isAcknowledgement(answer)
    if (!timers.closed.aborted) sandbox.record({ kind: 'notice', path: url, request: text, answer })
    return { answer, acknowledged }
  }

  async function post(url: string, body: string) {
    const limit = AbortSignal.timeout(sandbox.acknowledgeWithinMs)
    try {
      const headers = { 'content-type': 'text/json;charset=utf-8' }
      const signal = AbortSignal.any([limit, timers.closed])
      const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal })
      return { status: response.status, body: (await response.text()).slice(0, 4096) }
    } catch (error) {
      // Any failure on the merchant's side is a reason to send again, and is recorded.
      return { status: 0, body: String(error) }
    }
  }

  for (const row of store.notices.all().filter(({ state }) => state === 'pending')) void schedule(row)

  return {
    /** Queues `copies` deliveries of the same message; resolves after the first attempt. */
    enqueue(url: string, fields: Fields, { forgery, copies = 1, delayMs = 0 }: NoticeOptions = {}) {
      const attempts = Array.from({ length: copies }, () => {
        const text = rawBody(fields, forgery)
        const dueAtMs = Date.now() + delayMs
        const orderNo = fields.no_order ?? ''
        const row: NoticeRow = { id: randomUUID(), orderNo, url, text, state: 'pending', sends: 0, dueAtMs }
        store.notices.put(row.id, row)
        return schedule(row)
      })
      return Promise.all(attempts)
    },
    /** Sends now and returns the answers; nothing is retried. */
    sendNow: (url: string, fields: Fields, { forgery, copies = 1 }: NoticeOptions = {}) =>
      Promise.all(Array.from({ length: copies }, () => send(url, rawBody(fields, forgery)))),
  }
}

export interface NoticeOptions {
  forgery?: Forgery
  copies?: number
  delayMs?: number
}

/** Returns how an effect changes its notification. */
export function noticeOptions(sandbox: SandboxState, effect = ''): NoticeOptions {
  const forgery = effect.replace(/^notice-/, '')
  return {
    delayMs: effect === 'notice-first' ? 0 : sandbox.delayMs(effect === 'notice-late' ? 10_000 : 500),
    copies: effect === 'notice-twice' ? 2 : 1,
    ...(effect.startsWith('notice-') && isForgery(forgery) && { forgery }),
  }
}

export type Notifier = ReturnType<typeof startNotifier>

/** LianLian is lenient: its PHP demonstration answers with single quotes. */
function isAcknowledgement({ status, body }: { status: number; body: string }): boolean {
  return status === 200 && parseMessage(body.replaceAll("'", '"'))?.ret_code === '0000'
}
