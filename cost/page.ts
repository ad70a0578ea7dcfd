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

A model, not a bill: units are counted on the code, prices are ${source.how}, habits are assumed.

${answers(all, month, counted)}

On AWS alone; of what comes whoever calls (addresses, alarms) and of what is stored, each bears its share. Messages to borrowers cost
more than AWS, vendors' fees are not known.

${firstToBreak(month, counted)}

Nothing was run on AWS. Counted are units and transitions ([routes](route-costs.md), [steps](step-costs.md)). **No price was looked up**: they
are those of ${source.region}, as of ${source.asOf}; the templates' default region is
ap-southeast-1. Assumed are how people behave and how long a Lambda runs. Prices and assumptions are the tables at the end; change them
in \`cost/\`, then \`npm run generate\` writes this page, which CI holds equal to what is counted. Two digits, because
the assumptions have no more. Not in it: a support plan, domain and certificate, WAF, a second stage, taxes.

## One of each

USD for a thousand, without any share of what is fixed. A registration includes identity, profile and card; a verification is one of
\`mobile\`; a loan is everything from the login to the last repayment, with operators, messages and reconciliation; a late loan's night is
what each further night adds.

${priceOfEach(all)}

Of a verification most is Step Functions, which is why its transitions are counted and bounded.

Index writes are in the counted units, each index entry that a write changes as a write of its own (two when its key moves). That a
transaction doubles them too is the embedded engine's reading, unconfirmed by AWS; if it does not, loans cost less. States entered are
counted as transitions; should the service bill the start of an execution too, that is one more each. Traffic through the NAT gateway
is priced as if all of it left, though most comes in.

## One night

The overdue night, with its reminders; reconciliation is in the loan.

${nights(all)}

A night that finds nothing takes at most 50 transitions and reads 64 checkpoints and pages; each 10,000 loans of a worker take two
transitions more. Done again, it reads the checkpoints and writes nothing. It is paced at 4,000 writes a second; to keep that pace, a
transaction must take 16 ms or less.

## Keys, addresses, and what else is fixed

**Keys in memory.** No request calls KMS: a borrower's data key lies wrapped on the user item and is unwrapped in memory
(decision 0007). A cold start has about ${given.secretsOfColdStart} secrets decrypted: ${usd(given.coldShare * given.secretsOfColdStart * prices.perMillionKmsCalls)} dollars for a million calls, against ${usd(prices.perMillionKmsCalls)} dollars if each
call asked KMS once.

**Fixed addresses.** Vendors allow known addresses only, so what calls them needs a VPC with a NAT gateway and an elastic address in
each of ${given.zones} zones: ${usd(egress(given))} dollars a month before the first byte. The templates do not have them: they are the deployer's network. DynamoDB
and S3 belong behind gateway endpoints, which are free and keep their traffic away from the NAT gateway; what these Lambdas ask of
Parameter Store, Step Functions and Lambda goes through it, a few KB.

**Alarms, metrics, idle jobs**: ${usd(standing(given, counted.watched))} dollars a month: ${counted.watched.alarms} metrics that alarms watch, ${counted.watched.metrics} of them our own, ${n(given.scheduledRuns)} runs of jobs, and the key of the encrypted table.

## A month, by size

${months(month, all, counted)}

## What breaks first

Borrowers at which each limit is reached, nearest first; loans a day are those borrowers' ${given.loansPerBorrowerMonth} a month. The quotient in the table, times
2,592,000 seconds of a month and through a peak of ${given.peak}, gives the borrowers of what is limited a second; times 30, of
what is limited a day. AWS's limits are its documented defaults as we know them, not looked up for this page:
check each in Service Quotas for the region.

${nearestLimits(month, counted)}

No limit at any size: a borrower's own items (1,000 writes a second on one user item), loans (a partition each), the counter of codes
(16 items), campaigns (one read a registration), statistics and closes (one write a day), the schedules.

**Vendors' rates** are unknown: they are in no document we have. What we would ask of them in the busiest minute:

${vendors(month, counted)}

The API does not queue what a vendor refuses for its rate: a start of a verification fails, a payout waits in its workflow; a question
of the night, of which there are ${1000 / PAUSE_MS} a second at most, counts as not answered and is asked again. Agree on the rates first. People come to their limit before any of it: two
reviews a loan, ${given.reviewsPerOfficerDay} reviews an officer and day.

## Prices, all ${source.how}

USD, ${source.region}, as of ${source.asOf}; on demand, the first tier, without free tiers and discounts. \`cost/prices.ts\`

| USD | for a | look it up under |
|---|---|---|
${Object.values(priced)
  .map(([value, unit, page]) => `| ${value} | ${unit} | ${page} |`)
  .join('\n')}

## What was assumed

\`cost/assumptions.ts\`

${table(
  ['', 'value', 'what'],
  Object.entries(assumed).map(([name, [value, what]]) => [`\`${name}\``, value, what]),
)}
`
}
