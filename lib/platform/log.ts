import { AsyncLocalStorage } from 'node:async_hooks'
import type { Context } from 'aws-lambda'

/** Writes one JSON line per event. Callers pass ids and codes, never personal data, credentials or codes sent by SMS. */
export const log = {
  info: (event: string, fields: Fields = {}) => write('INFO', event, fields),
  warn: (event: string, fields: Fields = {}) => write('WARN', event, fields),
  /** For faults that an operator must examine: an alarm counts these lines. */
  error: (event: string, fields: Fields = {}) => write('ERROR', event, fields),
}

type Fields = Record<string, unknown>

/** Kept per invocation: on a developer's machine all functions run concurrently in one process. */
const context = new AsyncLocalStorage<Fields>()

/** Runs one invocation: each line it logs carries its function's name and these fields. */
export const withLogContext = <T>({ functionName }: Context, fields: Fields, run: () => T): T =>
  context.run({ function: functionName, ...fields }, run)

/** Adds fields to all further log lines of this invocation. */
export function addLogContext(fields: Fields): void {
  Object.assign(context.getStore() ?? {}, fields)
}

function write(level: string, event: string, fields: Fields): void {
  const { AWS_LAMBDA_FUNCTION_NAME: name } = process.env
  const line = { level, event, function: name, ...context.getStore(), ...fields }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** Returns the loggable part of an error: its name, message and stack, and those of its causes, five deep. */
export function describe(error: unknown, causes = 5): Fields {
  if (!(error instanceof Error)) return { error: String(error) }
  return {
    error: error.name,
    message: error.message,
    stack: error.stack,
    ...(error.cause === undefined || causes === 0 ? {} : { cause: describe(error.cause, causes - 1) }),
  }
}
