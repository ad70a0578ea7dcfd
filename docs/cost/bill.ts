import type { Assumptions, Demand } from './demand.ts'
import { HOURS_A_MONTH, prices } from './prices.ts'

const MILLION = 1e6
const KB_OF_GB = MILLION

/** USD of a demand, by what is billed. Messages and vendors' own fees are not in it. */
export const billOf = (demand: Demand, given: Assumptions) => ({
  DynamoDB: (demand.readUnits * prices.perMillionReadUnits + demand.writeUnits * prices.perMillionWriteUnits) / MILLION,
  Lambda: (demand.calls * prices.perMillionLambdaRequests) / MILLION + demand.gbSeconds * prices.lambdaGbSecond,
  'HTTP API':
    (demand.requests * prices.perMillionGatewayRequests) / MILLION +
    ((demand.requests * given.answerKb) / KB_OF_GB) * prices.internetGb,
  'Step Functions': (demand.transitions * prices.perThousandTransitions) / 1000,
  logs: ((demand.calls * given.logKbPerCall) / KB_OF_GB) * prices.logsGb,
  KMS: (demand.calls * given.coldShare * given.secretsOfColdStart * prices.perMillionKmsCalls) / MILLION,
  'NAT traffic': (demand.natKb / KB_OF_GB) * (prices.natGb + prices.internetGb),
})

export const total = (bill: Record<string, number>): number => Object.values(bill).reduce((sum, usd) => sum + usd, 0)

/** Fixed egress addresses, whoever calls: USD a month. */
export const egress = ({ zones }: Assumptions): number => zones * (prices.natHour + prices.addressHour) * HOURS_A_MONTH

/** What lies in the table, indexes apart, after a year of so many borrowers, in GB. */
export const storedGb = (borrowers: number, loanKb: number, given: Assumptions): number => {
  const loans = loanKb * given.loansPerBorrowerMonth * 12
  const results = given.resultKb * given.verificationsPerBorrowerMonth * 12
  return (borrowers * (given.borrowerKb + loans + results)) / KB_OF_GB
}

export const storage = (gb: number): number => gb * (prices.tableGbMonth + prices.recoveryGbMonth)
