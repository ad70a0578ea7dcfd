import { Sha256 } from '@smithy/core/checksum'
import { HttpRequest } from '@smithy/core/protocols'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { SignatureV4 } from '@smithy/signature-v4'
import { defaultProvider } from './env-credentials.ts'

/**
 * One call of an AWS service that we use for nothing else. The SDK's client for it would be some 80 KB of every bundle; this
 * is its signer and its HTTP handler, which are in each bundle anyway for DynamoDB. Throws when there is no answer in time.
 */
export async function awsCall(call: {
  service: string
  path: string
  headers: Record<string, string>
  body: string
  timeoutMs: number
}): Promise<{ status: number; headers: Record<string, string>; text: string }> {
  const handler = handlerOf(call.timeoutMs)
  const { response } = await handler.handle(await signed(call))
  const chunks: Buffer[] = []
  for await (const chunk of response.body) chunks.push(chunk)
  return { status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString('utf8') }
}

/**
 * A connection a call: these calls are rare, and one that was kept may be closed by the other side just when the next call
 * takes it, which then fails though nothing is wrong.
 */
const agent = { keepAlive: false }

const handlerOf = (requestTimeout: number) =>
  new NodeHttpHandler({
    connectionTimeout: 1_000,
    requestTimeout,
    throwOnRequestTimeout: true,
    httpAgent: agent,
    httpsAgent: agent,
  })

async function signed({ service, path, headers, body }: Parameters<typeof awsCall>[0]): Promise<HttpRequest> {
  const region = process.env.AWS_REGION ?? ''
  const signer = new SignatureV4({ service, region, sha256: Sha256, credentials: defaultProvider() })
  const { protocol, hostname, port } = new URL(endpoint(service, region))
  const request = new HttpRequest({
    method: 'POST',
    protocol,
    hostname,
    ...(port ? { port: Number(port) } : {}),
    path,
    headers: { host: port ? `${hostname}:${port}` : hostname, ...headers },
    body,
  })
  return HttpRequest.clone(await signer.sign(request))
}

/** The SDK's own switch for another endpoint; China's regions have a domain of their own. */
const endpoint = (service: string, region: string): string =>
  process.env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ??
  `https://${service}.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`
