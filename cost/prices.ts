import { firsts } from './numbers.ts'

/** No price was looked up. Change what is wrong here, then `npm run generate`. */
export const source = {
  region: 'us-east-1',
  asOf: '2025 (DynamoDB: since its cut of November 2024)',
  how: 'from memory',
}

/** USD, on demand, the first tier, without free tiers and discounts; the unit; the page of prices. */
export const priced = {
  perMillionReadUnits: [0.125, 'million read request units', 'DynamoDB'],
  perMillionWriteUnits: [0.625, 'million write request units', 'DynamoDB'],
  tableGbMonth: [0.25, 'GB and month in the table and its indexes', 'DynamoDB'],
  recoveryGbMonth: [0.2, 'GB and month of the table, point-in-time recovery', 'DynamoDB'],
  perMillionLambdaRequests: [0.2, 'million invocations', 'Lambda'],
  lambdaGbSecond: [0.0000133334, 'GB-second on arm64, cold starts included', 'Lambda'],
  perMillionGatewayRequests: [1, 'million requests of an HTTP API', 'API Gateway'],
  perThousandTransitions: [0.025, 'thousand transitions of standard workflows', 'Step Functions'],
  perMillionKmsCalls: [3, 'million requests', 'KMS'],
  perMillionObjects: [5, 'million objects put', 'S3'],
  objectGbMonth: [0.023, 'GB and month, standard', 'S3'],
  logsGb: [0.5, 'GB of logs taken in', 'CloudWatch'],
  logsGbMonth: [0.03, 'GB and month of logs kept', 'CloudWatch'],
  metricMonth: [0.3, 'metric of our own and month', 'CloudWatch'],
  alarmMonth: [0.1, 'metric that an alarm watches and month', 'CloudWatch'],
  perMillionSchedules: [1, 'million invocations by the Scheduler', 'EventBridge'],
  internetGb: [0.09, 'GB to the internet', 'EC2 data transfer'],
  natHour: [0.045, 'NAT gateway and hour', 'VPC'],
  natGb: [0.045, 'GB through a NAT gateway, both ways', 'VPC'],
  addressHour: [0.005, 'public IPv4 address and hour', 'VPC'],
  message: [0.0063, 'text message within mainland China, 0.045 yuan', 'Aliyun SMS'],
} as const

export const prices = firsts(priced)

export const HOURS_A_MONTH = 730
