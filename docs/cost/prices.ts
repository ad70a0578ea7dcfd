/** USD, us-east-1, on demand, without free tiers and discounts. Public list prices; look each up again before it decides anything. */
export const prices = {
  perMillionReadUnits: 0.125,
  perMillionWriteUnits: 0.625,
  tableGbMonth: 0.25,
  /** Point-in-time recovery, of what is stored. */
  recoveryGbMonth: 0.2,
  perMillionLambdaRequests: 0.2,
  /** arm64 */
  lambdaGbSecond: 0.0000133334,
  perMillionGatewayRequests: 1,
  perThousandTransitions: 0.025,
  perMillionKmsCalls: 3,
  logsGb: 0.5,
  internetGb: 0.09,
  natHour: 0.045,
  natGb: 0.045,
  /** A public IPv4 address, elastic or not. */
  addressHour: 0.005,
} as const

export const HOURS_A_MONTH = 730
