import * as z from 'zod/mini'
import { personOf } from '../../account/person.ts'
import { Failure } from '../../domain/failure.ts'
import { keys } from '../../store/keys.ts'
import type { User } from '../../store/user.ts'
import type { Slot, Task } from '../../store/verification.ts'
import { get } from '../../table/read.ts'
import type { VerificationKind } from '../../vendors/data-provider.ts'
import { identityData } from '../../vendors/identity-data.ts'
import { awaitDecision, refusalOf } from '../../verification/decision.ts'
import { looksOf } from '../../verification/looks.ts'
import { startVerification } from '../../verification/start.ts'
import { borrower } from '../auth/borrower.ts'
import type { Reply } from '../envelope.ts'

/** `results` of the start routes: the vendor's token, and a picture to scan as a data URI. */
export const startedShape = z.array(z.object({ token: z.string(), input: z.optional(z.string()) }))
type Started = z.output<typeof startedShape>

/** A borrower, and in the same trip their slot of a kind. */
export const borrowerWithSlot = (kind: VerificationKind) =>
  borrower({ items: (userId) => ({ slot: keys.slot(userId, kind) }) })

/** Input of the start of a kind. */
interface Start {
  user: User
  slot: Slot | undefined
  /** Absent where a picture is scanned. */
  login?: { username: string; password: string }
  bankCode?: string
  now: number
}

/** Starts a verification or attaches to it, and waits for what the workflow decides: the task, undecided as a refusal. */
export async function startAndWait(kind: VerificationKind, given: Start): Promise<Task> {
  const { user, slot, login, bankCode, now } = given
  const looks = looksOf(Date.now())
  const collection = {
    kind,
    person: await personOf(user),
    ...(login ? { login } : {}),
    ...(bankCode ? { bankCode } : {}),
    nowMs: now,
  }
  const token = await startVerification(await identityData(), { userId: user.id, kind, slot, collection, now, looks })
  const task = await awaitDecision(token, looks)
  if (!task) throw new Failure('VERIFICATION_PENDING', { results: [{ token }] })
  return task
}

/** The answer of a start: input is wanted (0006), or logged in, in the word that the client expects of the kind. */
export async function started(task: Task, loggedIn: '0100' | '认证成功' = '0100'): Promise<Reply<Started>> {
  if (task.state === 'needs-input') return { message: '0006', results: [await wanted(task)] }
  if (task.state === 'logged-in' || task.state === 'done')
    return { message: loggedIn, results: [{ token: task.token }] }
  throw refusalOf(task)
}

/** The picture bears the client's prefix, though its bytes are a PNG. */
export async function wanted(task: Task): Promise<Started[number]> {
  const { token } = task
  if (task.need !== 'qr') return { token }
  const stored = await get(keys.taskInput(token))
  return { token, input: `data:image/jpg;base64,${stored?.image ?? ''}` }
}
