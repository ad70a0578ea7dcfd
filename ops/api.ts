import * as z from 'zod/mini'
import { portsFrom } from '../local/ports.ts'
import { exchange, strangeAnswer } from './exchange.ts'
import { CommandFailure } from './failure.ts'
import type { Globals } from './globals.ts'
import { howToLogIn } from './hint.ts'
import { sessionFor } from './session.ts'
import type { Session } from './session-files.ts'

const envelopeShape = z.object({
  status: z.string(),
  error_message: z.string(),
  results: z.optional(z.unknown()),
  has_more: z._default(z.boolean(), false),
})

/** The results of a command that answers with none. */
export const nothing = z.optional(z.unknown())

/** The API in the name of the operator who acts. */
export function apiFor(globals: Globals) {
  const session = sessionFor(globals.as)
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
  // The gateway refuses a token in its own words before we see it.
  if (answer.status === 401) throw refused(session, 'TOKEN_ERROR', '')
  const envelope = z.safeParse(envelopeShape, answer.body)
  if (!envelope.success) throw strangeAnswer(answer, 'API_URL')
  const { status, error_message: message, results, has_more: hasMore } = envelope.data
  if (status !== 'SUCCESS') throw refused(session, status, message || status)
  const read = z.safeParse(shape, results)
  if (!read.success) throw strangeAnswer(answer, 'API_URL')
  return { message, results: read.data, hasMore }
}

function refused(session: Session, status: string, reason: string): CommandFailure {
  if (status === 'TOKEN_ERROR') return new CommandFailure(`The login is not valid. ${howToLogIn(session)}`)
  if (status !== 'PERMISSION_ERROR') return new CommandFailure(reason)
  return new CommandFailure(`Your role does not allow this (${session.name}: ${session.roles.join(', ') || 'no role'})`)
}

const apiUrl = (): string =>
  (process.env.API_URL || `http://127.0.0.1:${portsFrom(process.env).api}`).replace(/\/+$/, '')
