import { type Answer, answer } from './answers.ts'
import { identityCheck } from './identity.ts'
import { input } from './input.ts'
import { type Form, missing } from './merchant.ts'
import { reportOf, resultOf } from './results/index.ts'
import { type BizType, isBizType } from './scenarios.ts'
import type { SandboxState, Task } from './state.ts'
import { status } from './status.ts'
import { submit } from './submit.ts'
import type { Tasks } from './tasks.ts'

/** One address for all kinds except the carrier's report; the method names the operation. */
export function gateway(sandbox: SandboxState, tasks: Tasks, form: Form, scanUrl: (task: Task) => string): Answer {
  const { method = '' } = form
  const wrong = missing(form, 'method', 'version')
  if (wrong) return wrong
  if (method === 'api.identity.idcheck') return identityCheck(form)
  const bizType = /^api\.(\w+)\.get$/.exec(method)?.[1] ?? ''
  if (isBizType(bizType) && bizType !== 'mobileReport') return submit(sandbox, tasks, bizType, form)

  switch (method) {
    case 'api.common.getStatus':
      return withTask(tasks, form, (task) => status(tasks, task, scanUrl(task)))
    case 'api.common.input':
      return (
        missing(form, 'token', 'input') ?? withTask(tasks, form, (task) => input(tasks, task, form.input ?? ''), true)
      )
    case 'api.common.getResult':
      return withTask(tasks, form, resultOf)
    case 'api.common.getReport':
      return withTask(tasks, form, reportOf)
    default:
      return answer('1006')
  }
}

/** A token is known only together with its kind, except where no kind is sent. */
function withTask(tasks: Tasks, form: Form, handle: (task: Task) => Answer, anyKind = false): Answer {
  const wrong = anyKind ? undefined : missing(form, 'token', 'bizType')
  if (wrong) return wrong
  const task = tasks.get(form.token ?? '')
  return task && task.bizType !== carrierReport && (anyKind || task.bizType === form.bizType)
    ? handle(task)
    : answer('1011')
}

const carrierReport: BizType = 'mobileReport'
