import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm'
import { mockClient } from 'aws-sdk-client-mock'
import { environment } from './environment.ts'

/** A Parameter Store in which these secrets are kept, for all of a test file; it is asked anew at every call. */
export function storedSecrets(kept: () => Record<string, string>) {
  const path = environment.PARAMETER_PATH
  return mockClient(SSMClient)
    .on(GetParametersCommand)
    .callsFake(async ({ Names, WithDecryption }: { Names: string[]; WithDecryption?: boolean }) => {
      const values = new Map(Object.entries(kept()).map(([name, value]) => [path + name, value]))
      const Parameters = Names.filter((name) => values.has(name)).map((name) => ({
        Name: name,
        Value: WithDecryption ? values.get(name) : 'encrypted',
      }))
      return { Parameters }
    })
}
