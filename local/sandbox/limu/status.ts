import { type Answer, answer } from './answers.ts'
import { hasLoggedIn, phaseOf } from './lifecycle.ts'
import { captchaPng, scanPng } from './pictures.ts'
import type { Task } from './state.ts'
import type { Tasks } from './tasks.ts'

/** Answers one poll. `scanUrl` is the target of a QR code. */
export function status(tasks: Tasks, task: Task, scanUrl: string): Answer {
  const { token } = task
  if (hasLoggedIn(task) && !task.loginTold) {
    tasks.store({ ...task, loginTold: true })
    return answer('0100', { token })
  }
  const phase = phaseOf(task)
  switch (phase.is) {
    case 'input':
      return answer('0006', { token, input: { type: phase.type, value: phase.type === 'img' ? captchaPng(task) : '' } })
    case 'scan':
      if (task.polls >= phase.polls) tasks.answered(task)
      else tasks.store({ ...task, polls: task.polls + 1 })
      return answer('0006', { token, input: { type: 'qr', value: scanPng(task, scanUrl) } })
    case 'collected':
      return answer('0000', { token })
    case 'failed':
      return answer(phase.code, { token })
    default:
      return answer('', { token })
  }
}
