import { dateOf } from '../domain/calendar.ts'
import { log } from '../platform/log.ts'
import { keys } from '../store/keys.ts'
import { type Refusal, type Task, taskBeforeLogin, taskOpen } from '../store/verification.ts'
import { tryCommit, type Write } from '../table/commit.ts'
import { get } from '../table/read.ts'
import { UNSUPPORTED } from './decision.ts'

/** Marks the login at the source as successful: the borrower counts as verified from now, unless the collection fails. */
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

/** Ends the task as done and its slot as passed today, in one transaction with the stored data. */
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
 * Ends the task as refused (before a login) or failed (after one, or without an answer in time). A failed collection lowers
 * the flag, unless an earlier verification of the kind succeeded: a failed repeat removes nothing.
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
