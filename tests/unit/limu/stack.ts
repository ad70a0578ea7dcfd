import { Hono } from 'hono'
import { onTestFinished } from 'vitest'
import type { CollectionStatus, CollectionTask, VerificationKind } from '../../../lib/vendors/data-provider.ts'
import { limu } from '../../../lib/vendors/limu/index.ts'
import { openKv } from '../../../local/kv.ts'
import { limuSandbox } from '../../../local/sandbox/limu/index.ts'
import { serveAt } from '../sandbox/serve.ts'

export const apiKey = '1000000000000001'
export const apiSecret = 'SandboxSecret0000000000000000001'
export const person = { mobile: '13800000000', name: '测试甲', identityNo: '110101199001010010' }

/** Our client and Limu's sandbox over HTTP, with a clock that the test moves. */
export async function limuStack({
  path = ':memory:',
  answer = () => 'success',
}: {
  path?: string
  answer?: () => string | Promise<string>
} = {}) {
  const kv = openKv(path)
  const clock = { ms: Date.UTC(2026, 10, 1, 4) }
  const callbacks: Record<string, string>[] = []
  const merchant = new Hono().post('/', async (c) => {
    const form = Object.fromEntries(new URLSearchParams(await c.req.text()))
    callbacks.push(form)
    return c.text(await answer())
  })
  const callbackUrl = await serveAt('/lm-callback', merchant)
  const sandbox = limuSandbox({ kv, apiKey, apiSecret, now: () => clock.ms, speed: 1 })
  const baseUrl = await serveAt('/limu', sandbox.app)
  onTestFinished(() => sandbox.close())
  return {
    kv,
    clock,
    callbacks,
    callbackUrl,
    baseUrl,
    sandbox,
    provider: limu({ baseUrl, apiKey, apiSecret, callbackUrl }),
    task: (kind: VerificationKind, more: Partial<CollectionTask> = {}): CollectionTask => ({
      kind,
      person,
      nowMs: clock.ms,
      ...more,
    }),
    sim: (path: string, body?: object) =>
      fetch(`${baseUrl}/_sim${path}`, body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  }
}

export type LimuStack = Awaited<ReturnType<typeof limuStack>>

/** Starts a task that must be accepted. */
export async function started(stack: LimuStack, task: CollectionTask): Promise<string> {
  const answer = await stack.provider.start(task)
  if (!answer.accepted) throw new Error(`refused: ${answer.code} ${answer.message}`)
  return answer.token
}

/** Polls every 5 s of the clock until something else than `working` is said. */
export async function nextNews(stack: LimuStack, kind: VerificationKind, token: string): Promise<CollectionStatus> {
  for (let poll = 0; poll < 40; poll++) {
    const status = await stack.provider.status(kind, token)
    if (status.state !== 'working') return status
    stack.clock.ms += 5_000
  }
  return { state: 'working' }
}
