import { setTimeout } from 'node:timers/promises'
import { Sha256 } from '@smithy/core/checksum'
import { HttpRequest } from '@smithy/core/protocols'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { SignatureV4 } from '@smithy/signature-v4'
import { defaultProvider } from './env-credentials.ts'
import { callsEnd } from './invocation.ts'

export interface AwsCall {
  service: string
  method: 'POST'
  path: string
  headers: Record<string, string>
  body: string
  timeoutMs: number
}

/**
 * Calls an AWS service that needs no SDK client elsewhere. The SDK's client would add some 80 KB to every bundle; this uses
 * its signer and HTTP handler, which are in each bundle anyway for DynamoDB. Throws when no answer comes within the call's
 * time, or the invocation's.
 */
export async function awsCall(
  call: AwsCall,
): Promise<{ status: number; headers: Record<string, string>; text: string }> {
  // Covers the whole call: the handler's time-out ends when the answer begins.
  const inTime = AbortSignal.timeout(call.timeoutMs)
  const end = callsEnd()
  const abortSignal = end ? AbortSignal.any([inTime, end]) : inTime
  const { response } = await handler.handle(await signed(call), { abortSignal })
  const chunks: Buffer[] = []
  for await (const chunk of response.body) chunks.push(chunk)
  return { status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString('utf8') }
}

/** As in the SDK's clients: three tries when a service is busy or unreachable, 50–100 and 100–200 ms apart. */
const PAUSES_MS = [50, 100]

/**
 * Makes a call that is safe to repeat and returns the answer's text. Throws when the last try was not answered with HTTP
 * 200.
 */
export async function repeatableAwsCall(call: AwsCall, failures = 0): Promise<string> {
  const { status, text } = await awsCall(call).catch((cause: Error) => ({ status: 0, text: cause.message }))
  if (status === 200) return text
  const pause = PAUSES_MS[failures]
  if (pause !== undefined && (status === 0 || status === 429 || status >= 500 || text.includes('Throttling'))) {
    await setTimeout(pause * (1 + Math.random()))
    return repeatableAwsCall(call, failures + 1)
  }
  throw new Error(`${call.service} answered ${status}: ${text.slice(0, 200)}`)
}

/**
 * One connection per call: these calls are rare, and the other side may close a kept connection just when the next call
 * takes it, which then fails without a real fault.
 */
const agent = { keepAlive: false }

const handler = new NodeHttpHandler({ connectionTimeout: 1_000, httpAgent: agent, httpsAgent: agent })

async function signed({ service, method, path, headers, body }: AwsCall): Promise<HttpRequest> {
  const region = process.env.AWS_REGION ?? ''
  const { protocol, host, hostname, port, pathname } = addressOf(service, region, path)
  const signer = new SignatureV4({ service, region, sha256: Sha256, credentials: defaultProvider() })
  const request = new HttpRequest({
    method,
    protocol,
    hostname,
    ...(port ? { port: Number(port) } : {}),
    path: pathname,
    headers: { host, ...headers },
    body,
  })
  return HttpRequest.clone(await signer.sign(request))
}

/** Returns the URL of a call. Honours the SDK's variable for another endpoint; China's regions have a separate domain. */
function addressOf(service: string, region: string, path: string): URL {
  const elsewhere = process.env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`]
  if (elsewhere) return new URL(path, elsewhere)
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'
  return new URL(path, `https://${service}.${region}.${domain}`)
}
