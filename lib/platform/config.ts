import * as z from 'zod/mini'

const text = z.string().check(z.minLength(1))
const url = z.url()

/** The environment of every function, from `config/*.yml`. A function with a wrong one fails at its cold start. */
const schema = z.object({
  TABLE_NAME: text,
  /** Secrets are the parameters below this path. */
  PARAMETER_PATH: text,
  /** Where the vendors reach us. */
  API_BASE_URL: url,
  /** Where the H5 client lives: people are sent to pages below it. */
  CLIENT_BASE_URL: url,
  /** Legal ceiling of the all-in cost a year, parts per million. */
  APR_CAP_PPM: z.coerce.number().check(z.int(), z.positive()),
  /** Messages with a code that one source address may cause in an hour; carriers put many people behind one address. */
  SMS_PER_IP_HOUR: z._default(z.coerce.number().check(z.int(), z.positive()), 30),
  VERIFICATION_MACHINE: text,
  DISBURSEMENT_MACHINE: text,
  LIANLIAN_PARTNER: text,
  LIANLIAN_QUERY_URL: url,
  LIANLIAN_PAYOUT_URL: url,
  LIMU_URL: url,
  LIMU_API_KEY: text,
  SMS_GATEWAY_URL: url,
  OPERATOR_ISSUER: url,
  OPERATOR_JWKS_URL: url,
  OPERATOR_AUDIENCE: text,
})

export const config = z.parse(schema, process.env)
