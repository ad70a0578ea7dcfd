import { Hono } from 'hono'
import { afterAll, vi } from 'vitest'
import { config } from '../../../lib/platform/config.ts'
import type { Slot, Task } from '../../../lib/store/verification.ts'
import type { VerificationKind } from '../../../lib/vendors/data-provider.ts'
import { openKv } from '../../../local/kv.ts'
import { limuSandbox } from '../../../local/sandbox/limu/index.ts'
import { borrowers, noon, present } from '../borrowers.ts'
import { served } from '../test-stack.ts'
import { verificationMachine } from './machine.ts'

/** One second of the borrower, of the vendor, of the waits of ours and of the workflow takes a thirtieth here. */
const SPEED = 30

/**
 * The workflow with the vendor's sandbox behind the real client, and requests that wait as they do: all on one clock. */
export async function sandboxScene() {
  vi.doMock('node:timers/promises', async (original) => hurried(await original()))
  const realNow = Date.now
  const startedAt = realNow()
  const now = () => noon + (realNow() - startedAt) * SPEED
  const LIMU_URL = await served(new Hono().all('*', (c) => sandbox.app.fetch(c.req.raw)))
  Object.assign(config, { LIMU_URL, API_BASE_URL: 'http://127.0.0.1:9' })
  const apiSecret = await limuSecret()
  const sandbox = limuSandbox({
    kv: openKv(':memory:'),
    apiKey: process.env.LIMU_API_KEY ?? '',
    apiSecret,
    now,
    speed: 1,
  })
  const machine = await verificationMachine({ speed: SPEED, now })
  vi.spyOn(Date, 'now').mockImplementation(now)
  afterAll(() => sandbox.close())

  const { borrower, read } = borrowers()
  const { keys } = await import('../../../lib/store/keys.ts')
  const { get } = await import('../../../lib/table/read.ts')
  const { identityData } = await import('../../../lib/vendors/identity-data.ts')
  const { continueVerification } = await import('../../../lib/http/verification/continue.ts')
  const { startAndWait } = await import('../../../lib/http/verification/flow.ts')
  const { handOverInput } = await import('../../../lib/verification/input.ts')
  const task = async (token: string) => present(await get<Task>(keys.task(token)))

  /** A borrower, and what their client sends. The word that is their password makes the source do as it says. */
  async function client(kind: VerificationKind, word: string) {
    const user = await borrower()
    const slot = () => get<Slot>(keys.slot(user.id, kind))
    return {
      start: async () => {
        const login = { username: kind === 'mobile' ? '13800000000' : 'account', password: word }
        return startAndWait(kind, { user, slot: await slot(), login, bankCode: '01040000', now: now() })
      },
      proceed: async (token: string) => continueVerification(await task(token), now()),
      type: async (token: string, text: string) => handOverInput(await identityData(), await task(token), text, now()),
      flag: async () => (await read.user(user.id)).flags[kind],
      token: async () => present((await slot())?.token),
      /** The verification once its workflow has ended. */
      ended: async () => {
        const token = present((await slot())?.token)
        await machine.ended(`${token}-1`)
        return task(token)
      },
    }
  }

  /** How many tasks the vendor has had. */
  const vendorTasks = async () => ((await (await fetch(`${LIMU_URL}/_sim/tasks`)).json()) as unknown[]).length

  /** The person scans the picture. */
  const scanned = (token: string) => fetch(`${LIMU_URL}/_sim/scan/${token}`, { method: 'POST' })

  return { client, scanned, vendorTasks }
}

async function limuSecret(): Promise<string> {
  const { secrets } = await import('../../../lib/platform/secrets.ts')
  const [secret = ''] = await secrets('limu-api-secret')
  return secret
}

/** A client that is told “later” asks again, as often as a machine under load may make it. */
export async function insistently<T>(call: () => Promise<T>, tries = 6): Promise<T> {
  return call().catch((error: { code?: string }) => {
    if (error.code !== 'VERIFICATION_PENDING' || tries === 1) throw error
    return insistently(call, tries - 1)
  })
}

/** Sleeps of the code under test, in step with its clock. */
const hurried = (timers: typeof import('node:timers/promises')) => ({
  ...timers,
  setTimeout: (ms: number) => timers.setTimeout(ms / SPEED),
})
