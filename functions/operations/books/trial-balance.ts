import * as z from 'zod/mini'
import { trialBalance } from '../../../lib/books/trial-balance.ts'
import { Failure } from '../../../lib/domain/failure.ts'
import type { LedgerAccount } from '../../../lib/domain/ledger.ts'
import { yuan } from '../../../lib/domain/money.ts'
import { change, holds, total } from '../../../lib/domain/trial-balance.ts'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { optionalDay } from '../../../lib/http/fields.ts'

const row = z.object({ account: z.string(), opening: z.number(), change: z.number(), closing: z.number() })

/** Sums the accounts over a range of days, in yuan; by default from the first day to today. */
export const handler = endpoint(
  {
    auth: operator('cashier', 'risk', 'admin'),
    input: z.object({ from: optionalDay(), to: optionalDay() }),
    output: z.array(
      z.object({
        from: z.nullable(z.string()),
        to: z.string(),
        closed_through: z.nullable(z.string()),
        movement_count: z.number(),
        accounts: z.array(row),
        sum: z.number(),
        unbalanced: z.array(z.string()),
        balanced: z.boolean(),
      }),
    ),
  },
  async ({ input, now }) => {
    if (input.from && input.to && input.from > input.to) {
      throw new Failure('BAD_PARAMETER', { about: `from ${input.from} is after to ${input.to}` })
    }
    const { from, to, opening, closing, closedThrough } = await trialBalance(input, now)
    const changed = change(closing.balances, opening.balances)
    const accounts = (Object.keys(changed) as LedgerAccount[]).sort()
    return {
      results: [
        {
          from: from ?? null,
          to,
          closed_through: closedThrough ?? null,
          movement_count: closing.movements - opening.movements,
          accounts: accounts.map((account) => ({
            account,
            opening: yuan(opening.balances[account] ?? 0),
            change: yuan(changed[account] ?? 0),
            closing: yuan(closing.balances[account] ?? 0),
          })),
          sum: yuan(total(closing.balances)),
          unbalanced: closing.unbalanced,
          balanced: holds(closing),
        },
      ],
    }
  },
)
