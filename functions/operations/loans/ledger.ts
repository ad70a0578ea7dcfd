import * as z from 'zod/mini'
import { booksOf } from '../../../lib/books/loan-books.ts'
import { seconds } from '../../../lib/domain/calendar.ts'
import { Failure } from '../../../lib/domain/failure.ts'
import { balances, type Postings } from '../../../lib/domain/ledger.ts'
import { yuan } from '../../../lib/domain/money.ts'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { id } from '../../../lib/http/fields.ts'

const legs = z.record(z.string(), z.number())

/** Lists a loan's movements in the books, their sums, and whether these equal the principal owed. Yuan, debits positive. */
export const handler = endpoint(
  {
    auth: operator('reviewer', 'cashier', 'risk', 'admin'),
    input: z.object({ id: id('NO_SUCH_LOAN') }),
    output: z.array(
      z.object({
        movements: z.array(
          z.object({ at: z.number(), date: z.string(), kind: z.string(), order_no: z.string(), postings: legs }),
        ),
        balances: legs,
        principal: z.object({ owed: z.number(), booked: z.number(), agrees: z.boolean() }),
      }),
    ),
  },
  async ({ input }) => {
    const books = await booksOf(input.id)
    if (!books) throw new Failure('NO_SUCH_LOAN')
    const { movements, principal } = books
    return {
      results: [
        {
          movements: movements.map(({ at, date, kind, orderNo, postings }) => ({
            at: seconds(at),
            date,
            kind,
            order_no: orderNo,
            postings: inYuan(postings),
          })),
          balances: inYuan(balances(movements.map(({ postings }) => postings))),
          principal: {
            owed: yuan(principal.owedFen),
            booked: yuan(principal.bookedFen),
            agrees: principal.agrees,
          },
        },
      ],
    }
  },
)

const inYuan = (postings: Postings) =>
  Object.fromEntries(Object.entries(postings).map(([account, fen]) => [account, yuan(fen)]))
