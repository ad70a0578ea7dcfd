import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import type { Collection } from '../../kv.ts'

export const faultyCalls = ['idcheck', 'start', 'status', 'input', 'result', 'report', 'data'] as const
export type FaultyCall = (typeof faultyCalls)[number]

/**
 * The faults of a call's answer. Only `truncated`, `drip` and `lost` process the call; `lost` is the crash between Limu's
 * acceptance and our learning of it.
 */
export const faultKinds = [
  'silence', // taken, never answered
  'reset', // the connection breaks
  '500',
  'truncated', // half of the right JSON
  'types', // JSON in which every field has a wrong type
  'empty', // 200 and no byte
  'unknown-code', // of a class that is not documented
  'drip', // the right answer, one byte a second
  'lost', // processed, never answered
] as const
export type FaultKind = (typeof faultKinds)[number]

export const faultSchema = z.strictObject({
  call: z.enum([...faultyCalls, 'any']),
  fault: z.enum(faultKinds),
  /** The number of calls, or all until the faults are removed. */
  times: z._default(z.union([z.int().check(z.gte(1)), z.literal('always')]), 1),
  /** Only calls about this person. An identity check has no uid. */
  uid: z.optional(z.string()),
  /** Delays the call first, in real time. */
  afterMs: z._default(z.int().check(z.gte(0), z.lte(600_000)), 0),
})

export type Fault = z.infer<typeof faultSchema> & { id: string }

/** The pending faults, oldest first; each call takes the first that matches. */
export function faultBook(faults: Collection<Fault>) {
  const pending = () => faults.all().reverse()
  return {
    pending,
    add(fault: z.infer<typeof faultSchema>): void {
      const id = randomUUID()
      faults.put(id, { id, ...fault })
    },
    clear(): void {
      for (const { id } of pending()) faults.delete(id)
    },
    take(call: FaultyCall, uid: string | undefined): Fault | undefined {
      const fault = pending().find((one) => [call, 'any'].includes(one.call) && [uid, undefined].includes(one.uid))
      if (!fault || fault.times === 'always') return fault
      if (fault.times === 1) faults.delete(fault.id)
      else faults.put(fault.id, { ...fault, times: fault.times - 1 })
      return fault
    },
  }
}

export type FaultBook = ReturnType<typeof faultBook>
