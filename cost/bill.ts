import { type Assumptions, type Demand, nothing, USUAL_GB } from './demand.ts'
import { HOURS_A_MONTH, prices } from './prices.ts'

const MILLION = 1e6
const KB_OF_GB = MILLION

/** Prices a demand in USD, by AWS's billing items. Messages and vendors' fees are not included. */
export const billOf = (demand: Demand, given: Assumptions) => ({
  DynamoDB: (demand.readUnits * prices.perMillionReadUnits + demand.writeUnits * prices.perMillionWriteUnits) / MILLION,
  Lambda:
    (demand.calls * prices.perMillionLambdaRequests) / MILLION +
    (demand.gbSeconds + demand.calls * given.coldShare * given.coldS * USUAL_GB) * prices.lambdaGbSecond,
  'HTTP API':
    (demand.requests * prices.perMillionGatewayRequests) / MILLION +
    ((demand.requests * given.answerKb) / KB_OF_GB) * prices.internetGb,
  'Step Functions': (demand.transitions * prices.perThousandTransitions) / 1000,
  logs: ((demand.calls * given.logKbPerCall) / KB_OF_GB) * (prices.logsGb + given.logMonths * prices.logsGbMonth),
  KMS: (demand.calls * given.coldShare * given.secretsOfColdStart * prices.perMillionKmsCalls) / MILLION,
  S3: (demand.objects * prices.perMillionObjects) / MILLION,
  'NAT traffic': (demand.natKb / KB_OF_GB) * (prices.natGb + prices.internetGb),
})

export const total = (bill: Record<string, number>): number => Object.values(bill).reduce((sum, usd) => sum + usd, 0)

/** Fixed egress addresses, independent of use: USD a month. */
export const egress = ({ zones }: Assumptions): number => zones * (prices.natHour + prices.addressHour) * HOURS_A_MONTH

/** Alarms and scheduled jobs, independent of use: USD a month. */
export function standing(given: Assumptions, watched: { alarms: number; metrics: number }): number {
  const runs = given.scheduledRuns
  // The most expensive of them is send-messages: a query of 16 shards, a lease taken and returned.
  const idle: Demand = { ...nothing, readUnits: 16, writeUnits: 2, calls: 1, gbSeconds: given.callS * USUAL_GB }
  const ticks = runs * (total(billOf(idle, given)) + prices.perMillionSchedules / MILLION)
  const tableKey = (given.roles * 12 * HOURS_A_MONTH * prices.perMillionKmsCalls) / MILLION
  return watched.alarms * prices.alarmMonth + watched.metrics * prices.metricMonth + ticks + tableKey
}

/** Computes the GB in the table, in its index and in the bucket after a year of this many borrowers. */
export function storedGb(borrowers: number, kb: { table: number; index: number }, given: Assumptions) {
  const loans = given.loansPerBorrowerMonth * 12
  const results = given.verificationsPerBorrowerMonth * 12
  const gb = (kbOfBorrower: number) => (borrowers * kbOfBorrower) / KB_OF_GB
  return {
    table: gb(given.borrowerKb + loans * kb.table + results * (1 - given.largeResultShare) * given.resultKb),
    index: gb(loans * kb.index),
    bucket: gb(results * given.largeResultShare * given.largeResultKb),
  }
}

export const storage = ({ table, index, bucket }: ReturnType<typeof storedGb>): number =>
  table * (prices.tableGbMonth + prices.recoveryGbMonth) + index * prices.tableGbMonth + bucket * prices.objectGbMonth
