import * as z from 'zod/mini'
import { seconds } from '../../lib/domain/calendar.ts'
import { Failure } from '../../lib/domain/failure.ts'
import { balances, type Postings } from '../../lib/domain/ledger.ts'
import { yuan } from '../../lib/domain/money.ts'
import { operator } from '../../lib/http/auth/operator.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { id } from '../../lib/http/fields.ts'
import { keys } from '../../lib/store/keys.ts'
import type { Loan } from '../../lib/store/loan.ts'
import { movementsOf } from '../../lib/store/movement.ts'
import { get } from '../../lib/store/read.ts'

const legs = z.record(z.string(), z.number())

/** A loan's movements in the books and what they sum to, in yuan: debits positive, credits negative. */
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
      }),
    ),
  },
  async ({ input }) => {
    const [loan, movements] = await Promise.all([get<Loan>(keys.loan(input.id)), movementsOf(input.id)])
    if (!loan) throw new Failure('NO_SUCH_LOAN')
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
        },
      ],
    }
  },
)

const inYuan = (postings: Postings) =>
  Object.fromEntries(Object.entries(postings).map(([account, fen]) => [account, yuan(fen)]))
