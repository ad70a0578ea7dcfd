import { randomBytes } from 'node:crypto'
import { textOf } from './answers.ts'
import { phaseOf } from './lifecycle.ts'
import type { Delivery, SandboxState, Task } from './state.ts'

/** Seconds after a failed delivery; Limu's real schedule is not known. */
const RETRY_SECONDS = [10, 60, 300]
const TIMEOUT_MS = 5_000

/** Calls merchants back when collections end. Acknowledged by the plain text `success`. */
export function startCallbacks(sandbox: SandboxState) {
  const closing = new AbortController()
  const underWay = new Set<string>()
  const due = new Set(
    sandbox.deliveries
      .all()
      .filter((delivery) => delivery.state === 'due')
      .map((delivery) => delivery.id),
  )

  function enqueue(id: string, url: string, form: Record<string, string>): void {
    sandbox.deliveries.put(id, { id, url, form, state: 'due', nextAt: sandbox.now(), answers: [] })
    due.add(id)
  }

  async function deliver(delivery: Delivery): Promise<void> {
    underWay.add(delivery.id)
    const answer = await post(delivery, closing.signal)
    underWay.delete(delivery.id)
    if (closing.signal.aborted) return // still due, and sent again when the sandbox is opened again
    const after = judged(delivery, answer, sandbox)
    sandbox.deliveries.put(after.id, after)
    if (after.state !== 'due') due.delete(after.id)
  }

  return {
    /** Calls back by the task's mode: not at all, once, twice at the same time, or after a forgery with an unknown token. */
    announce(task: Task) {
      const url = task.request.callBackUrl ?? ''
      const form = callbackForm(task)
      if (task.callback === 'never' || url === '') return
      if (task.callback === 'forged') {
        enqueue(`${task.token}-forged`, url, { ...form, code: '0000', token: randomBytes(16).toString('hex') })
      }
      if (task.callback === 'duplicate') enqueue(`${task.token}-duplicate`, url, form)
      enqueue(task.token, url, form)
    },
    sendDue() {
      for (const id of due) {
        const delivery = underWay.has(id) ? undefined : sandbox.deliveries.get(id)
        if (delivery && delivery.nextAt <= sandbox.now()) void deliver(delivery)
      }
    },
    close: () => closing.abort(),
  }
}

export type Callbacks = ReturnType<typeof startCallbacks>

function callbackForm(task: Task): Record<string, string> {
  const phase = phaseOf(task)
  const code = phase.is === 'failed' ? phase.code : '0000'
  return { uid: task.request.uid ?? '', bizType: task.bizType, code, msg: textOf(code), token: task.token }
}

async function post({ url, form }: Delivery, closed: AbortSignal): Promise<string> {
  try {
    const signal = AbortSignal.any([closed, AbortSignal.timeout(TIMEOUT_MS)])
    const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form), signal })
    const text = (await response.text()).trim()
    return response.ok ? text.slice(0, 100) : `HTTP ${response.status}`
  } catch (failure) {
    return String(failure)
  }
}

function judged(delivery: Delivery, answer: string, { now, speed }: SandboxState): Delivery {
  const answers = [...delivery.answers, answer]
  const seconds = RETRY_SECONDS[delivery.answers.length]
  if (answer === 'success') return { ...delivery, answers, state: 'acknowledged' }
  if (seconds === undefined) return { ...delivery, answers, state: 'given-up' }
  return { ...delivery, answers, nextAt: now() + (seconds * 1000) / speed }
}
