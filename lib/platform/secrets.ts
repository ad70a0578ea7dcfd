import { repeatableAwsCall } from './aws-call.ts'
import { config } from './config.ts'

/**
 * Names of the secrets, parameters below PARAMETER_PATH.
 * `session-key` signs borrowers' tokens; `field-key` wraps the borrowers' data keys; `index-key` makes blind indexes.
 */
export type SecretName =
  | 'session-key'
  | 'field-key'
  | 'index-key'
  | 'lianlian-merchant-key'
  | 'lianlian-public-key'
  | 'limu-api-secret'
  | 'aliyun-access-key-id'
  | 'aliyun-access-key-secret'

const known = new Map<SecretName, Promise<string>>()

/** Returns the secrets' values, fetched in one call per cold start and then kept in memory. */
export function secrets<N extends SecretName>(...names: N[]): Promise<string[]> {
  const missing = names.filter((name) => !known.has(name))
  if (missing.length > 0) remember(missing)
  return Promise.all(names.map((name) => known.get(name) as Promise<string>))
}

function remember(names: SecretName[]): void {
  const fetched = parametersNamed(names.map((name) => config.PARAMETER_PATH + name))
  for (const name of names) {
    const value = fetched.then((values) => required(values, name))
    // Forget a failed fetch, so that the next invocation tries again.
    value.catch(() => known.delete(name))
    known.set(name, value)
  }
}

function required(values: Map<string, string>, name: SecretName): string {
  const value = values.get(config.PARAMETER_PATH + name)
  if (!value) throw new Error(`Secret ${name} is missing below ${config.PARAMETER_PATH}`)
  return value
}

interface Answer {
  Parameters?: { Name: string; Value: string }[]
}

/** Fetches parameters by name with GetParameters, the only call of Parameter Store that we make. */
async function parametersNamed(names: string[]): Promise<Map<string, string>> {
  const answer = await repeatableAwsCall({
    service: 'ssm',
    method: 'POST',
    path: '/',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AmazonSSM.GetParameters' },
    body: JSON.stringify({ Names: names, WithDecryption: true }),
    timeoutMs: 2_500,
  })
  const { Parameters = [] } = JSON.parse(answer) as Answer
  return new Map(Parameters.map(({ Name, Value }) => [Name, Value]))
}
