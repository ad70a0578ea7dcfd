import { actions, borrowersMonth } from './actions.ts'
import { assumptions as given } from './assumptions.ts'
import { billOf, egress, storage, storedGb, total } from './bill.ts'
import { type CountedUnits, countedUnits } from './counted.ts'
import { type Demand, times } from './demand.ts'
import { limits, n } from './limits.ts'
import { prices } from './prices.ts'

const SIZES = [10_000, 1_000_000, 100_000_000]
const SECONDS_A_MONTH = 30 * 86_400

const table = (head: string[], rows: (string | number)[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
const usd = (value: number): string => (value > 0 && value < 0.005 ? '< 0.01' : n(value))
const thousand = (value: number): string => n(value * 1000)

/** docs/cost.md, from what was counted, the prices and the assumptions. */
export function costPage(counted: CountedUnits = countedUnits()): string {
  const all = actions(counted, given)
  const month = borrowersMonth(all, given)
  return `${head}
## One of each

USD for a thousand. A registration includes identity, profile and card; a verification is one of \`mobile\`; a loan is everything from
the login to the last repayment, operators included; a late loan's night is what each further night adds.

${prizes(all)}

Before a loan is late, the night reads it with its neighbours and writes only its three reminders, which are in the loan. A night
itself: at most 50 transitions, 64 checkpoints and pages read, ${usd((50 * prices.perThousandTransitions) / 1000)} dollars, whatever it finds; done again, it reads the
checkpoints and writes nothing. Of a verification most is Step Functions, which is why its transitions are counted and bounded.

**Keys in memory.** No request calls KMS: a borrower's data key lies wrapped on the user item and is unwrapped in memory
(decision 0007). A cold start has about ${given.secretsOfColdStart} secrets decrypted: ${thousand(given.coldShare * given.secretsOfColdStart * (prices.perMillionKmsCalls / 1e6) * 1000)} dollars for a million calls, against ${usd(prices.perMillionKmsCalls)} dollars if each
call asked KMS once.

**Fixed addresses.** Vendors allow known addresses only, so what calls them needs a VPC with a NAT gateway and an elastic address in
each of ${given.zones} zones: ${usd(egress(given))} dollars a month before the first byte. The templates do not have them: they are the deployer's network. DynamoDB
and S3 belong behind gateway endpoints, which are free and keep their traffic away from the NAT gateway.

## A month, by size

${months(month, counted)}

Vendors and messages are not in it, and are what will cost most: with a price of p for a message, ${n(5 * given.loansPerBorrowerMonth + 1.1 * given.registrationsPerBorrowerMonth)} p a borrower and month.

## What breaks first

The mean of a month times ${given.peak} is the busiest minute. Borrowers at which each limit is reached, nearest first; loans a day are those
borrowers' ${given.loansPerBorrowerMonth} a month. AWS's limits are its defaults as its documentation tells them, to be checked in Service Quotas for the region.

${table(
  ['limit', 'whose', 'arithmetic', 'borrowers', 'loans a day', 'then'],
  limits(month, counted, given).map(({ what, whose, sum, borrowers, then }) => [
    what,
    whose,
    sum,
    n(borrowers),
    n((borrowers * given.loansPerBorrowerMonth) / 30),
    then,
  ]),
)}

No limit at any size: a borrower's own items (1,000 writes a second on one user item), loans (a partition each), the schedules.

**Vendors' rates** are unknown: they are in no document we have. What we would ask of them in the busiest minute:

${vendors(counted)}

The API does not queue what a vendor refuses for its rate: a start of a verification fails, a payout waits in its workflow. Agree on
the rates first. And people: two reviews a loan, ${given.reviewsPerOfficerDay} reviews an officer and day.

## What was assumed

${table(
  ['assumption', 'value'],
  Object.entries(given).map(([name, value]) => [`\`${name}\``, value]),
)}

They are in \`docs/cost/assumptions.ts\`, the prices in \`docs/cost/prices.ts\`; change them and write the page anew.
`
}

const head = `# What it costs, and what breaks first

A model, not a bill: nothing was run on AWS and nothing was billed. Units and transitions are counted ([routes](route-costs.md),
[steps](step-costs.md)); prices are list prices of us-east-1, on demand, without free tiers, as of 2026, and must be looked up again for the region
and the day; how long a Lambda runs and how people behave is assumed, below. \`npx node docs/cost/write.ts\` writes this page, and a test
holds it equal to what is counted. Figures have two digits, because the assumptions have no more.

Index writes are in the counted units, each index entry that a write changes as a write of its own (two when its key moves). That a
transaction doubles them too is the embedded engine's reading, unconfirmed by AWS; if it does not, loans cost less.
`

function prizes(all: ReturnType<typeof actions>): string {
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

function months(month: Demand, counted: CountedUnits): string {
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
      ['USD a loan', ...bills.map((bill, i) => usd(total(bill) / ((SIZES[i] ?? 1) * given.loansPerBorrowerMonth)))],
    ],
  )
}

function vendors(counted: CountedUnits): string {
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
      ['officers who review', ...people],
    ],
  )
}
