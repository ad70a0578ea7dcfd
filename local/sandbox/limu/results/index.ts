import { type Answer, answer } from '../answers.ts'
import { phaseOf } from '../lifecycle.ts'
import type { BizType } from '../scenarios.ts'
import type { Task } from '../state.ts'
import { billResult, ebankResult } from './bank.ts'
import { carrierData } from './carrier-data.ts'
import { carrierReport } from './carrier-report.ts'
import { educationResult } from './education.ts'
import { type Person, personOf } from './person.ts'
import { jdResult, taobaoResult } from './shops.ts'

const collected: Record<BizType, (person: Person) => unknown> = {
  mobile: carrierData,
  mobileReport: carrierData,
  jd: jdResult,
  taobao: taobaoResult,
  education: educationResult,
  bill: billResult,
  ebank: ebankResult,
}

/** Returns the raw data; an error until they are collected. */
export const resultOf = (task: Task): Answer => onceCollected(task, collected[task.bizType])

/** Returns Limu's report on the data. Only carriers' data have one; for other kinds it repeats the data. */
export function reportOf(task: Task): Answer {
  const carrier = task.bizType === 'mobile' || task.bizType === 'mobileReport'
  return onceCollected(
    task,
    carrier ? (person) => carrierReport(person, carrierData(personOf(task))) : collected[task.bizType],
  )
}

function onceCollected(task: Task, make: (person: Person) => unknown): Answer {
  const { token } = task
  return phaseOf(task).is === 'collected'
    ? answer('0000', { token, data: make(personOf(task)) })
    : answer('1107', { token })
}
