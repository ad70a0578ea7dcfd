import type { assumptions } from './assumptions.ts'
import type { Counted, CountedUnits } from './counted.ts'

/** The use of AWS by one action. */
export interface Demand {
  readUnits: number
  writeUnits: number
  /** Requests at the gateway. */
  requests: number
  /** Invocations of Lambdas: requests, steps, jobs. */
  calls: number
  /** Seconds during which an environment is in use: the base of concurrency. */
  heldS: number
  gbSeconds: number
  transitions: number
  natKb: number
  /** Objects put into the bucket. */
  objects: number
  /** Text messages, which are not paid to AWS. */
  messages: number
}
export type Assumptions = typeof assumptions

export const nothing: Demand = {
  readUnits: 0,
  writeUnits: 0,
  requests: 0,
  calls: 0,
  heldS: 0,
  gbSeconds: 0,
  transitions: 0,
  natKb: 0,
  objects: 0,
  messages: 0,
}

export const times = (factor: number, demand: Demand): Demand =>
  Object.fromEntries(Object.entries(demand).map(([name, value]) => [name, value * factor])) as unknown as Demand

export const sum = (...demands: Demand[]): Demand =>
  demands.reduce(
    (all, one) =>
      Object.fromEntries(
        Object.entries(all).map(([name, value]) => [name, value + one[name as keyof Demand]]),
      ) as unknown as Demand,
    nothing,
  )

/** GB of a Lambda of serverless.yml, of those that wait for a workflow, and of those that hash a password. */
export const USUAL_GB = 0.5
const WAITING_GB = 0.25
const HASHING_GB = 1769 / 1024

/** The parts of actions. */
export function parts({ route, step }: CountedUnits, given: Assumptions) {
  const invoked = (counted: Counted, seconds: number, calls = 1, gb = USUAL_GB): Demand => ({
    ...nothing,
    ...{ readUnits: counted.readUnits, writeUnits: counted.writeUnits, transitions: counted.transitions },
    calls,
    heldS: seconds * calls,
    gbSeconds: seconds * calls * gb,
  })
  const request = (demand: Demand): Demand => ({ ...demand, requests: 1 })
  const outside = (demand: Demand): Demand => ({ ...demand, natKb: demand.calls * given.vendorTrafficKbPerCall })
  return {
    call: (name: string) => request(invoked(route(name), given.callS)),
    hashing: (name: string) => request(invoked(route(name), given.hashS, 1, HASHING_GB)),
    asking: (name: string) => outside(request(invoked(route(name), given.vendorCallS))),
    worked: (name: string) => outside(invoked(step(name), given.vendorCallS, step(name).calls || 1)),
    /** A message of the outbox, sent by a job that sends others too; a code, by a separate Lambda. */
    message: (): Demand => ({
      ...outside(invoked(step('`send-messages`, one message'), given.vendorCallS)),
      calls: 0,
      messages: 1,
    }),
    code: (): Demand => ({ ...outside(invoked(noUnits, given.vendorCallS)), messages: 1 }),
    /** Units only: the work happens in a call that is counted elsewhere. */
    within: (name: string) => invoked(step(name), 0, 0),
    waiting: (seconds: number): Demand =>
      request({ ...invoked(noUnits, seconds, 1, WAITING_GB), readUnits: looksIn(seconds) + 3 }),
  }
}

const noUnits: Counted = { readUnits: 0, writeUnits: 0, transitions: 0, calls: 0 }

/** lib/verification/decision.ts polls at 0.5, 1 and 1.5 s, then every 2 s. */
const looksIn = (seconds: number): number => Math.min(15, 3 + Math.max(0, Math.floor((seconds - 1.5) / 2)))
