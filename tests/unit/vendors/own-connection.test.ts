import { expect, it } from 'vitest'
import { postJson } from '../../../lib/vendors/lianlian/answer.ts'
import { poster } from '../../../lib/vendors/limu/http.ts'
import { httpSms } from '../../../lib/vendors/sms/http-sms.ts'
import { message, provider } from '../sms/provider.ts'

const limu = (url: string) => poster({ baseUrl: url, apiKey: 'key', apiSecret: 'secret', callbackUrl: 'http://cb' })

it.each([
  ['LianLian', (url: string) => postJson(url, {})],
  ['Limu', (url: string) => limu(url)('/api', {})],
  ['the SMS gateway', (url: string) => httpSms({ url }).send(message)],
])('%s sees each request on a connection that is closed behind it', async (_, ask) => {
  const { url, asked } = await provider({ body: '{"code":"0000"}' })
  for (let n = 0; n < 2; n++) await ask(url)
  expect(asked.map(({ headers }) => headers.connection)).toEqual(['close', 'close'])
})
