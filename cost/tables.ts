import { WORKERS, WRITES_A_SECOND } from '../lib/lending/overdue/limits.ts'
import type { Actions } from './actions.ts'
import { assumptions as given } from './assumptions.ts'
import { billOf, total } from './bill.ts'
import type { CountedUnits } from './counted.ts'
import type { Demand } from './demand.ts'
import { limits, needsOf } from './limits.ts'
import { monthOf, SIZES } from './months.ts'
import { SECONDS_A_MONTH } from './needs.ts'
import { nightOf } from './night.ts'
import { n, table, usd } from './numbers.ts'
import { prices } from './prices.ts'

export function priceOfEach(all: Actions): string {
  const named: [string, Demand][] = [
    ['registration', all.registration],
    ['verification', all.verification],
    ['verification, ten minutes without a result', all.withoutResult],
    ['loan', all.loan],
    [`a loan ${given.nightsOfLateLoan} nights late, in addition`, all.late],
    ['a late loan’s night', all.lateNight],
  ]
  const bills = named.map(([name, demand]) => ({ name, demand, bill: billOf(demand, given) }))
  const services = Object.keys(billOf(all.loan, given)) as (keyof ReturnType<typeof billOf>)[]
  return table(
    ['', 'read units', 'write units', 'transitions', ...services, 'a thousand cost', 'messages in addition'],
    bills.map(({ name, demand, bill }) => [
      name,
      n(demand.readUnits),
      n(demand.writeUnits),
      n(demand.transitions),
      ...services.map((service) => usd(bill[service] * 1000)),
      `**${usd(total(bill) * 1000)}**`,
      usd(demand.messages * prices.message * 1000),
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
      ['minutes', ...of.map(({ writeUnits }) => n(writeUnits / (WORKERS * WRITES_A_SECOND) / 60))],
      ['USD', ...of.map((demand) => usd(total(billOf(demand, given))))],
    ],
  )
}

export function months(month: Demand, all: Actions, counted: CountedUnits): string {
  const of = SIZES.map((size) => monthOf(size, all, counted))
  const rate = (value: keyof Demand) => SIZES.map((size) => n((month[value] * size * given.peak) / SECONDS_A_MONTH))
  const names = Object.keys(of[0]?.bill ?? {}) as (keyof ReturnType<typeof monthOf>['bill'])[]
  return table(
    ['borrowers', ...SIZES.map(n)],
    [
      ['loans a month', ...SIZES.map((size) => n(size * given.loansPerBorrowerMonth))],
      ['requests a second, peak', ...rate('requests')],
      ['environments at once, peak', ...rate('heldS')],
      ['write units a second, peak', ...rate('writeUnits')],
      ['transitions a second, peak', ...rate('transitions')],
      ...names.map((name) => [`${name}, USD`, ...of.map(({ bill }) => usd(bill[name]))]),
      ['**all, USD a month**', ...of.map((bill) => `**${usd(bill.usd)}**`)],
      [
        '**US cents a loan**',
        ...of.map((bill, i) => n((100 * bill.usd) / ((SIZES[i] ?? 1) * given.loansPerBorrowerMonth))),
      ],
      ['messages in addition, USD', ...of.map(({ messagesUsd }) => n(messagesUsd))],
    ],
  )
}

export function vendors(month: Demand, counted: CountedUnits): string {
  const { verifications, loans, polls } = needsOf(month, counted, given)
  const rows: [string, number][] = [
    ['Limu: starts of verifications', verifications],
    ['Limu: polls', verifications * polls],
    ['LianLian: payouts', loans],
    ['LianLian: payments', loans * (1 + given.abandonedPaymentsPerLoan)],
    ['messages and codes', month.messages],
  ]
  const people = SIZES.map((size) => n((size * loans * 2) / 30 / given.reviewsPerOfficerDay))
  return table(
    ['a second, for borrowers', ...SIZES.map(n)],
    [
      ...rows.map(([name, each]) => [name, ...SIZES.map((size) => n((size * each * given.peak) / SECONDS_A_MONTH))]),
      ['reviewing officers, in all', ...people],
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
