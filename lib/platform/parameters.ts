import { setTimeout } from 'node:timers/promises'
import { awsCall } from './aws-call.ts'

/** Parameter Store's GetParameters, the one call of it that we make. */
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
const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AmazonSSM.GetParameters' }

async function sent(body: string, failures = 0): Promise<string> {
  const call = awsCall({ service: 'ssm', path: '/', headers, body, timeoutMs: 3_000 })
  const { status, text } = await call.catch((cause: Error) => ({ status: 0, text: cause.message }))
  if (status === 200) return text
  const pause = PAUSES_MS[failures]
  if (pause !== undefined && (status === 0 || status >= 500 || text.includes('Throttling'))) {
    await setTimeout(pause * (1 + Math.random()))
    return sent(body, failures + 1)
  }
  throw new Error(`Parameter Store answered ${status}: ${text.slice(0, 200)}`)
}
