import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { environment } from '../environment.ts'

const load = async () => (await import('../../../lib/platform/config.ts')).config

beforeEach(() => vi.resetModules())
afterEach(() => vi.unstubAllEnvs())

describe('the environment of a function', () => {
  it('is read with its numbers', async () => {
    expect(await load()).toMatchObject({ TABLE_NAME: environment.TABLE_NAME, APR_CAP_PPM: 240_000 })
  })

  it('names the providers of messages in order, and the codes of their templates', async () => {
    expect(await load()).toMatchObject({ SMS_PROVIDERS: ['aliyun', 'sns'], ALIYUN_SMS_TEMPLATES: {} })
    vi.resetModules()
    vi.stubEnv('SMS_PROVIDERS', 'sns')
    vi.stubEnv('ALIYUN_SMS_TEMPLATES', '{"signup-code":"SMS_1"}')
    expect(await load()).toMatchObject({ SMS_PROVIDERS: ['sns'], ALIYUN_SMS_TEMPLATES: { 'signup-code': 'SMS_1' } })
  })

  it.each([
    ['TABLE_NAME', undefined],
    ['TABLE_NAME', ''],
    ['API_BASE_URL', 'api.test'],
    ['APR_CAP_PPM', '0.24'],
    ['APR_CAP_PPM', '0'],
    ['APR_CAP_PPM', ''],
    ['APR_CAP_PPM', 'a lot'],
    ['OPERATOR_AUDIENCE', undefined],
    ['SMS_PROVIDERS', 'aliyun,pigeon'],
    ['SMS_PROVIDERS', ''],
    ['ALIYUN_SMS_TEMPLATES', '{"signup-code":SMS_1}'],
    ['ALIYUN_SMS_TEMPLATES', '["SMS_1"]'],
  ])('is refused at the start with %s of %j', async (name, value) => {
    vi.stubEnv(name, value)
    await expect(load()).rejects.toThrow(name)
  })
})
