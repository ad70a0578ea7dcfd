import { breaks } from './queues/breaks.ts'
import { confirm } from './queues/confirm.ts'
import { feedback } from './queues/feedback.ts'
import { loans } from './queues/loans.ts'
import type { Queue } from './queues/queue.ts'
import { quota } from './queues/quota.ts'

/** All queues of operators, by the name in the route. */
export const queues = {
  auditing: loans('auditing'),
  reviewing: loans('reviewing'),
  disburse: loans('disburse'),
  confirm,
  quota,
  feedback,
  break: breaks,
} as const satisfies Record<string, Queue>

export type QueueName = keyof typeof queues
export const queueNames = Object.keys(queues) as [QueueName, ...QueueName[]]
