import { seconds } from '../domain/calendar.ts'
import { keys } from '../store/keys.ts'
import { isOpen, type Refusal, type Task, taskOpen } from '../store/verification.ts'
import { checkAt } from '../table/index-keys.ts'
import { tryUpdate } from '../table/update.ts'
import type { CollectionStatus, Need } from '../vendors/data-provider.ts'
import { UNSUPPORTED } from './decision.ts'
import { kinds } from './kinds.ts'
import { failTask, markLoggedIn } from './outcome.ts'
import { waitSeconds } from './waits.ts'

/** The workflow's next step. A pause compares `wakes`, so that it misses no wake. */
export interface Next {
  token: string
  next: 'pause' | 'park' | 'collect' | 'end'
  wakes: number
  waitS: number
  need?: Need
}

/** A task without a look for this long has lost its workflow; the sweep finds it. */
const LOOK_AGAIN_MS = 300_000

/** Records the vendor's status of a task and returns the workflow's next step. */
export async function recordStatus(task: Task, status: CollectionStatus, now: number): Promise<Next> {
  const answer = (next: Next['next'], more: Partial<Next> = {}): Next => ({
    token: task.token,
    next,
    wakes: task.wakes,
    waitS: waitSeconds(task, loggedInBy(task, status) ? 'data' : 'login', now),
    ...more,
  })
  if (!isOpen(task)) return answer('end')
  if (status.state === 'collected') return answer('collect')
  const asked = personAsked(task, status, now)
  const refusal = refusalIn(task, status, asked, now)
  if (refusal) {
    await failTask(task, refusal)
    return answer('end')
  }
  if (asked) {
    const { need, image } = asked
    if (image) await storeImage(task, image)
    // The source does not report a scan, so these looks continue, at growing intervals, like all others.
    if (need === 'qr') await recordPoll(task, now)
    return answer('park', { need, waitS: waitSeconds(task, need === 'qr' ? 'login' : 'typing', now) })
  }
  // The requested picture has been scanned.
  await recordPoll(task, now, task.state === 'needs-input' ? { state: 'working' } : {})
  if (status.state === 'logged-in' && task.state !== 'logged-in') await markLoggedIn(task)
  return answer('pause')
}

type Asked = Extract<CollectionStatus, { state: 'input' }>

/** Returns the input that the vendor wants, if a person can be asked for it now. */
function personAsked(task: Task, status: CollectionStatus, now: number): Asked | undefined {
  // The input is being passed on: asking again now would send it twice.
  const inputOnItsWay = task.state === 'input-sent' && task.inputLease > now
  // After the login no client waits that could be asked for more.
  return status.state === 'input' && !inputOnItsWay && task.state !== 'logged-in' ? status : undefined
}

/** Returns the reason to end: refused by the vendor, out of time, or the API has no route for the wanted input. */
function refusalIn(task: Task, status: CollectionStatus, asked: Asked | undefined, now: number): Refusal | undefined {
  if (status.state === 'refused') return { code: status.code, message: status.message }
  if (task.giveUpAt <= now) return { ours: true, code: 'timeout', message: 'gave up' }
  if (!asked || kinds[task.kind].needs.includes(asked.need)) return undefined
  return { ours: true, code: UNSUPPORTED, message: `wants ${asked.need}` }
}

const loggedInBy = (task: Task, status: CollectionStatus): boolean =>
  task.state === 'logged-in' || status.state === 'logged-in'

async function recordPoll(task: Task, now: number, set: Partial<Task> = {}): Promise<void> {
  const again = checkAt(now + LOOK_AGAIN_MS, task.token)
  await tryUpdate(keys.task(task.token), { add: { polls: 1 }, set: { ...again, ...set } }, taskOpen)
}

async function storeImage(task: Task, image: string): Promise<void> {
  await tryUpdate(keys.taskInput(task.token), { set: { image, expiresAt: seconds(task.giveUpAt) } })
}
