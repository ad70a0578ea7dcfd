import type { Command } from 'commander'
import * as z from 'zod/mini'
import { loanStateLabels, withLabel } from '../../lib/domain/labels.ts'
import { apiFor } from '../api.ts'
import { moment } from '../format.ts'
import { examples, globalsOf, loanId } from '../globals.ts'
import { print } from '../print.ts'
import { type Column, heading, table } from '../table.ts'

const entry = z.object({
  at: z.number(),
  what: z.string(),
  text: z.string(),
  by: z.nullable(z.string()),
  order_no: z.nullable(z.string()),
})
const shape = z.tuple([
  z.object({ loan_id: z.number(), user_id: z.number(), state: z.string(), timeline: z.array(entry) }),
])

export const why = (program: Command): Command =>
  program
    .command('why')
    .summary('tell all that happened to a loan')
    .description(
      'One line for each thing that happened, oldest first: states, orders and what the provider said of them, movements, messages, what operators did, breaks.',
    )
    .argument('<loan>', 'number of the loan', loanId)
    .addHelpText('after', examples('why 1024'))
    .action(async (loan: string, _options: object, command: Command) => {
      const globals = globalsOf(command)
      const { results } = await apiFor(globals).get(`/operator/loans/${loan}/why`, shape)
      const [story] = results
      print(globals, story, () =>
        [
          heading(`Loan ${story.loan_id} of borrower ${story.user_id}: ${withLabel(loanStateLabels, story.state)}`),
          '',
          table(columns, story.timeline),
        ].join('\n'),
      )
    })

const columns: Column<z.output<typeof entry>>[] = [
  { title: 'When', of: ({ at }) => moment(at) },
  { title: 'What', of: ({ what }) => what },
  { title: 'By', of: ({ by }) => by ?? '' },
  { title: 'Order', of: ({ order_no }) => order_no ?? '' },
  { title: 'Text', of: ({ text }) => text },
]
