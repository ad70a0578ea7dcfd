import { dateOf } from '../domain/calendar.ts'
import { log } from '../platform/log.ts'
import { keys } from '../store/keys.ts'
import { type Refusal, type Task, taskBeforeLogin, taskOpen } from '../store/verification.ts'
import { tryCommit, type Write } from '../table/commit.ts'
import { get } from '../table/read.ts'
import { UNSUPPORTED } from './decision.ts'

/** The login at the source succeeded: the borrower counts as verified from now, unless the collection fails. */
export async function markLoggedIn(task: Task): Promise<void> {
  await tryCommit(
    { update: keys.task(task.token), changes: { set: { state: 'logged-in' } }, guard: taskOpen },
    flag(task, 1),
  )
}

const flag = (task: Task, value: 0 | 1): Write => ({
  update: keys.user(task.userId),
  changes: { set: { [`flags.${task.kind}`]: value } },
})

/** The data are stored: the task is done and its slot passed for today, in one step with what is kept of the data. */
export async function completeTask(task: Task, now: number, ...kept: Write[]): Promise<void> {
  await tryCommit(
    { update: keys.task(task.token), changes: closing('done'), guard: taskOpen },
    flag(task, 1),
    {
      update: keys.slot(task.userId, task.kind),
      changes: { set: { state: 'passed', passedOn: dateOf(now), passedToken: task.token }, remove: ['input'] },
    },
    ...kept,
  )
}

/**
 * Refused before a login, failed after one or when no answer came in time. A failed collection lowers the flag, unless an earlier
 * verification of the kind succeeded: a failed repeat takes nothing away.
 */
export async function failTask(task: Task, refusal: Refusal): Promise<void> {
  const wasLoggedIn = task.state === 'logged-in'
  const noAnswer = refusal.ours && refusal.code !== UNSUPPORTED
  const state = wasLoggedIn || noAnswer ? 'failed' : 'refused'
  log.warn('verification ended', { token: task.token, kind: task.kind, code: refusal.code, state })
  const slotKey = keys.slot(task.userId, task.kind)
  const slot = await get(slotKey)
  await tryCommit(
    {
      update: keys.task(task.token),
      changes: closing(state, { refusal }),
      guard: wasLoggedIn ? taskOpen : taskBeforeLogin,
    },
    ...(slot?.token === task.token
      ? [{ update: slotKey, changes: { set: { state: 'failed' }, remove: ['input'] } }]
      : []),
    ...(wasLoggedIn && !slot?.passedOn ? [flag(task, 0)] : []),
  )
}

const closing = (state: Task['state'], more: object = {}) => ({
  set: { state, ...more },
  remove: ['duePk', 'dueSk', 'pauseToken', 'need'],
})
