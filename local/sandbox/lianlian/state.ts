import { randomInt, randomUUID } from 'node:crypto'
import { beijingStamp } from '../../../lib/domain/calendar.ts'
import type { Kv } from '../../kv.ts'
import { openStore, type TrafficRow } from './store.ts'
import { startTimers } from './timers.ts'

export interface LianLianSandboxOptions {
  kv: Kv
  /** oid_partner of the one known merchant. */
  partner: string
  merchantPublicKey: string
  /** The sandbox's private key, PEM. */
  privateKey: string
  /** The business clock: dates, expiry of orders and of confirmation codes. */
  now: () => number
  /** Divides all delays of the sandbox, which run by the machine's clock: 1 is realistic, 20 suits tests. */
  speed: number
  /** LianLian does not take an answer within this time for a refusal of its notification. */
  acknowledgeWithinMs?: number
}

const trafficKept = 2_000

/** The state that every part of the sandbox works with. */
export function createState(options: LianLianSandboxOptions) {
  const store = openStore(options.kv)
  let recorded = 0
  return {
    ...options,
    acknowledgeWithinMs: options.acknowledgeWithinMs ?? 5_000,
    store,
    timers: startTimers(),
    delayMs: (realisticMs: number) => realisticMs / options.speed,
    /** Returns the date in Beijing, yyyyMMdd. */
    today: () => beijingStamp(options.now()).slice(0, 8),
    /** Makes a number of LianLian's form: the date and eight digits. */
    newNumber: () => beijingStamp(options.now()).slice(0, 8) + String(randomInt(1e8)).padStart(8, '0'),
    record(entry: Omit<TrafficRow, 'id' | 'at'>) {
      const id = randomUUID()
      store.traffic.put(id, { id, at: new Date().toISOString(), ...entry })
      recorded += 1
      if (recorded % 100 !== 0) return
      for (const old of store.traffic.all().slice(trafficKept)) store.traffic.delete(old.id)
    },
  }
}

export type SandboxState = ReturnType<typeof createState>
