import type { Collection, Kv } from '../../kv.ts'
import type { Fault } from './faults.ts'
import type { Phase } from './phases.ts'
import type { BizType } from './plans.ts'

export interface LimuSandboxOptions {
  kv: Kv
  apiKey: string
  apiSecret: string
  /** The business clock, ms. */
  now: () => number
  /** Divides every delay: 1 is realistic, 20 for tests. */
  speed: number
}

export interface Task {
  token: string
  bizType: BizType
  /** What came with the submission, but for the password: that was used and forgotten. */
  request: Record<string, string>
  startedAt: number
  course: Phase[]
  /** Index of the phase, since when it is the phase, and the polls in it. */
  at: number
  since: number
  polls: number
  /** 0100 is said once, before anything later. */
  loginTold: boolean
  /** The SMS code which the source "sent": shown to whoever plays the person. */
  smsCode: string
  callback: CallbackMode
  /** The data are of a line that is on the phone all day: megabytes. */
  busyLine?: boolean
}

export type CallbackMode = 'normal' | 'duplicate' | 'forged' | 'never'

export interface Delivery {
  id: string
  url: string
  form: Record<string, string>
  state: 'due' | 'acknowledged' | 'given-up'
  nextAt: number
  /** What the merchant answered, or why nothing came. */
  answers: string[]
}

/** Forces what happens to the next task of a uid, or of anybody. */
export interface Order {
  id: string
  word?: string | undefined
  callback?: CallbackMode | undefined
}

export interface World extends Omit<LimuSandboxOptions, 'kv'> {
  tasks: Collection<Task>
  deliveries: Collection<Delivery>
  orders: Collection<Order>
  faults: Collection<Fault>
}

export const createWorld = ({ kv, ...options }: LimuSandboxOptions): World => ({
  ...options,
  tasks: kv.collection<Task>('limu_tasks'),
  deliveries: kv.collection<Delivery>('limu_deliveries'),
  orders: kv.collection<Order>('limu_orders'),
  faults: kv.collection<Fault>('limu_faults'),
})
