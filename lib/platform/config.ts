import * as z from 'zod/mini'

const text = z.string().check(z.minLength(1))
const url = z.url()
const smsProvider = z.enum(['aliyun', 'sns', 'gateway'])
const listed = (value: string) => value.split(',')
/** Parses JSON; text that is not JSON stays text, which no schema of ours accepts. */
function json(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** The environment of every function, from `config/*.yml`. A function with an invalid one fails at its cold start. */
const schema = z.object({
  TABLE_NAME: text,
  /**
   * Longest wait for one answer of the table or of Step Functions; two fifths of it for a connection, its queue included.
   */
  AWS_WAIT_MS: z._default(z.coerce.number().check(z.int(), z.positive()), 2_500),
  /** Secrets are the parameters below this path. */
  PARAMETER_PATH: text,
  /** Base address for the vendors' call-backs. */
  API_BASE_URL: url,
  /** Base address of the H5 client: redirects lead to pages below it. */
  CLIENT_BASE_URL: url,
  /** Legal ceiling of the all-in cost a year, parts per million. */
  APR_CAP_PPM: z.coerce.number().check(z.int(), z.positive()),
  /** Messages with a code that one source address may cause in an hour; carriers put many people behind one address. */
  SMS_PER_IP_HOUR: z._default(z.coerce.number().check(z.int(), z.positive()), 30),
  /** Bucket for collected data too large for the table. */
  RESULTS_BUCKET: text,
  VERIFICATION_MACHINE: text,
  DISBURSEMENT_MACHINE: text,
  OVERDUE_MACHINE: text,
  LIANLIAN_PARTNER: text,
  LIANLIAN_QUERY_URL: url,
  LIANLIAN_TRADER_URL: url,
  LIANLIAN_PAYOUT_URL: url,
  LIMU_URL: url,
  LIMU_API_KEY: text,
  /** Providers of text messages, in order: the next is used when the one before did not take a message. */
  SMS_PROVIDERS: z._default(z.pipe(z.string(), z.pipe(z.transform(listed), z.array(smsProvider))), ['aliyun', 'sns']),
  /** Messages with a code in a day, all borrowers together: the limit of the cost that an attacker can cause. */
  SMS_PER_DAY: z._default(z.coerce.number().check(z.int(), z.positive()), 100_000),
  /** The Lambda that sends codes for the routes. */
  CODE_SENDER: text,
  ALIYUN_SMS_URL: z._default(url, 'https://dysmsapi.aliyuncs.com'),
  ALIYUN_SMS_SIGN_NAME: z._default(z.string(), ''),
  /** JSON: our name of a template → its code at Aliyun. */
  ALIYUN_SMS_TEMPLATES: z._default(z.pipe(z.string(), z.pipe(z.transform(json), z.record(z.string(), text))), {}),
  SMS_GATEWAY_URL: url,
  OPERATOR_ISSUER: url,
  OPERATOR_JWKS_URL: url,
  OPERATOR_AUDIENCE: text,
})

export const config = z.parse(schema, process.env)
