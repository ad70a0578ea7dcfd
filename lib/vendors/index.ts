import { config } from '../platform/config.ts'
import { secrets } from '../platform/secrets.ts'
import type { DataProvider } from './identity-data.ts'
import {
  cardSigning,
  cards,
  cardUnbinding,
  type LianLianConfig,
  payoutNotices,
  payouts,
  repaymentForms,
  repayments,
} from './lianlian/index.ts'
import { limu } from './limu/index.ts'
import { byFunction } from './sms/by-function.ts'
import { counted } from './sms/counted.ts'
import { httpSms } from './sms/http-sms.ts'
import { inOrder } from './sms/in-order.ts'
import type { SmsSender } from './sms/sms.ts'

/**
 * The vendors in use, behind their ports. The only place that names them: another vendor is another line here. A bundle
 * carries only the parts that its function takes.
 */
export const cardQueries = async () => cards(await lianlianConfig())
export const cardSigningForms = async () => cardSigning(await lianlianConfig())
export const cardUnbindings = async () => cardUnbinding(await lianlianConfig())
/** A borrower waits for the form: what is asked about an earlier order is answered soon, or not at all. */
export const repaymentDesk = async () => {
  const config = { ...(await lianlianConfig()), timeoutMs: 2_500 }
  return { ...repaymentForms(config), ...repayments(config) }
}
export const repaymentMessages = async () => repayments(await lianlianConfig())
export const payoutCalls = async () => payouts(await lianlianConfig())
/** For the sweep: the end of orders without a notification. */
export const repaymentQueries = repaymentMessages
/** For the reconciliation: the end of orders of both kinds. */
export const paymentQueries = async () => {
  const config = await lianlianConfig()
  return { ...payouts(config), ...repayments(config) }
}
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

export { acknowledged, unacknowledged } from './lianlian/message.ts'
/** The meaning of a code that the payment provider answered with. */
export { meaningOf as meaningOfPaymentCode } from './lianlian/ret-codes.ts'

/** All providers together take at most so long over a message. */
export function smsSender(withinMs: number): SmsSender {
  const timeoutMs = Math.floor(withinMs / config.SMS_PROVIDERS.length)
  return inOrder(config.SMS_PROVIDERS.map((name) => async () => counted(name, await smsProviders[name](timeoutMs))))
}

/** For the routes, whose bundles are to be small (docs/decisions/0005). */
export const codeSender = (withinMs: number): SmsSender => byFunction({ name: config.CODE_SENDER, timeoutMs: withinMs })

/** Imported when they are first asked: in a bundle, an SDK that is not used is not run. */
const smsProviders = {
  async aliyun(timeoutMs: number): Promise<SmsSender> {
    const names = ['aliyun-access-key-id', 'aliyun-access-key-secret'] as const
    const [{ aliyunSms }, [accessKeyId = '', accessKeySecret = '']] = await Promise.all([
      import('./sms/aliyun.ts'),
      secrets(...names),
    ])
    const { ALIYUN_SMS_URL: url, ALIYUN_SMS_SIGN_NAME: signName, ALIYUN_SMS_TEMPLATES: templateCodes } = config
    return aliyunSms({ url, accessKeyId, accessKeySecret, signName, templateCodes, timeoutMs })
  },
  async sns(timeoutMs: number): Promise<SmsSender> {
    const { snsSms } = await import('./sms/sns.ts')
    return snsSms({ timeoutMs })
  },
  async gateway(timeoutMs: number): Promise<SmsSender> {
    return httpSms({ url: config.SMS_GATEWAY_URL, timeoutMs })
  },
}

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
      trader: config.LIANLIAN_TRADER_URL,
      instantPay: config.LIANLIAN_PAYOUT_URL,
    },
  }
}
