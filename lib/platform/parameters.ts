import { repeatableAwsCall } from './aws-call.ts'

/** Fetches parameters by name with GetParameters, the only call of Parameter Store that we make. */
export async function parametersNamed(names: string[]): Promise<Map<string, string>> {
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

interface Answer {
  Parameters?: { Name: string; Value: string }[]
}
