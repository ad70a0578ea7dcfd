import type { Command } from 'commander'
import * as z from 'zod/mini'
import { withLabel } from '../../lib/domain/labels.ts'
import { apiFor } from '../api.ts'
import { CommandFailure } from '../failure.ts'
import { amount } from '../format.ts'
import { day, examples, globalsOf } from '../globals.ts'
import { print } from '../print.ts'
import { type Column, table } from '../table.ts'
import { accountWords } from '../words.ts'

const account = z.object({ account: z.string(), opening: z.number(), change: z.number(), closing: z.number() })
const shape = z.tuple([
  z.object({
    from: z.nullable(z.string()),
    to: z.string(),
    closed_through: z.nullable(z.string()),
    movement_count: z.number(),
    accounts: z.array(account),
    sum: z.number(),
    unbalanced: z.array(z.string()),
    balanced: z.boolean(),
  }),
])

export const trialBalance = (program: Command): Command =>
  program
    .command('trial-balance')
    .summary('show what all accounts come to')
    .description('Sums the accounts over business days, by the day of booking, and checks that all sums to zero.')
    .option('--from <date>', 'first day; without it, from the beginning', day)
    .option('--to <date>', 'last day; without it, today', day)
    .addHelpText('after', examples('trial-balance', 'trial-balance --from 2026-12-01 --to 2026-12-31'))
    .action(async (options: { from?: string; to?: string }, command: Command) => {
      const globals = globalsOf(command)
      const query = new URLSearchParams(options as Record<string, string>).toString()
      const path = `/operator/ledger/trial-balance${query ? `?${query}` : ''}`
      const { results } = await apiFor(globals).get(path, shape)
      const [books] = results
      print(globals, books, () =>
        [
          `${books.from ?? 'Beginning'} to ${books.to}: ${books.movement_count} movements`,
          `Closed through ${books.closed_through ?? 'no day yet'}`,
          '',
          ...(books.accounts.length > 0 ? [table(columns, books.accounts), ''] : []),
          `${books.balanced ? 'Balanced' : 'NOT balanced'}: sum ${amount(books.sum)}`,
          ...(books.unbalanced.length > 0 ? [`Movements that do not sum to zero: ${books.unbalanced.join(', ')}`] : []),
        ].join('\n'),
      )
      if (!books.balanced)
        throw new CommandFailure(
          `The books do not balance: the sum is ${amount(books.sum)}. docs/operations.md, "books do not balance"`,
        )
    })

const columns: Column<z.output<typeof account>>[] = [
  { title: 'Account', of: (row) => withLabel(accountWords, row.account) },
  { title: 'Opening', of: ({ opening }) => amount(opening), right: true },
  { title: 'Change', of: ({ change }) => amount(change), right: true },
  { title: 'Closing', of: ({ closing }) => amount(closing), right: true },
]
