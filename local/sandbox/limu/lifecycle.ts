import type { Phase } from './phases.ts'
import type { Task } from './state.ts'

/** A person has ten minutes for an input, at any speed: the speed makes no person type faster. */
const INPUT_MS = 600_000

export const phaseOf = (task: Task): Phase => task.course[task.at] ?? { is: 'collected' }

export const hasEnded = (task: Task) => ['collected', 'failed'].includes(phaseOf(task).is)

/** Checks whether the task is at or past the login. */
export const hasLoggedIn = (task: Task) => task.course.slice(0, task.at + 1).some((phase) => phase.is === 'collecting')

export const nextPhase = (task: Task, since: number): Task => ({ ...task, at: task.at + 1, since, polls: 0 })

/** When time alone moves the task on, ms. */
export function movesOnAt(task: Task, speed: number): number {
  const phase = phaseOf(task)
  switch (phase.is) {
    case 'working':
    case 'collecting':
      return task.since + (phase.seconds * 1000) / speed
    case 'input':
    case 'scan':
      return task.since + INPUT_MS
    default:
      return Number.POSITIVE_INFINITY
  }
}

/**
 * Computes the task's present phase. Pure, so that a restart loses no time: phases whose time has passed are skipped at once.
 */
export function advance(task: Task, now: number, speed: number): Task {
  const at = movesOnAt(task, speed)
  if (now < at) return task
  return ['input', 'scan'].includes(phaseOf(task).is) ? abandoned(task, now) : advance(nextPhase(task, at), now, speed)
}

const abandoned = (task: Task, now: number): Task => ({
  ...task,
  course: [...task.course.slice(0, task.at), { is: 'failed', code: '3010' }],
  since: now,
})
