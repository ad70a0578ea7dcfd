import type { Collection, Kv } from '../../kv.ts'
import type { Fault } from './faults.ts'
import type { Phase } from './phases.ts'
import type { BizType } from './scenarios.ts'

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
  /** The submitted fields except the password, which was used and forgotten. */
  request: Record<string, string>
  startedAt: number
  course: Phase[]
  /** Index of the phase, its start, and the polls in it. */
  at: number
  since: number
  polls: number
  /** 0100 is answered once, before any later code. */
  loginTold: boolean
  /** The SMS code that the source "sent": shown to the person who plays the borrower. */
  smsCode: string
  callback: CallbackMode
  /** The data are those of a very busy line: megabytes. */
  busyLine?: boolean
}

export type CallbackMode = 'normal' | 'duplicate' | 'forged' | 'never'

export interface Delivery {
  id: string
  url: string
  form: Record<string, string>
  state: 'due' | 'acknowledged' | 'given-up'
  nextAt: number
  /** The merchant's answer, or the reason why there was none. */
  answers: string[]
}

/** Forces the outcome of the next task of a uid, or of any uid. */
export interface Order {
  id: string
  word?: string | undefined
  callback?: CallbackMode | undefined
}

export interface SandboxState extends Omit<LimuSandboxOptions, 'kv'> {
  tasks: Collection<Task>
  deliveries: Collection<Delivery>
  orders: Collection<Order>
  faults: Collection<Fault>
}

export const createState = ({ kv, ...options }: LimuSandboxOptions): SandboxState => ({
  ...options,
  tasks: kv.collection<Task>('limu_tasks'),
  deliveries: kv.collection<Delivery>('limu_deliveries'),
  orders: kv.collection<Order>('limu_orders'),
  faults: kv.collection<Fault>('limu_faults'),
})
