import type { Actions } from './actions.ts'
import { assumptions as given } from './assumptions.ts'
import { billOf, total } from './bill.ts'
import type { CountedUnits } from './counted.ts'
import type { Demand } from './demand.ts'
import { limits, needsOf } from './limits.ts'
import { monthOf, SIZES } from './months.ts'
import { nightOf } from './night.ts'
import { n, table, usd } from './numbers.ts'

/** Answers by size: the cost of each action with its share of the fixed cost, and the first limits. */
export function answers(all: Actions, month: Demand, counted: CountedUnits): string {
  const months = SIZES.map((size) => monthOf(size, all, counted))
  const reached = limits(needsOf(month, counted, given))
  const each = (name: string, demand: Demand) => [
    `${name}, US cents`,
    ...months.map(({ share }) => n(100 * total(billOf(demand, given)) * share)),
  ]
  return table(
    ['borrowers', ...SIZES.map(n)],
    [
      each('a registration', all.registration),
      each('a verification', all.verification),
      each('a loan, login to last repayment', all.loan),
      ['a night, all loans, USD', ...SIZES.map((size) => usd(total(billOf(nightOf(size, all, given), given))))],
      ['**a month in all, USD**', ...months.map((one) => `**${n(one.usd)}**`)],
      ['messages in addition, USD a month', ...months.map(({ messagesUsd }) => n(messagesUsd))],
      [
        'limits exceeded (below)',
        ...SIZES.map((size) => reached.filter(({ borrowers }) => borrowers < size).length || 'none'),
      ],
    ],
  )
}

export function firstToBreak(month: Demand, counted: CountedUnits): string {
  const [first, ...later] = limits(needsOf(month, counted, given)).map(({ what, remedy, borrowers }) => ({
    name: what.split(':')[0],
    remedy: remedy.split(';')[0],
    at: n(borrowers),
    loansADay: n((borrowers * given.loansPerBorrowerMonth) / 30),
  }))
  const then = later.slice(0, 2).map(({ name, at }) => `${name} at ${at}`)
  return `**What breaks first** is ${first?.name}, at ${first?.at} borrowers, ${first?.loansADay} loans a day: ${first?.remedy}. Then
${then.join(', ')}. The vendors' own rates are unknown and may come before any of it.`
}
