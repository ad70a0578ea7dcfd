import * as z from 'zod/mini'
import { dateOf } from '../../lib/domain/calendar.ts'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { pageOf, paging } from '../../lib/http/paging.ts'
import { repaymentRow } from '../../lib/lending/loan/records.ts'
import { repaidOrOwed } from '../../lib/store/loan-rows.ts'

export const handler = endpoint(
  {
    auth: borrower({ rows: repaidOrOwed }),
    input: z.object(paging),
    output: z.array(
      z.object({
        loan_id: z.string(),
        quota: z.number(),
        state_time: z.string(),
        state: z.enum(['repaying', 'finished']),
      }),
    ),
  },
  async ({ user, rows, input, now }) => pageOf(rows, input, (row) => repaymentRow(row, user, dateOf(now))),
)
