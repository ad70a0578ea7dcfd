import { actions, borrowersMonth } from './actions.ts'
import { assumptions as given } from './assumptions.ts'
import { egress } from './bill.ts'
import { type CountedUnits, countedUnits } from './counted.ts'
import { n } from './numbers.ts'
import { prices } from './prices.ts'
import { months, nearestLimits, nights, priceOfEach, table, usd, vendors } from './tables.ts'

/** docs/cost.md, from what was counted, the prices and the assumptions. */
export function costPage(counted: CountedUnits = countedUnits()): string {
  const all = actions(counted, given)
  const month = borrowersMonth(all, given)
  return `${head}
## One of each

USD for a thousand. A registration includes identity, profile and card; a verification is one of \`mobile\`; a loan is everything from
the login to the last repayment, operators included; a late loan's night is what each further night adds.

${priceOfEach(all)}

Of a verification most is Step Functions, which is why its transitions are counted and bounded.

## One night

${nights(all)}

A night that finds nothing takes at most 50 transitions and reads 64 checkpoints and pages; each 10,000 loans of a shard take two
transitions more. Done again, it reads the checkpoints and writes nothing. It is paced at 4,000 writes a second; to keep that pace, a
transaction must take 16 ms or less.

## Keys and addresses

**Keys in memory.** No request calls KMS: a borrower's data key lies wrapped on the user item and is unwrapped in memory
(decision 0007). A cold start has about ${given.secretsOfColdStart} secrets decrypted: ${usd(given.coldShare * given.secretsOfColdStart * prices.perMillionKmsCalls)} dollars for a million calls, against ${usd(prices.perMillionKmsCalls)} dollars if each
call asked KMS once.

**Fixed addresses.** Vendors allow known addresses only, so what calls them needs a VPC with a NAT gateway and an elastic address in
each of ${given.zones} zones: ${usd(egress(given))} dollars a month before the first byte. The templates do not have them: they are the deployer's network. DynamoDB
and S3 belong behind gateway endpoints, which are free and keep their traffic away from the NAT gateway.

Alarms and their metrics, and schedules that find nothing to do, come to one or two dollars a month.

## A month, by size

${months(month, counted)}

Vendors and messages are not in it, and are what will cost most: with a price of p for a message, ${n(5 * given.loansPerBorrowerMonth + 1.1 * given.registrationsPerBorrowerMonth)} p a borrower and month.

## What breaks first

Borrowers at which each limit is reached, nearest first; loans a day are those borrowers' ${given.loansPerBorrowerMonth} a month. The quotient in the table, times
2,592,000 seconds of a month and through a peak of ${given.peak}, gives the borrowers of what is limited a second; times 30, of
what is limited a day. AWS's limits are its documented defaults as we know them, not looked up for this page:
check each in Service Quotas for the region.

${nearestLimits(month, counted)}

No limit at any size: a borrower's own items (1,000 writes a second on one user item), loans (a partition each), the schedules.

**Vendors' rates** are unknown: they are in no document we have. What we would ask of them in the busiest minute:

${vendors(counted)}

The API does not queue what a vendor refuses for its rate: a start of a verification fails, a payout waits in its workflow. Agree on
the rates first. People come to their limit before any of it: two reviews a loan, ${given.reviewsPerOfficerDay} reviews an officer and day.

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
[steps](step-costs.md)). Prices are list prices of us-east-1, on demand, without free tiers, as known when this was written and not
checked on AWS's pages: look them up again for the day and the region (the templates' default is ap-southeast-1). How long a Lambda
runs and how people behave is assumed (the last section). \`npx node docs/cost/write.ts\` writes this page, and a test holds it equal to
what is counted. Figures have two digits, because the assumptions have no more.

Index writes are in the counted units, each index entry that a write changes as a write of its own (two when its key moves). That a
transaction doubles them too is the embedded engine's reading, unconfirmed by AWS; if it does not, loans cost less. States entered are
counted as transitions; should the service bill the start of an execution too, that is one more each.
`
