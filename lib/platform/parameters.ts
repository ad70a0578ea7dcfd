import { setTimeout } from 'node:timers/promises'
import { Sha256 } from '@smithy/core/checksum'
import { HttpRequest } from '@smithy/core/protocols'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { SignatureV4 } from '@smithy/signature-v4'
import { defaultProvider } from './env-credentials.ts'

/**
 * Parameter Store's GetParameters, the one call of it that we make. The SDK's client for it would be 78 KB of every bundle;
 * this is its signer and its HTTP handler, which are in each bundle anyway for DynamoDB.
 */
export async function parametersNamed(names: string[]): Promise<Map<string, string>> {
  const body = JSON.stringify({ Names: names, WithDecryption: true })
  const { Parameters = [] } = JSON.parse(await sent(body)) as Answer
  return new Map(Parameters.map(({ Name, Value }) => [Name, Value]))
}

interface Answer {
  Parameters?: { Name: string; Value: string }[]
}

/** As the SDK's clients: three tries of a service that is busy or cannot be reached, 50–100 and 100–200 ms apart. */
const PAUSES_MS = [50, 100]
const handler = new NodeHttpHandler({ connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true })

async function sent(body: string, failures = 0): Promise<string> {
  const { status, text } = await once(body).catch((cause: Error) => ({ status: 0, text: cause.message }))
  if (status === 200) return text
  const pause = PAUSES_MS[failures]
  if (pause !== undefined && (status === 0 || status >= 500 || text.includes('Throttling'))) {
    await setTimeout(pause * (1 + Math.random()))
    return sent(body, failures + 1)
  }
  throw new Error(`Parameter Store answered ${status}: ${text.slice(0, 200)}`)
}

async function once(body: string): Promise<{ status: number; text: string }> {
  const { response } = await handler.handle(await signed(body))
  const chunks: Buffer[] = []
  for await (const chunk of response.body) chunks.push(chunk)
  return { status: response.statusCode, text: Buffer.concat(chunks).toString('utf8') }
}

async function signed(body: string): Promise<HttpRequest> {
  const region = process.env.AWS_REGION ?? ''
  const signer = new SignatureV4({ service: 'ssm', region, sha256: Sha256, credentials: defaultProvider() })
  const { protocol, hostname, port } = new URL(endpoint(region))
  const request = new HttpRequest({
    method: 'POST',
    protocol,
    hostname,
    ...(port ? { port: Number(port) } : {}),
    path: '/',
    headers: {
      host: port ? `${hostname}:${port}` : hostname,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AmazonSSM.GetParameters',
    },
    body,
  })
  return HttpRequest.clone(await signer.sign(request))
}

/** The SDK's own switch for another endpoint; China's regions have a domain of their own. */
const endpoint = (region: string): string =>
  process.env.AWS_ENDPOINT_URL_SSM ?? `https://ssm.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`
