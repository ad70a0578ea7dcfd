import * as z from 'zod/mini'
import { dateOf } from '../../lib/domain/calendar.ts'
import { borrowerAndRows } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { paging } from '../../lib/http/fields.ts'
import { repaymentRow } from '../../lib/lending/records.ts'
import { repaidOrOwed } from '../../lib/store/loan-rows.ts'

export const handler = endpoint(
  {
    auth: borrowerAndRows(repaidOrOwed),
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
  async ({ user, rows, input, now }) => ({
    results: rows.slice(input.offset, input.offset + input.limit).map((row) => repaymentRow(row, user, dateOf(now))),
    has_more: rows.length > input.offset + input.limit,
  }),
)
