import { vi } from 'vitest'
import { dateOf } from '../../../lib/domain/calendar.ts'
import type { Slot, Task } from '../../../lib/store/verification.ts'
import type { VerificationKind } from '../../../lib/vendors/data-provider.ts'
import { borrowers, nextId, noon, present } from '../borrowers.ts'
import { verificationMachine } from './machine.ts'
import { type Script, type Scripts, scripted } from './scripted.ts'
import { timeline } from './timeline.ts'

/** What the vendor says of a verification, and what happens to it from outside. */
export interface Course extends Script {
  kind?: VerificationKind
  /** From outside, by the second after the start. */
  events?: [number, (v: Verification) => Promise<unknown>][]
  /** What happens just before a step is done for the nth time: `pause 1`. */
  before?: Record<string, (v: Verification) => Promise<unknown>>
  /** How often a step fails before it does anything. */
  broken?: Record<string, number>
  userId?: number
  /** Days after the first, on which it starts. */
  day?: number
}

export type Verification = Awaited<ReturnType<Awaited<ReturnType<typeof verifications>>['begin']>>

const nothingVerified = {
  identity: 1,
  bankcard: 0,
  mobile: 0,
  jd: 0,
  taobao: 0,
  education: 0,
  bill: 0,
  ebank: 0,
} as const
export const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one)

/** Verifications through the whole workflow, at a vendor that follows a script. */
export async function verifications(options: { speed?: number } = {}) {
  const scripts: Scripts = new Map()
  vi.doMock('../../../lib/vendors/identity-data.ts', async (original) => ({
    ...(await original<object>()),
    identityData: async () => scripted(scripts),
  }))
  const machine = await verificationMachine(options)
  const { borrower, read } = borrowers()
  const { keys } = await import('../../../lib/store/keys.ts')
  const { get } = await import('../../../lib/table/read.ts')
  const { update } = await import('../../../lib/table/update.ts')
  const { resume } = await import('../../../lib/verification/running.ts')
  const { startVerification } = await import('../../../lib/verification/start.ts')
  const { handOverInput } = await import('../../../lib/verification/input.ts')
  const { wakeFromCallback } = await import('../../../lib/verification/wake.ts')
  const vendor = scripted(scripts)

  async function begin(course: Course) {
    const kind = course.kind ?? 'jd'
    const userId = course.userId ?? (await borrower({ flags: nothingVerified })).id
    const token = `token-${nextId()}`
    scripts.set(token, { script: course, asked: {} })
    for (const [step, count] of Object.entries(course.broken ?? {})) machine.breakStep(token, step, count)
    const slotKey = keys.slot(userId, kind)
    const task = async () => present(await get<Task>(keys.task(token)))
    const time = timeline(
      (course.events ?? []).map(([at, happens]) => [at, () => happens(running)]),
      course.day,
    )
    machine.follow(token, time)
    const start = { ...vendor, start: async () => ({ accepted: true as const, token }) }
    const running = {
      token,
      userId,
      task,
      seconds: time.seconds,
      slot: async () => present(await get<Slot>(slotKey)),
      flag: async () => (await read.user(userId)).flags[kind] ?? 0,
      result: () => get(keys.taskResult(token)),
      image: () => get<{ image: string }>(keys.taskInput(token)),
      looks: () => scripts.get(token)?.asked.looks ?? 0,
      calls: (step: string) => machine.calls(token, step),
      /** A client waits for the verdict. */
      attach: async () => resume(await task(), time.now()),
      type: async (text = '1234') => handOverInput(vendor, await task(), text, time.now()),
      callBack: () => wakeFromCallback(token),
      /** The vendor has taken a code, and whoever handed it over died before anybody was told. */
      typeAndDie: () => {
        const changes = { set: { state: 'input-sent', inputLease: time.now() + 30_000 }, add: { wakes: 1 } }
        return update(keys.task(token), changes)
      },
      begun: async (slot?: Slot) => {
        const person = { mobile: '13800000000', name: '测试甲', identityNo: '110101199003070011' }
        const collection = { kind, person, nowMs: noon }
        return startVerification(start, {
          userId,
          kind,
          slot: slot ?? (await get<Slot>(slotKey)),
          collection,
          now: time.now(),
          looks: async () => false,
        })
      },
      ended: (attempt = 1) => machine.ended(`${token}-${attempt}`),
    }
    for (const [step, happens] of Object.entries(course.before ?? {})) {
      machine.before(token, step, () => happens(running))
    }
    await running.begun()
    return running
  }

  /** From the start to the end of the workflow. */
  async function run(course: Course) {
    const v = await begin(course)
    const { status, transitions } = await v.ended()
    const [task, slot, flag] = [await v.task(), await v.slot(), await v.flag()]
    return { ...v, status, transitions, task, slot, flag }
  }

  return { begin, run, today: dateOf(noon) }
}
