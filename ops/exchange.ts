import { CommandFailure } from './failure.ts'
import { jsonIn } from './json.ts'

/** API Gateway itself gives up after 30 s. */
const ANSWER_MS_MAX = 35_000

export interface Exchange {
  url: string
  status: number
  /** The parsed JSON; undefined when the answer is none. */
  body: unknown
}

/** One HTTP request. `variable` is the environment variable that names the server, for the message when it is silent. */
export async function exchange(url: string, init: RequestInit, variable: string): Promise<Exchange> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_MS_MAX) })
    return { url, status: response.status, body: jsonIn(await response.text()) }
  } catch (cause) {
    throw new CommandFailure(`No answer from ${url} (${reasonOf(cause)}). Is it running? ${variable} names another.`, {
      cause,
    })
  }
}

/** The server is there but is not the one that we look for. */
export const strangeAnswer = ({ url, status }: Exchange, variable: string): CommandFailure =>
  new CommandFailure(`${url} answered ${status} in a form not known here. Is ${variable} right?`)

/** fetch says only "fetch failed"; its cause knows more. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  if (!(cause instanceof Error)) return error.message
  return 'code' in cause ? String(cause.code) : cause.message
}
