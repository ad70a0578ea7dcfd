/**
 * `fetch` keeps connections, and a connection kept while the Lambda was frozen is dead. A POST over it is not repeated, so a payout
 * would be unclear for 30 minutes: a handshake for each request costs less.
 */
const ownConnection = { connection: 'close' }

interface Request {
  headers?: Record<string, string>
  body: string | URLSearchParams
  timeoutMs: number
  /** A longer answer is none. 0: the status is the answer. */
  maxBytes: number
}

/**
 * Posts to a vendor. `text` is the body of HTTP 200, empty with any other status. Throws when no answer came in time, to the last
 * byte, and when it is too long or not UTF-8. A redirect counts as no answer: it would hand the body to another host.
 */
export async function post(url: string, request: Request): Promise<{ status: number; text: string }> {
  const { headers, body, timeoutMs, maxBytes } = request
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, ...ownConnection },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  })
  const { status } = response
  if (status === 200 && maxBytes > 0)
    return { status, text: new TextDecoder('utf-8', { fatal: true }).decode(await limited(response, maxBytes)) }
  await response.body?.cancel()
  return { status, text: '' }
}

async function limited(response: Response, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > maxBytes) throw new RangeError(`an answer of more than ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
