import { config } from '../platform/config.ts'
import { secrets } from '../platform/secrets.ts'
import { byFunction } from './sms/by-function.ts'
import { counted } from './sms/counted.ts'
import { httpSms } from './sms/http-sms.ts'
import { inTurn } from './sms/in-turn.ts'
import type { SmsSender } from './sms/sms.ts'

/** All providers together take at most so long over a message. */
export function smsSender(withinMs: number): SmsSender {
  const timeoutMs = Math.floor(withinMs / config.SMS_PROVIDERS.length)
  return inTurn(config.SMS_PROVIDERS.map((name) => async () => counted(name, await smsProviders[name](timeoutMs))))
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
