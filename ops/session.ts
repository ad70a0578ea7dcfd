import { CommandFailure } from './failure.ts'
import { howToLogIn } from './hint.ts'
import { currentName, readSession, type Session } from './session-files.ts'

/** Returns the acting operator: the named one, else the last to log in. The API checks the token. */
export function storedSession(as: string | undefined): Session {
  const name = as ?? currentName()
  if (name === undefined) throw new CommandFailure(`Nobody is logged in. ${howToLogIn()}`)
  const session = readSession(name)
  if (!session) throw new CommandFailure(`${name} is not logged in. ${howToLogIn({ name })}`)
  return session
}

/** Compares with a moment of the business clock (ms), not of this machine's. */
export const hasExpired = ({ expiresAt }: Session, now: number): boolean => expiresAt !== null && expiresAt <= now
