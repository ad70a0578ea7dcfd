import { type BorrowerClaims, readBorrowerToken } from '../../account/session-token.ts'
import { seconds } from '../../domain/calendar.ts'
import { Failure } from '../../domain/failure.ts'
import { addLogContext } from '../../platform/log.ts'
import { keys } from '../../store/keys.ts'
import { sessionLives, type User } from '../../store/user.ts'
import { get, getAll, type KeysOf } from '../../table/read.ts'
import { borrowerMessages } from '../messages/borrower.ts'
import type { Call } from '../request.ts'
import type { Auth } from './auth.ts'
import { tokenIn } from './token.ts'

export interface Borrower {
  user: User
  sid: string
}

type Items = object

/** Reads items in the trip that reads the user, and rows at the same time. */
interface ItemsAndRows<Loaded extends Items, Row, Input> {
  items: (userId: number, input: Input) => KeysOf<Loaded>
  rows?: (userId: number) => Promise<Row[]>
}

/** Reads rows by one query that begins at the user item. `input` is undefined when it did not parse. */
interface RowsWithUser<Row, Input> {
  items?: never
  rows: (userId: number, input: Input | undefined) => Promise<{ user: User | undefined; rows: Row[] }>
}

type Reads<Loaded extends Items, Row, Input> = ItemsAndRows<Loaded, Row, Input> | RowsWithUser<Row, Input>

/**
 * A signed-in borrower. Reading the user item is the session check, so it costs no trip of its own, and what else the handler
 * needs is read with it: `loaded` has the items (absent where there is none), `rows` the rows.
 */
export function borrower(): Auth<Borrower>
export function borrower<Row, Input = unknown>(reads: RowsWithUser<Row, Input>): Auth<Borrower & { rows: Row[] }, Input>
export function borrower<Loaded extends Items, Row = never, Input = unknown>(
  reads: ItemsAndRows<Loaded, Row, Input>,
): Auth<Borrower & { loaded: Partial<Loaded>; rows: Row[] }, Input>
export function borrower(reads?: Reads<Items, unknown, unknown>): Auth<Borrower> {
  return {
    audience: 'borrower',
    messages: borrowerMessages,
    identify: (call, input) => identify(call, (userId) => read(userId, input, reads)),
  }
}

async function read(userId: number, input: unknown, reads?: Reads<Items, unknown, unknown>) {
  const unparsed = input instanceof Failure
  if (!reads) return { user: await get(keys.user(userId)) }
  if (!reads.items) return reads.rows(userId, unparsed ? undefined : input)
  const [{ user, ...loaded }, rows] = await Promise.all([
    getAll({ ...(unparsed ? {} : reads.items(userId, input)), user: keys.user(userId) }),
    reads.rows?.(userId) ?? [],
  ])
  return { user, loaded, rows }
}

/** Home's rule: no header is TOKEN_ERROR, a header without a token (`undefined`) is a visitor. */
export const borrowerOrVisitor: Auth<Partial<Borrower>> = {
  audience: 'guest',
  messages: borrowerMessages,
  identify: async (call, input) => {
    const header = call.headers.authorization
    return header !== undefined && !tokenIn(header) ? {} : borrower().identify(call, input)
  },
}

/** For logout: the claims of the token, without reading the session that is about to end; a token is not required. */
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
