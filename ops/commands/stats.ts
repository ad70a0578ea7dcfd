import type { Command } from 'commander'
import * as z from 'zod/mini'
import { yuanText } from '../../lib/domain/money.ts'
import { apiFor } from '../api.ts'
import { fenOf } from '../format.ts'
import { day, examples, globalsOf } from '../globals.ts'
import { print } from '../print.ts'
import { type Column, table } from '../table.ts'

export const stats = (program: Command): Command =>
  program
    .command('stats')
    .summary('show what happened on each day')
    .description(
      'Lists the days that are counted, newest last, with their total. A day is counted at 04:00 of the next. Repaid is principal, fees and penalty; collected is the money of those that were overdue. Overdue, and its rate among the open loans, are as of the end of the day. More with --json.',
    )
    .option('--from <date>', 'first day; without it, thirty days', day)
    .option('--to <date>', 'last day, at most 92 in all; without it, today', day)
    .addHelpText('after', examples('stats', 'stats --from 2026-12-01 --to 2026-12-31'))
    .action(async (options: { from?: string; to?: string }, command: Command) => {
      const globals = globalsOf(command)
      const query = new URLSearchParams(options as Record<string, string>).toString()
      const { results } = await apiFor(globals).get(`/operator/statistics${query ? `?${query}` : ''}`, z.array(shape))
      const days = results.map(lineOf)
      print(globals, results, () =>
        days.length > 0 ? table(columns, [...days, totalOf(days)]) : 'No day of these is counted yet.',
      )
    })

const number = z.number()
const shape = z.object({
  date: z.string(),
  sign_ups: number,
  applications: number,
  second_passed: number,
  first_rejected: number,
  second_rejected: number,
  disbursed: number,
  disbursed_amount: number,
  repaid: number,
  repaid_principal: number,
  repaid_fees: number,
  repaid_penalty: number,
  collected: number,
  collected_amount: number,
  newly_overdue: number,
  overdue_loans: number,
  overdue_rate: z.nullable(number),
})

const lineOf = (day: z.output<typeof shape>) => ({
  day: day.date,
  sums: {
    signUps: day.sign_ups,
    applied: day.applications,
    approved: day.second_passed,
    rejected: day.first_rejected + day.second_rejected,
    disbursed: day.disbursed,
    disbursedFen: fenOf(day.disbursed_amount),
    repaid: day.repaid,
    repaidFen: fenOf(day.repaid_principal) + fenOf(day.repaid_fees) + fenOf(day.repaid_penalty),
    collected: day.collected,
    collectedFen: fenOf(day.collected_amount),
    fellLate: day.newly_overdue,
  },
  overdue: String(day.overdue_loans),
  rate: day.overdue_rate === null ? '–' : `${(day.overdue_rate * 100).toFixed(2)} %`,
})

type Line = ReturnType<typeof lineOf>
type Sum = keyof Line['sums']

/** The number of loans overdue at the end of a day cannot be summed over days. */
function totalOf(days: readonly Line[]): Line {
  const names = Object.keys(days[0]?.sums ?? {}) as Sum[]
  const total = (name: Sum) => days.reduce((sum, { sums }) => sum + sums[name], 0)
  const sums = Object.fromEntries(names.map((name) => [name, total(name)])) as Line['sums']
  return { day: 'Total', sums, overdue: '', rate: '' }
}

const sum = (title: string, name: Sum): Column<Line> => ({
  title,
  of: ({ sums }) => (name.endsWith('Fen') ? yuanText(sums[name]) : String(sums[name])),
  right: true,
})

const columns: Column<Line>[] = [
  { title: 'Day', of: ({ day }) => day },
  sum('Sign-ups', 'signUps'),
  sum('Applied', 'applied'),
  sum('Approved', 'approved'),
  sum('Rejected', 'rejected'),
  sum('Paid out', 'disbursed'),
  sum('Amount', 'disbursedFen'),
  sum('Repaid', 'repaid'),
  sum('Amount', 'repaidFen'),
  sum('Collected', 'collected'),
  sum('Amount', 'collectedFen'),
  sum('Fell late', 'fellLate'),
  { title: 'Overdue', of: ({ overdue }) => overdue, right: true },
  { title: 'Rate', of: ({ rate }) => rate, right: true },
]
