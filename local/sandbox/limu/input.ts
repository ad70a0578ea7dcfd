import { type Answer, answer, type Code } from './answers.ts'
import { phaseOf } from './lifecycle.ts'
import type { InputType } from './phases.ts'
import type { Task } from './state.ts'
import type { Tasks } from './tasks.ts'

/** Takes the person's input. After a wrong one another may be sent. */
export function input(tasks: Tasks, task: Task, text: string): Answer {
  const { token } = task
  const phase = phaseOf(task)
  if (phase.is !== 'input') return answer('4001', { token })
  const wrong = mistake(phase.type, text)
  if (wrong) return answer(wrong, { token })
  tasks.answered(task)
  return answer('0009', { token })
}

/** Any 4–8 digits are the right SMS code except 000000; any text is right except `wrong`. */
function mistake(type: InputType, text: string): Code | undefined {
  if (type === 'img') return text === '' || text === 'wrong' ? '2007' : undefined
  if (type === 'idp') return text === '' || text === 'wrong' ? '1102' : undefined
  return /^\d{4,8}$/.test(text) && text !== '000000' ? undefined : '2008'
}
