import type { Guard } from './commit.ts'
import { all, equals, exists } from './expressions.ts'
import { keys } from './keys.ts'
import { tryUpdate } from './update.ts'
import { sessionFits, type User } from './user.ts'

/** Rounds of making room: each loses only against another login of the same borrower in the same moment. */
const TRIES = 20

/** Adds a session; when ten are there the oldest leaves. */
export async function addSession(userId: number, sid: string, expires: number): Promise<void> {
  const add = { [`sessions.${sid}`]: expires }
  const first = await tryUpdate(keys.user(userId), { set: add }, sessionFits)
  if (!('guard' in first)) return
  let user = first.item as User | undefined
  for (let attempt = 0; attempt < TRIES && user; attempt++) {
    const oldest = oldestOf(user)
    const swapped = await tryUpdate(
      keys.user(userId),
      { set: add, remove: [`sessions.${oldest}`] },
      stillThere(oldest, user),
    )
    if (!('guard' in swapped)) return
    user = swapped.item as User | undefined
  }
  throw new Error(`No room for a session of user ${userId}`)
}

const oldestOf = ({ sessions }: User): string => Object.entries(sessions).reduce((a, b) => (b[1] < a[1] ? b : a))[0]

const stillThere = (sid: string, user: User): Guard => ({
  name: 'oldestSessionStillThere',
  holds: all(exists(), equals(`sessions.${sid}`, user.sessions[sid])),
})

/** Ends one session; that it had ended is no error. */
export const endSession = (userId: number, sid: string) =>
  tryUpdate(keys.user(userId), { remove: [`sessions.${sid}`] }, { name: 'userThere', holds: exists() })
