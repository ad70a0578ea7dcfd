import type { Command } from 'commander'
import * as z from 'zod/mini'
import { now } from '../../lib/platform/clock.ts'
import { apiFor } from '../api.ts'
import { amount, elapsed } from '../format.ts'
import { examples, globalsOf, wholeNumber } from '../globals.ts'
import { print } from '../print.ts'
import { type Column, table } from '../table.ts'

/** The most that the API gives at a time. */
const LIMIT_MAX = 50
const OFFSET_MAX = 999_999_999

const shape = z.looseObject({
  break_id: z.string(),
  loan_id: z.nullable(z.number()),
  amount: z.number(),
  detail: z.string(),
  state: z.string(),
  outcomes: z.array(z.string()),
  proposal: z.nullable(z.looseObject({ outcome: z.string(), by: z.string() })),
  waiting_since: z.number(),
})

export const breaks = (program: Command): Command =>
  program
    .command('breaks')
    .summary('list where our books and the provider differ')
    .description('Lists the differences that two people must look at, oldest first, and how each may end.')
    .option('--limit <n>', `how many, up to ${LIMIT_MAX}`, wholeNumber(1, LIMIT_MAX), 10)
    .option('--offset <n>', 'how many to pass over', wholeNumber(0, OFFSET_MAX), 0)
    .addHelpText('after', examples('breaks', 'breaks --limit 50'))
    .action(async ({ limit, offset }: { limit: number; offset: number }, command: Command) => {
      const globals = globalsOf(command)
      const path = `/operator/queues/break?limit=${limit}&offset=${offset}`
      const { results, hasMore } = await apiFor(globals).get(path, z.array(shape))
      print(globals, { results, has_more: hasMore }, () =>
        [
          results.length > 0 ? table(columns(now()), results) : 'No break is open.',
          ...(hasMore ? [`There is more: npm run ops -- breaks --limit ${limit} --offset ${offset + limit}`] : []),
        ].join('\n'),
      )
    })

const columns = (nowMs: number): Column<z.output<typeof shape>>[] => [
  { title: 'Break', of: ({ break_id }) => break_id },
  { title: 'Loan', of: ({ loan_id }) => (loan_id === null ? '–' : String(loan_id)), right: true },
  { title: 'Amount', of: (row) => amount(row.amount), right: true },
  { title: 'Age', of: ({ waiting_since }) => elapsed(waiting_since, nowMs), right: true },
  { title: 'Proposed', of: ({ proposal }) => (proposal ? `${proposal.outcome} by ${proposal.by}` : '') },
  { title: 'May end', of: ({ outcomes }) => outcomes.join(', ') },
  { title: 'Detail', of: ({ detail }) => detail },
]
