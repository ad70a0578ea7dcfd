import { type Answer, answer } from './answers.ts'
import { input } from './input.ts'
import { type Form, missing } from './merchant.ts'
import { reportOf, resultOf } from './results/index.ts'
import type { SandboxState, Task } from './state.ts'
import { status } from './status.ts'
import { submit } from './submit.ts'
import type { Tasks } from './tasks.ts'

export type CarrierReportCall = (sandbox: SandboxState, tasks: Tasks, form: Form) => Answer

const about =
  (handle: (tasks: Tasks, task: Task, form: Form) => Answer): CarrierReportCall =>
  (_, tasks, form) => {
    const task = tasks.get(form.token ?? '')
    return missing(form, 'token') ?? (task?.bizType === 'mobileReport' ? handle(tasks, task, form) : answer('1011'))
  }

/** Answers the carrier's report, by path. It has neither method nor version. */
export const carrierReportCalls: Record<string, CarrierReportCall> = {
  '': (sandbox, tasks, form) => submit(sandbox, tasks, 'mobileReport', form),
  '/status': about((tasks, task) => status(tasks, task, '')),
  '/input': about((tasks, task, form) => missing(form, 'input') ?? input(tasks, task, form.input ?? '')),
  '/report': about((_, task) => reportOf(task)),
  '/data': about((_, task) => resultOf(task)),
}
