import * as z from 'zod/mini'
import { dateOf } from '../../lib/domain/calendar.ts'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { pageOf, paging } from '../../lib/http/paging.ts'
import { loanRecord } from '../../lib/lending/loan/records.ts'
import { allLoans } from '../../lib/store/loan-rows.ts'

export const handler = endpoint(
  {
    auth: borrower({ rows: allLoans }),
    input: z.object(paging),
    output: z.array(
      z.object({ loan_id: z.number(), quota: z.number(), period: z.int(), state: z.string(), state_time: z.string() }),
    ),
  },
  async ({ user, rows, input, now }) => pageOf(rows, input, (row) => loanRecord(row, user, dateOf(now))),
)
