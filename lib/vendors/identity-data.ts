import { config } from '../platform/config.ts'
import { secrets } from '../platform/secrets.ts'
import type { DataProvider } from './data-provider.ts'
import { limu } from './limu/index.ts'

/** The provider of personal data in use: Limu. */
export async function identityData(): Promise<DataProvider> {
  const [apiSecret = ''] = await secrets('limu-api-secret')
  return limu({
    baseUrl: config.LIMU_URL,
    apiKey: config.LIMU_API_KEY,
    apiSecret,
    callbackUrl: `${config.API_BASE_URL}/lm-callback`,
  })
}
