import * as z from 'zod/mini'
import { portsFrom } from '../local/ports.ts'
import { type Exchange, exchange, strangeAnswer } from './exchange.ts'
import { CommandFailure } from './failure.ts'
import { moment } from './format.ts'
import type { Globals } from './globals.ts'
import { howToLogIn } from './hint.ts'
import { hasExpired, storedSession } from './session.ts'
import type { Session } from './session-files.ts'

const envelopeShape = z.object({
  status: z.string(),
  error_message: z.string(),
  results: z.optional(z.unknown()),
  has_more: z._default(z.boolean(), false),
})

/** The results of a command whose answer has none. */
export const nothing = z.optional(z.unknown())

/** Calls the API as the operator who acts. */
export function apiFor(globals: Globals) {
  const session = storedSession(globals.as)
  return {
    get: <S extends z.ZodMiniType>(path: string, shape: S) => call(session, path, { method: 'GET' }, shape),
    post: <S extends z.ZodMiniType>(path: string, body: object, shape: S) =>
      call(session, path, { method: 'POST', body: JSON.stringify(body) }, shape),
  }
}

export type Api = ReturnType<typeof apiFor>

async function call<S extends z.ZodMiniType>(session: Session, path: string, init: RequestInit, shape: S) {
  const headers = { authorization: `Bearer ${session.token}`, 'content-type': 'application/json' }
  const answer = await exchange(`${apiUrl()}${path}`, { ...init, headers }, 'API_URL')
  // The gateway refuses a token with an answer of another shape, before our code runs.
  if (answer.status === 401) throw refused(session, 'TOKEN_ERROR', '', answer)
  const envelope = z.safeParse(envelopeShape, answer.body)
  if (!envelope.success) throw strangeAnswer(answer, 'API_URL')
  const { status, error_message: message, results, has_more: hasMore } = envelope.data
  if (status !== 'SUCCESS') throw refused(session, status, message || status, answer)
  if (!z.safeParse(shape, results).success) throw strangeAnswer(answer, 'API_URL')
  // As it came, not zod's copy: --json passes on the fields that this version does not know.
  return { message, results: results as z.input<S>, hasMore, now: answer.now }
}

function refused(session: Session, status: string, reason: string, answer: Exchange): CommandFailure {
  if (status === 'TOKEN_ERROR') return new CommandFailure(`${whyNot(session, answer.now)}. ${howToLogIn(session)}`)
  if (status === 'PERMISSION_ERROR') {
    const { name, roles } = session
    return new CommandFailure(
      `Your role does not allow this (${name}: ${roles.join(', ') || 'no role'}). Another operator: --as NAME, of those in npm run ops -- whoami`,
    )
  }
  const inLog = answer.status >= 500 && answer.requestId ? `. In the log: request ${answer.requestId}` : ''
  return new CommandFailure(`${reason}${inLog}`)
}

function whyNot(session: Session, now: number): string {
  const { name, expiresAt } = session
  if (!hasExpired(session, now)) return `${apiUrl()} does not accept the login of ${name}`
  return `The login of ${name} expired at ${moment((expiresAt ?? 0) / 1000)}, and it is ${moment(now / 1000)} now`
}

/**
 * Returns the business time (ms). Any route of operators answers it, also to a caller without a token; when the API does not
 * answer, this machine's time.
 */
export const businessTime = (): Promise<number> =>
  exchange(`${apiUrl()}/operator/products`, {}, 'API_URL').then(
    ({ now }) => now,
    () => Date.now(),
  )

const apiUrl = (): string =>
  (process.env.API_URL || `http://127.0.0.1:${portsFrom(process.env).api}`).replace(/\/+$/, '')
