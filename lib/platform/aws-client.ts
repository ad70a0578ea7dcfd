import { config } from './config.ts'
import { callsEnd } from './invocation.ts'

/** The SDK's default differs by service and version: four for DynamoDB, three for Step Functions. */
const TRIES = 3

/**
 * Limits of an SDK client. Without them a dead connection hangs a function until Lambda kills it. Three tries of 2.5 s and
 * the pauses between them (50 and 100 ms at most) fit into the shortest function's 10 s.
 */
export const clientLimits = {
  maxAttempts: TRIES,
  requestHandler: {
    connectionTimeout: 0.4 * config.AWS_WAIT_MS,
    requestTimeout: config.AWS_WAIT_MS,
    // Without it the handler only warns.
    throwOnRequestTimeout: true,
  },
}

type Send = (command: unknown, options?: { abortSignal?: AbortSignal }) => Promise<unknown>

/**
 * Makes a client's calls end with the invocation's time: tries, pauses between them, and an answer that begins but does not
 * end.
 */
export function endingInTime<C extends { send: unknown }>(client: C): C {
  const prototype: { send: Send } = Object.getPrototypeOf(client)
  const send: Send = (command, options) => {
    const abortSignal = callsEnd()
    return prototype.send.call(client, command, abortSignal ? { abortSignal, ...options } : options)
  }
  return Object.assign(client, { send })
}
