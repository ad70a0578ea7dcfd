import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parse } from 'yaml'
import { environment } from '../environment.ts'
import { message, provider } from './provider.ts'

/** `send-sms` as it is deployed: one minified CommonJS file with both SDKs inside, run by Node alone. */

const folder = mkdtempSync(join(tmpdir(), 'send-sms-'))
const file = join(folder, 'send-sms.cjs')
afterAll(() => rmSync(folder, { recursive: true }))
beforeAll(async () => {
  const { outputWorkFolder, exclude, concurrency, outputFileExtension, ...options } = parse(
    readFileSync('config/esbuild.yml', 'utf8'),
  )
  await build({ ...options, entryPoints: ['functions/account/send-sms.ts'], outfile: file, logLevel: 'error' })
}, 30_000)

const parameters = ['aliyun-access-key-id', 'aliyun-access-key-secret'].map((name) => ({
  Name: environment.PARAMETER_PATH + name,
  Value: `the-${name}`,
}))
const snsTook = '<PublishResponse><PublishResult><MessageId>m</MessageId></PublishResult></PublishResponse>'

async function send(aliyunSays: string) {
  const ssm = await provider({ body: JSON.stringify({ Parameters: parameters }) })
  const aliyun = await provider({ body: JSON.stringify({ Code: aliyunSays }) })
  const sns = await provider({ type: 'text/xml', body: snsTook })
  const variables = {
    ...environment,
    PATH: '',
    SMS_PROVIDERS: 'aliyun,sns',
    ALIYUN_SMS_URL: aliyun.url,
    ALIYUN_SMS_SIGN_NAME: '测试签名',
    ALIYUN_SMS_TEMPLATES: '{"signup-code":"SMS_100000001"}',
    AWS_ENDPOINT_URL_SSM: ssm.url,
    AWS_ENDPOINT_URL_SNS: sns.url,
  }
  const script = `require(${JSON.stringify(file)}).handler(${JSON.stringify(message)}, {}).then((outcome) => console.log(outcome))`
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { env: variables })
  return { said: stdout.trim().split('\n').at(-1), stdout, aliyun: aliyun.asked, sns: sns.asked }
}

it('asks Aliyun with the account in Parameter Store, and nobody else when it takes the message', async () => {
  const { said, aliyun, sns } = await send('OK')
  expect(said).toBe('taken')
  expect(aliyun[0]?.headers.authorization).toContain('Credential=the-aliyun-access-key-id')
  expect(sns).toEqual([])
})

it('asks SNS when Aliyun does not', async () => {
  const { said, aliyun, sns } = await send('isv.AMOUNT_NOT_ENOUGH')
  expect(said).toBe('taken')
  expect([aliyun, sns].map((asked) => asked.length)).toEqual([1, 1])
})

it('asks nobody else when the mobile had too many, and logs neither it nor the code', async () => {
  const { said, sns, stdout } = await send('isv.BUSINESS_LIMIT_CONTROL')
  expect(said).toBe('tooMany')
  expect(sns).toEqual([])
  expect(stdout).toContain('isv.BUSINESS_LIMIT_CONTROL')
  expect(stdout).not.toMatch(/13800000000|483920|the-aliyun/)
})
