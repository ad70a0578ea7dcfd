import type { Command } from 'commander'
import * as z from 'zod/mini'
import { withLabel } from '../../lib/domain/labels.ts'
import { yuanText } from '../../lib/domain/money.ts'
import { apiFor } from '../api.ts'
import { CommandFailure } from '../failure.ts'
import { amount, fenOf } from '../format.ts'
import { examples, globalsOf, loanId } from '../globals.ts'
import { print } from '../print.ts'
import { type Column, table } from '../table.ts'
import { accountWords, movementWords } from '../words.ts'

const legs = z.record(z.string(), z.number())
const movement = z.object({ date: z.string(), kind: z.string(), order_no: z.string(), postings: legs })
const principal = z.object({ owed: z.number(), booked: z.number(), agrees: z.boolean() })
const shape = z.tuple([z.object({ movements: z.array(movement), balances: legs, principal })])

export const ledger = (program: Command): Command =>
  program
    .command('ledger')
    .summary("show a loan's movements in the books")
    .description("Shows a loan's movements in the books, what each account comes to, and that all sums to zero.")
    .argument('<loan>', 'number of the loan', loanId)
    .addHelpText('after', examples('ledger 1024'))
    .action(async (loan: string, _options: object, command: Command) => {
      const globals = globalsOf(command)
      const { results } = await apiFor(globals).get(`/operator/loans/${loan}/ledger`, shape)
      const [books] = results
      const sum = Object.values(books.balances).reduce((total, yuan) => total + fenOf(yuan), 0)
      const balanced = sum === 0
      const { owed, booked, agrees } = books.principal
      print(globals, { ...books, balanced }, () =>
        [
          books.movements.length > 0 ? table(legColumns, legsOf(books.movements)) : 'No movements yet.',
          '',
          ...(books.movements.length > 0 ? [table(balanceColumns, Object.entries(books.balances)), ''] : []),
          `${balanced ? 'Balanced' : 'NOT balanced'}: sum ${yuanText(sum)}`,
          `Principal ${agrees ? 'agrees' : 'does NOT agree'}: owed ${amount(owed)}, in the books ${amount(booked)}`,
        ].join('\n'),
      )
      if (!balanced)
        throw new CommandFailure(
          `The books of loan ${loan} do not balance: no step of ours writes such a movement. All that happened: npm run ops -- why ${loan}`,
        )
      if (!agrees)
        throw new CommandFailure(
          `The books of loan ${loan} do not agree with its state: ${amount(owed)} yuan are owed by its state, ${amount(booked)} by its movements. All that happened: npm run ops -- why ${loan}`,
        )
    })

interface Leg {
  date: string
  kind: string
  order: string
  account: string
  yuan: number
}

/** One row per leg; a movement's common fields stand in its first row only. */
const legsOf = (movements: z.output<typeof movement>[]): Leg[] =>
  movements.flatMap(({ date, kind, order_no, postings }) =>
    Object.entries(postings).map(([account, yuan], at) =>
      at === 0 ? { date, kind, order: order_no, account, yuan } : { date: '', kind: '', order: '', account, yuan },
    ),
  )

const legColumns: Column<Leg>[] = [
  { title: 'Date', of: ({ date }) => date },
  { title: 'Kind', of: ({ kind }) => withLabel(movementWords, kind) },
  { title: 'Order', of: ({ order }) => order },
  { title: 'Account', of: ({ account }) => withLabel(accountWords, account) },
  { title: 'Debit', of: ({ yuan }) => (yuan > 0 ? amount(yuan) : ''), right: true },
  { title: 'Credit', of: ({ yuan }) => (yuan < 0 ? amount(-yuan) : ''), right: true },
]

const balanceColumns: Column<[string, number]>[] = [
  { title: 'Account', of: ([account]) => withLabel(accountWords, account) },
  { title: 'Balance', of: ([, yuan]) => amount(yuan), right: true },
]
