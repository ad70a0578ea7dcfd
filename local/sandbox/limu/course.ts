import type { Code } from './answers.ts'
import type { Task } from './world.ts'

export type InputType = 'sms' | 'sms-jl' | 'img' | 'idp'

/** One phase of a collection. What a poll answers depends on the phase alone. */
export type Phase =
  | { is: 'working'; seconds: number }
  /** Nothing ever comes of it. */
  | { is: 'stuck' }
  | { is: 'input'; type: InputType }
  /** Goes on by itself after so many polls, as if somebody had scanned the code. */
  | { is: 'scan'; polls: number }
  /** Logged in at the source. */
  | { is: 'collecting'; seconds: number }
  | { is: 'collected' }
  | { is: 'failed'; code: Code }

/** Whoever is asked for something has ten minutes, at any speed: it makes no person type faster. */
const INPUT_MS = 600_000

export const phaseOf = (task: Task): Phase => task.course[task.at] ?? { is: 'collected' }

export const hasEnded = (task: Task) => ['collected', 'failed'].includes(phaseOf(task).is)

/** Is the task at or past the login? */
export const hasLoggedIn = (task: Task) => task.course.slice(0, task.at + 1).some((phase) => phase.is === 'collecting')

export const nextPhase = (task: Task, since: number): Task => ({ ...task, at: task.at + 1, since, polls: 0 })

/** Where the task is by now. Pure, so that a restart loses no time: phases passed meanwhile are passed at once. */
export function advance(task: Task, now: number, speed: number): Task {
  const phase = phaseOf(task)
  const over = (seconds: number) => task.since + (seconds * 1000) / speed
  switch (phase.is) {
    case 'working':
    case 'collecting':
      return now < over(phase.seconds) ? task : advance(nextPhase(task, over(phase.seconds)), now, speed)
    case 'input':
    case 'scan':
      return now < task.since + INPUT_MS ? task : abandoned(task, now)
    default:
      return task
  }
}

const abandoned = (task: Task, now: number): Task => ({
  ...task,
  course: [...task.course.slice(0, task.at), { is: 'failed', code: '3010' }],
  since: now,
})
