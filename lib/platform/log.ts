/** One JSON line an event. Callers pass ids and codes, never personal data, credentials or codes sent by SMS. */
export const log = {
  info: (event: string, fields: Fields = {}) => write('INFO', event, fields),
  warn: (event: string, fields: Fields = {}) => write('WARN', event, fields),
  /** What somebody must look at: an alarm counts these lines. */
  error: (event: string, fields: Fields = {}) => write('ERROR', event, fields),
}

type Fields = Record<string, unknown>

let context: Fields = {}

/** Fields that every line of this invocation bears. */
export function setLogContext(fields: Fields): void {
  context = fields
}

function write(level: string, event: string, fields: Fields): void {
  const { AWS_LAMBDA_FUNCTION_NAME: name } = process.env
  process.stdout.write(`${JSON.stringify({ level, event, function: name, ...context, ...fields })}\n`)
}

/** What a log may say of an error: its name, message and stack, and those of its cause, five causes deep. */
export function describe(error: unknown, causes = 5): Fields {
  if (!(error instanceof Error)) return { error: String(error) }
  return {
    error: error.name,
    message: error.message,
    stack: error.stack,
    ...(error.cause === undefined || causes === 0 ? {} : { cause: describe(error.cause, causes - 1) }),
  }
}
