import { dateOf, seconds } from '../domain/calendar.ts'
import { log } from '../platform/log.ts'
import { tryCommit, type Write } from '../store/commit.ts'
import { keys, watchedAt } from '../store/keys.ts'
import { get } from '../store/read.ts'
import { tryUpdate } from '../store/update.ts'
import { isOpen, type Refusal, type Slot, type Task, taskBeforeLogin, taskOpen } from '../store/verification.ts'
import type { CollectionStatus, Need } from '../vendors/identity-data.ts'
import { UNSUPPORTED } from './decision.ts'
import { kinds } from './kinds.ts'
import { waitSeconds } from './waits.ts'

/** Where the workflow goes next. `wakes` is what a pause compares, so that nothing is slept through. */
export interface Next {
  token: string
  next: 'pause' | 'park' | 'collect' | 'end'
  wakes: number
  waitS: number
  need?: Need
}

/** A task that nobody looks at for this long has lost its workflow; the sweep finds it. */
const LOOK_AGAIN_MS = 300_000

/** Records what the vendor said of a task and says where the workflow goes. */
export async function record(task: Task, status: CollectionStatus, now: number): Promise<Next> {
  const answer = (next: Next['next'], more: Partial<Next> = {}): Next => ({
    token: task.token,
    next,
    wakes: task.wakes,
    waitS: waitSeconds(task, loggedInBy(task, status) ? 'data' : 'login', now),
    ...more,
  })
  if (!isOpen(task)) return answer('end')
  if (status.state === 'collected') return answer('collect')
  if (status.state === 'refused')
    return end(task, { code: status.code, message: status.message }).then(() => answer('end'))
  if (task.giveUpAt <= now)
    return end(task, { ours: true, code: 'timeout', message: 'gave up' }).then(() => answer('end'))
  // What was typed is on its way: to ask for it again now would send it twice.
  const inputOnItsWay = task.state === 'input-sent' && task.inputLease > now
  // Nobody is there any more who could be asked for something after the login.
  if (status.state === 'input' && !inputOnItsWay && task.state !== 'logged-in') {
    if (!kinds[task.kind].needs.includes(status.need)) {
      return end(task, { ours: true, code: UNSUPPORTED, message: `wants ${status.need}` }).then(() => answer('end'))
    }
    if (status.image) await storeImage(task, status.image)
    // Nobody tells us of a scan, so these looks go on, and grow rarer, like all others.
    if (status.need === 'qr') await looked(task, now)
    return answer('park', {
      need: status.need,
      waitS: waitSeconds(task, status.need === 'qr' ? 'login' : 'typing', now),
    })
  }
  // A picture that was asked for has been scanned.
  await looked(task, now, task.state === 'needs-input' ? { state: 'working' } : {})
  if (status.state === 'logged-in' && task.state !== 'logged-in') await loggedIn(task)
  return answer('pause')
}

const loggedInBy = (task: Task, status: CollectionStatus): boolean =>
  task.state === 'logged-in' || status.state === 'logged-in'

async function looked(task: Task, now: number, set: Partial<Task> = {}): Promise<void> {
  const again = watchedAt(now + LOOK_AGAIN_MS, task.token)
  await tryUpdate(keys.task(task.token), { add: { polls: 1 }, set: { ...again, ...set } }, taskOpen)
}

/** The login succeeded: the borrower counts as verified from now, unless the collection fails. */
async function loggedIn(task: Task): Promise<void> {
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
export async function finish(task: Task, now: number, ...kept: Write[]): Promise<void> {
  await tryCommit(
    { update: keys.task(task.token), changes: closing('done'), guard: taskOpen },
    flag(task, 1),
    {
      update: keys.slot(task.userId, task.kind),
      changes: { set: { state: 'passed', passedOn: dateOf(now), passedToken: task.token } },
    },
    ...kept,
  )
}

/**
 * Refused before a login, failed after one or when no answer came in time. A failed collection lowers the flag, unless an earlier
 * verification of the kind succeeded: a failed repeat takes nothing away.
 */
export async function end(task: Task, refusal: Refusal): Promise<void> {
  const wasLoggedIn = task.state === 'logged-in'
  const noAnswer = refusal.ours && refusal.code !== UNSUPPORTED
  const state = wasLoggedIn || noAnswer ? 'failed' : 'refused'
  log.warn('verification ended', { token: task.token, kind: task.kind, code: refusal.code, state })
  const slotKey = keys.slot(task.userId, task.kind)
  const slot = await get<Slot>(slotKey)
  await tryCommit(
    {
      update: keys.task(task.token),
      changes: closing(state, { refusal }),
      guard: wasLoggedIn ? taskOpen : taskBeforeLogin,
    },
    ...(slot?.token === task.token ? [{ update: slotKey, changes: { set: { state: 'failed' } } }] : []),
    ...(wasLoggedIn && !slot?.passedOn ? [flag(task, 0)] : []),
  )
}

const closing = (state: Task['state'], more: object = {}) => ({
  set: { state, ...more },
  remove: ['duePk', 'dueSk', 'pauseToken', 'need'],
})

async function storeImage(task: Task, image: string): Promise<void> {
  await tryUpdate(keys.taskInput(task.token), { set: { image, expiresAt: seconds(task.giveUpAt) } })
}
