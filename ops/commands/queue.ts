import { Argument, type Command } from 'commander'
import * as z from 'zod/mini'
import { now } from '../../lib/platform/clock.ts'
import { apiFor } from '../api.ts'
import { amount, elapsed, moment } from '../format.ts'
import { examples, globalsOf, wholeNumber } from '../globals.ts'
import { print } from '../print.ts'
import { type Column, table } from '../table.ts'

/** The most that the API gives at a time. */
const LIMIT_MAX = 50
const OFFSET_MAX = 999_999_999

const shape = z.looseObject({
  loan_id: z.number(),
  amount: z.number(),
  period: z.number(),
  waiting_since: z.number(),
})

export const queue = (program: Command): Command =>
  program
    .command('queue')
    .summary('list loans that wait for an operator')
    .description('Lists the loans that wait: for the first review, for the second, or for disbursement. Oldest first.')
    .addArgument(new Argument('<queue>', 'which queue').choices(['auditing', 'reviewing', 'disburse']))
    .option('--limit <n>', `how many, up to ${LIMIT_MAX}`, wholeNumber(1, LIMIT_MAX), 10)
    .option('--offset <n>', 'how many to pass over', wholeNumber(0, OFFSET_MAX), 0)
    .addHelpText('after', examples('queue auditing', 'queue disburse --limit 50 --offset 50 --as zhao'))
    .action(async (name: string, { limit, offset }: { limit: number; offset: number }, command: Command) => {
      const globals = globalsOf(command)
      const path = `/operator/queues/${name}?limit=${limit}&offset=${offset}`
      const { results, hasMore } = await apiFor(globals).get(path, z.array(shape))
      const next = `queue ${name} --limit ${limit} --offset ${offset + limit}`
      print(globals, { results, has_more: hasMore }, () =>
        [
          results.length > 0 ? table(columns(now()), results) : 'No loan waits here.',
          ...(hasMore ? [`There is more: npm run ops -- ${next}`] : []),
        ].join('\n'),
      )
    })

const columns = (nowMs: number): Column<z.output<typeof shape>>[] => [
  { title: 'Loan', of: ({ loan_id }) => String(loan_id), right: true },
  { title: 'Amount', of: (loan) => amount(loan.amount), right: true },
  { title: 'Period', of: ({ period }) => `${period} days`, right: true },
  { title: 'Waiting', of: ({ waiting_since }) => elapsed(waiting_since, nowMs), right: true },
  { title: 'Since', of: ({ waiting_since }) => moment(waiting_since) },
]
