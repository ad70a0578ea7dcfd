import { config } from '../platform/config.ts'
import { secrets } from '../platform/secrets.ts'
import type { DataProvider } from './identity-data.ts'
import {
  cardSigning,
  cards,
  type LianLianConfig,
  payoutNotices,
  payouts,
  repaymentForms,
  repayments,
} from './lianlian/index.ts'
import { limu } from './limu/index.ts'
import { httpSms } from './sms/http-sms.ts'
import type { SmsSender } from './sms/sms.ts'

/**
 * The vendors in use, behind their ports. The only place that names them: another vendor is another line here. A bundle
 * carries only the parts that its function takes.
 */
export const cardQueries = async () => cards(await lianlianConfig())
export const cardSigningForms = async () => cardSigning(await lianlianConfig())
export const repaymentPages = async () => repaymentForms(await lianlianConfig())
export const repaymentNotices = async () => repayments(await lianlianConfig())
export const payoutCalls = async () => payouts(await lianlianConfig())
export const payoutMessages = async () => payoutNotices(await lianlianConfig())

export async function dataProvider(): Promise<DataProvider> {
  const [apiSecret = ''] = await secrets('limu-api-secret')
  return limu({
    baseUrl: config.LIMU_URL,
    apiKey: config.LIMU_API_KEY,
    apiSecret,
    callbackUrl: `${config.API_BASE_URL}/lm-callback`,
  })
}

export { acknowledged, unacknowledged } from './lianlian/acknowledge.ts'

export const smsSender = (): SmsSender => httpSms({ url: config.SMS_GATEWAY_URL })

async function lianlianConfig(): Promise<LianLianConfig> {
  const [merchantPrivateKey = '', lianlianPublicKey = ''] = await secrets(
    'lianlian-merchant-key',
    'lianlian-public-key',
  )
  return {
    partner: config.LIANLIAN_PARTNER,
    merchantPrivateKey,
    lianlianPublicKey,
    endpoints: {
      query: config.LIANLIAN_QUERY_URL,
      instantPay: config.LIANLIAN_PAYOUT_URL,
    },
  }
}
