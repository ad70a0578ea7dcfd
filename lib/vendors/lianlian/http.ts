import { ownConnection } from '../own-connection.ts'
import { unanswered, VendorUnavailable } from '../unavailable.ts'
import { type Message, parseMessage } from './message.ts'

/** LianLian's answers are below 4 KB; a list of signed cards is the longest. */
const answerLimitBytes = 256 * 1024
const timeoutMsDefault = 8_000

/** Posts a JSON object and reads one back. Throws VendorUnavailable when none came in time. */
export async function postJson(url: string, body: object, timeoutMs = timeoutMsDefault): Promise<Message> {
  const text = await post(url, JSON.stringify(body), timeoutMs).catch((cause: unknown) => {
    if (cause instanceof VendorUnavailable) throw cause
    throw unavailable(`no answer from ${new URL(url).pathname}: ${reasonOf(cause)}`, cause)
  })
  const message = parseMessage(text)
  if (!message) throw unavailable(`${new URL(url).pathname} answered no JSON object`)
  return message
}

export const unavailable = (reason: string, cause?: unknown) => unanswered('lianlian', reason, cause)

async function post(url: string, body: string, timeoutMs: number): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json;charset=utf-8', ...ownConnection },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs), // holds for the body too
  })
  if (response.status !== 200) {
    await response.body?.cancel()
    throw unavailable(`${new URL(url).pathname} answered HTTP ${response.status}`)
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(await limitedBody(response))
}

async function limitedBody(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > answerLimitBytes) throw unavailable(`the answer exceeds ${answerLimitBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  // fetch says only "fetch failed"; the reason is in its cause.
  return cause.cause instanceof Error ? `${cause.message}: ${cause.cause.message}` : cause.message
}
