import { type Actions, nightOf } from './actions.ts'
import { assumptions as given } from './assumptions.ts'
import { billOf, egress, storage, storedGb, total } from './bill.ts'
import type { CountedUnits } from './counted.ts'
import { type Demand, times } from './demand.ts'
import { limits, needsOf, SECONDS_A_MONTH } from './limits.ts'
import { n } from './numbers.ts'

const SIZES = [10_000, 1_000_000, 100_000_000]

export const table = (head: string[], rows: (string | number)[][]): string =>
  [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')
const line = (cells: (string | number)[]): string => `| ${cells.join(' | ')} |`

export const usd = (value: number): string => (value > 0 && value < 0.005 ? '< 0.01' : n(value))

export function priceOfEach(all: Actions): string {
  const named: [string, Demand][] = [
    ['registration', all.registration],
    ['verification', all.verification],
    ['verification, ten minutes in vain', all.inVain],
    ['loan', all.loan],
    [`a loan ${given.nightsOfLateLoan} nights late, beside`, all.late],
    ['a late loan’s night', all.lateNight],
  ]
  const bills = named.map(([name, demand]) => ({ name, demand, bill: billOf(demand, given) }))
  const services = Object.keys(billOf(all.loan, given)) as (keyof ReturnType<typeof billOf>)[]
  return table(
    ['', 'read units', 'write units', 'transitions', ...services, 'a thousand cost'],
    bills.map(({ name, demand, bill }) => [
      name,
      n(demand.readUnits),
      n(demand.writeUnits),
      n(demand.transitions),
      ...services.map((service) => usd(bill[service] * 1000)),
      `**${usd(total(bill) * 1000)}**`,
    ]),
  )
}

export function nights(all: Actions): string {
  const of = SIZES.map((size) => nightOf(size, all, given))
  return table(
    ['borrowers', ...SIZES.map(n)],
    [
      ['loans a day', ...SIZES.map((size) => n((size * given.loansPerBorrowerMonth) / 30))],
      ['write units', ...of.map(({ writeUnits }) => n(writeUnits))],
      ['minutes', ...of.map(({ writeUnits }) => n(writeUnits / 4000 / 60))],
      ['USD', ...of.map((demand) => usd(total(billOf(demand, given))))],
    ],
  )
}

export function months(month: Demand, counted: CountedUnits): string {
  const loanKb = counted.figure('KB in the table')
  const of = (size: number) => ({
    ...billOf(times(size, month), given),
    'storage after a year': storage(storedGb(size, loanKb, given)),
    'fixed addresses': egress(given),
  })
  const bills = SIZES.map(of)
  const rate = (value: keyof Demand) => SIZES.map((size) => n((month[value] * size * given.peak) / SECONDS_A_MONTH))
  const names = Object.keys(of(1)) as (keyof ReturnType<typeof of>)[]
  return table(
    ['borrowers', ...SIZES.map(n)],
    [
      ['loans a month', ...SIZES.map((size) => n(size * given.loansPerBorrowerMonth))],
      ['requests a second, peak', ...rate('requests')],
      ['environments at once, peak', ...rate('heldS')],
      ['write units a second, peak', ...rate('writeUnits')],
      ['transitions a second, peak', ...rate('transitions')],
      ...names.map((name) => [`${name}, USD`, ...bills.map((bill) => usd(bill[name]))]),
      ['**all, USD a month**', ...bills.map((bill) => `**${usd(total(bill))}**`)],
      [
        '**US cents a loan**',
        ...bills.map((bill, i) => n((100 * total(bill)) / ((SIZES[i] ?? 1) * given.loansPerBorrowerMonth))),
      ],
    ],
  )
}

export function vendors(counted: CountedUnits): string {
  const { transitions } = counted.step('verification `mobile`, collected')
  const rows: [string, number][] = [
    ['Limu: starts of verifications', given.verificationsPerBorrowerMonth],
    ['Limu: looks', given.verificationsPerBorrowerMonth * Math.ceil(transitions / 3)],
    ['LianLian: payouts', given.loansPerBorrowerMonth],
    ['LianLian: payments', given.loansPerBorrowerMonth * (1 + given.abandonedPaymentsPerLoan)],
    ['messages and codes', 5 * given.loansPerBorrowerMonth + 1.1 * given.registrationsPerBorrowerMonth],
  ]
  const people = SIZES.map((size) => n((size * given.loansPerBorrowerMonth * 2) / 30 / given.reviewsPerOfficerDay))
  return table(
    ['a second, for borrowers', ...SIZES.map(n)],
    [
      ...rows.map(([name, each]) => [name, ...SIZES.map((size) => n((size * each * given.peak) / SECONDS_A_MONTH))]),
      ['officers who review, in all', ...people],
    ],
  )
}

export function nearestLimits(month: Demand, counted: CountedUnits): string {
  const rows = limits(needsOf(month, counted, given)).map(({ what, whose, sum, borrowers, remedy }) => [
    ...[what, whose, sum, n(borrowers)],
    ...[n((borrowers * given.loansPerBorrowerMonth) / 30), remedy],
  ])
  return table(['limit', 'whose', 'arithmetic', 'borrowers', 'loans a day', 'what to do'], rows)
}
