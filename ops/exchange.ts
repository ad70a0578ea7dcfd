import { CommandFailure } from './failure.ts'
import { jsonIn } from './json.ts'

/** API Gateway itself gives up after 30 s. */
const ANSWER_MS_MAX = 35_000

export interface Exchange {
  url: string
  status: number
  /** The parsed JSON; undefined for any other answer. */
  body: unknown
  /** The business time (ms) of the answer. */
  now: number
  /** The request's number in the server's log, if the answer has one. */
  requestId: string | null
}

/**
 * Sends one HTTP request. `variable` is the environment variable that names the server, for the message when it does not
 * answer.
 */
export async function exchange(url: string, init: RequestInit, variable: string): Promise<Exchange> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_MS_MAX) })
    const { status, headers } = response
    return {
      url,
      status,
      body: jsonIn(await response.text()),
      now: timeIn(headers),
      requestId: headers.get('x-request-id'),
    }
  } catch (cause) {
    throw new CommandFailure(`No answer from ${url} (${reasonOf(cause)}). Is it running? ${variable} names another.`, {
      cause,
    })
  }
}

/**
 * Our own answers say the business time, which on a local stack runs ahead of the machine's. What did not come from us (the
 * gateway refuses a token itself) has HTTP's `date`: on AWS the two are the same.
 */
function timeIn(headers: Headers): number {
  const business = Number(headers.get('x-business-time'))
  return business ? business * 1000 : Date.parse(headers.get('date') ?? '') || Date.now()
}

/** The server answers but is not the expected one. */
export const strangeAnswer = ({ url, status }: Exchange, variable: string): CommandFailure =>
  new CommandFailure(`${url} answered ${status} in a form not known here. Is ${variable} right?`)

/** fetch says only "fetch failed"; its cause has the reason. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  if (!(cause instanceof Error)) return error.message
  return 'code' in cause ? String(cause.code) : cause.message
}
