import { CommandFailure } from './failure.ts'
import { howToLogIn } from './hint.ts'
import { currentName, readSession, type Session } from './session-files.ts'

/** The operator who acts: the named one, else the last to log in. The token may have expired. */
export function storedSession(as: string | undefined): Session {
  const name = as ?? currentName()
  if (name === undefined) throw new CommandFailure(`Nobody is logged in. ${howToLogIn()}`)
  const session = readSession(name)
  if (!session) throw new CommandFailure(`${name} is not logged in. ${howToLogIn({ name })}`)
  return session
}

/** As `storedSession`, with a token that is good as far as this machine can know. */
export function sessionFor(as: string | undefined): Session {
  const session = storedSession(as)
  if (hasExpired(session)) throw new CommandFailure(`The login of ${session.name} has expired. ${howToLogIn(session)}`)
  return session
}

export const hasExpired = ({ expiresAt }: Session): boolean => expiresAt !== null && expiresAt <= Date.now()
