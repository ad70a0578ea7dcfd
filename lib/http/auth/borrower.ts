import { type BorrowerClaims, readBorrowerToken } from '../../account/session-token.ts'
import { seconds } from '../../domain/calendar.ts'
import { Failure } from '../../domain/failure.ts'
import { addLogContext } from '../../platform/log.ts'
import { keys } from '../../store/keys.ts'
import { sessionLives, type User } from '../../store/user.ts'
import type { Key } from '../../table/commit.ts'
import { get, getAll } from '../../table/read.ts'
import type { Call } from '../call.ts'
import { borrowerMessages } from '../messages/borrower.ts'
import type { Auth } from './auth.ts'
import { tokenIn } from './token.ts'

export interface Borrower {
  user: User
  sid: string
}

/** A signed-in borrower. Reading the user item is the session check, so it costs no trip of its own. */
export const borrower: Auth<Borrower> = {
  audience: 'borrower',
  messages: borrowerMessages,
  identify: (call) => identify(call, async (userId) => ({ user: await get(keys.user(userId)) })),
}

/** As `borrower`, and reads more items in the same round trip: `loaded.x` is absent where there is no item. */
export const borrowerWith = <Items extends object, Input = unknown>(
  wanted: (userId: number, input: Input) => { [N in keyof Items]: Key },
): Auth<Borrower & { loaded: Partial<Items> }, Input> => ({
  audience: 'borrower',
  messages: borrowerMessages,
  identify: (call, input) =>
    identify(call, async (userId) => {
      const more = input instanceof Failure ? {} : wanted(userId, input)
      const { user, ...loaded } = await getAll({ ...more, user: keys.user(userId) })
      return { user: user as User | undefined, loaded: loaded as Partial<Items> }
    }),
})

/** As `borrower`, with a query that begins at the user item and goes on to rows sorted beside it. */
export const borrowerAndRows = <Row, Input = unknown>(
  rows: (userId: number, input: Input | undefined) => Promise<{ user: User | undefined; rows: Row[] }>,
): Auth<Borrower & { rows: Row[] }, Input> => ({
  audience: 'borrower',
  messages: borrowerMessages,
  identify: (call, input) => identify(call, (userId) => rows(userId, input instanceof Failure ? undefined : input)),
})

/** As `borrowerWith`, and a query of rows at the same time. */
export const borrowerWithRows = <Items extends object, Row>(
  wanted: (userId: number) => { [N in keyof Items]: Key },
  rows: (userId: number) => Promise<Row[]>,
): Auth<Borrower & { loaded: Partial<Items>; rows: Row[] }> => ({
  audience: 'borrower',
  messages: borrowerMessages,
  identify: (call) =>
    identify(call, async (userId) => {
      const [items, found] = await Promise.all([getAll({ ...wanted(userId), user: keys.user(userId) }), rows(userId)])
      const { user, ...loaded } = items
      return { user: user as User | undefined, loaded: loaded as Partial<Items>, rows: found }
    }),
})

/** Home's rule: no header is TOKEN_ERROR, a header that says "nobody" (`undefined`) is a visitor. */
export const borrowerOrVisitor: Auth<Partial<Borrower>> = {
  audience: 'guest',
  messages: borrowerMessages,
  identify: async (call, input) => {
    const header = call.headers.authorization
    return header !== undefined && !tokenIn(header) ? {} : borrower.identify(call, input)
  },
}

/** For logout: whoever the token names, without a look at the session that is about to end; nobody is fine too. */
export const signedOut: Auth<{ claims: BorrowerClaims | undefined }> = {
  audience: 'guest',
  messages: borrowerMessages,
  identify: async (call) => {
    const token = tokenIn(call.headers.authorization)
    const claims = token
      ? await readBorrowerToken(token, call.now).catch((error: unknown) => {
          if (error instanceof Failure) return undefined
          throw error
        })
      : undefined
    return { claims }
  },
}

async function identify<R extends { user: User | undefined }>(
  call: Call,
  read: (userId: number) => Promise<R>,
): Promise<Omit<R, 'user'> & Borrower> {
  const token = tokenIn(call.headers.authorization)
  if (!token) throw new Failure('NOT_SIGNED_IN')
  const { userId, sid } = await readBorrowerToken(token, call.now)
  const found = await read(userId)
  if (!found.user || !sessionLives(found.user, sid, seconds(call.now))) throw new Failure('NOT_SIGNED_IN')
  addLogContext({ userId })
  return { ...found, user: found.user, sid }
}
