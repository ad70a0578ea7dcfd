import * as z from 'zod/mini'
import { Failure } from '../../lib/domain/failure.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { secret } from '../../lib/http/fields.ts'
import { mailAccount } from '../../lib/http/person-fields.ts'
import { borrowerWithSlot, startAndWait, started, startedShape } from '../../lib/http/verification/flow.ts'

/** Mail providers whose card bills are read: QQ by a scan, the others with a password. */
const providers = new Set(['163.com', '126.com', 'sina.com', 'sina.cn', 'qq.com', '139.com'])

export const handler = endpoint(
  {
    auth: borrowerWithSlot('bill'),
    input: z.object({
      username: mailAccount({ required: 'BAD_PARAMETER', max: 64, tooLong: 'BAD_PARAMETER' }),
      password: secret({ max: 64, tooLong: 'BAD_PARAMETER' }),
    }),
    output: startedShape,
  },
  async ({ user, loaded: { slot }, input: login, now }) => {
    const provider = login.username.toLowerCase().replace(/^.*@/, '')
    if (!login.username.includes('@') || !providers.has(provider)) throw new Failure('MAIL_UNSUPPORTED')
    if (provider !== 'qq.com' && login.password === '') throw new Failure('BAD_PARAMETER')
    return started(await startAndWait('bill', { user, slot, login, now }), provider === 'qq.com' ? '0100' : '认证成功')
  },
)
