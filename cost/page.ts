import { PAUSE_MS } from '../lib/books/reconcile/limits.ts'
import { actions, borrowersMonth } from './actions.ts'
import { assumed, assumptions as given } from './assumptions.ts'
import { egress, standing } from './bill.ts'
import { type CountedUnits, countedUnits } from './counted.ts'
import { n, table, usd } from './numbers.ts'
import { priced, prices, source } from './prices.ts'
import { answers, firstToBreak } from './summary.ts'
import { months, nearestLimits, nights, priceOfEach, vendors } from './tables.ts'

/** Builds docs/cost.md from the counts, the prices and the assumptions. */
export function costPage(counted: CountedUnits = countedUnits()): string {
  const all = actions(counted, given)
  const month = borrowersMonth(all, given)
  return `# What it costs, and what breaks first

A model, not a bill: units are counted by running the code, prices are ${source.how}, behaviour is assumed.

${answers(all, month, counted)}

Costs of AWS only; each row includes its share of the fixed costs (addresses, alarms) and of storage. Messages to borrowers cost more than
AWS; the vendors' fees are unknown.

${firstToBreak(month, counted)}

Nothing was run on AWS. Units and transitions are counted ([routes](route-costs.md), [steps](step-costs.md)). **No price was looked up**: they
are those of ${source.region}, as of ${source.asOf}; the templates' default region is
ap-southeast-1. The behaviour of borrowers and the duration of Lambdas are assumed. The tables at the end list prices and assumptions;
change them in \`cost/\`, then \`npm run generate\` writes this page. CI compares it with the counts. Figures have two digits, because
the assumptions have no more. Not included: a support plan, domain and certificate, WAF, a second stage, taxes.

## One of each

USD for a thousand, without fixed costs. A registration includes identity, profile and card; a verification is one of
\`mobile\`; a loan is everything from the login to the last repayment, with operators, messages and reconciliation; a late loan's night is
the cost of each further night.

${priceOfEach(all)}

Most of a verification's cost is Step Functions; therefore its transitions are counted and limited.

The counted units include index writes: one for each index entry that a write changes (two when its key changes). The embedded engine
counts them twice in a transaction, which AWS has not confirmed; otherwise loans cost less. Transitions are states entered; if the service
bills the start of an execution too, each has one more. Traffic through the NAT gateway is priced as outgoing, though most of it comes in.

## One night

The overdue night, with its reminders; reconciliation is in the loan.

${nights(all)}

A night without late loans takes at most 50 transitions and reads 64 checkpoints and pages; each 10,000 loans of a worker take two
transitions more. A repeated night reads the checkpoints and writes nothing. The pace is 4,000 writes a second at most; to keep it, a
transaction must take 16 ms or less.

## Keys, addresses and other fixed costs

**Keys in memory.** No request calls KMS: a borrower's data key is stored wrapped on the user item and unwrapped in memory
(decision 0007). A cold start decrypts about ${given.secretsOfColdStart} secrets: ${usd(given.coldShare * given.secretsOfColdStart * prices.perMillionKmsCalls)} dollars for a million calls, against ${usd(prices.perMillionKmsCalls)} dollars if each
call used KMS once.

**Fixed addresses.** Vendors allow known addresses only, so functions that call them need a VPC with a NAT gateway and an elastic address in
each of ${given.zones} zones: ${usd(egress(given))} dollars a month before the first byte. The templates do not create them: they belong to the deployer's network. DynamoDB
and S3 belong behind gateway endpoints, which are free and keep their traffic away from the NAT gateway; calls of
Parameter Store, Step Functions and Lambda go through it, a few KB.

**Alarms, metrics, idle jobs**: ${usd(standing(given, counted.watched))} dollars a month: ${counted.watched.alarms} metrics with alarms, ${counted.watched.metrics} of them custom, ${n(given.scheduledRuns)} runs of jobs, and the key of the encrypted table.

## A month, by size

${months(month, all, counted)}

## What breaks first

The number of borrowers at which each limit is reached, lowest first; loans a day follow from ${given.loansPerBorrowerMonth} loans per borrower and month. For a limit per
second, borrowers are the quotient in the table, times 2,592,000 seconds of a month, divided by a peak of ${given.peak}; for a limit per
day, the quotient times 30. AWS's limits are its documented defaults from memory, not looked up for this page:
check each in Service Quotas for the region.

${nearestLimits(month, counted)}

No limit at any size: the items of one borrower (1,000 writes a second on one user item), loans (a partition each), the counter of codes
(16 items), campaigns (one read per registration), statistics and closes (one write a day), the schedules.

**Vendors' rates** are unknown: no document that we have states them. Our demand in the busiest minute:

${vendors(month, counted)}

The API does not queue calls that a vendor refuses for their rate: a start of a verification fails, a payout waits in its workflow, a query
of the night (${1000 / PAUSE_MS} a second at most) counts as not answered and is repeated. Agree on the rates first. The officers' limit comes
earlier: two reviews per loan, ${given.reviewsPerOfficerDay} reviews per officer and day.

## Prices, all ${source.how}

USD, ${source.region}, as of ${source.asOf}; on demand, the first tier, without free tiers and discounts. \`cost/prices.ts\`

| USD | for a | look up under |
|---|---|---|
${Object.values(priced)
  .map(([value, unit, page]) => `| ${value} | ${unit} | ${page} |`)
  .join('\n')}

## Assumptions

\`cost/assumptions.ts\`

${table(
  ['', 'value', 'what'],
  Object.entries(assumed).map(([name, [value, what]]) => [`\`${name}\``, value, what]),
)}
`
}
