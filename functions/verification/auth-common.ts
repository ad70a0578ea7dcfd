import * as z from 'zod/mini'
import { Failure } from '../../lib/domain/failure.ts'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { shaped, text } from '../../lib/http/fields.ts'
import { vaultOf } from '../../lib/platform/sealing.ts'
import { type NamedAccount, namedAccounts } from '../../lib/store/accounts.ts'
import { keys } from '../../lib/store/keys.ts'
import { update } from '../../lib/store/update.ts'

const missing = { qq: 'QQ_REQUIRED', wechat: 'WECHAT_REQUIRED', bankcard: 'USUAL_CARD_REQUIRED' } as const
const isNamed = (type: string): type is NamedAccount => namedAccounts.some((known) => known === type)

/** Keeps the account that the borrower names; nothing is verified. */
export const handler = endpoint(
  {
    auth: borrower,
    input: z.object({
      auth_type: shaped(isNamed, 'AUTH_TYPE_UNKNOWN', 'AUTH_TYPE_REQUIRED'),
      accounts: text({ max: 20 }),
    }),
  },
  async ({ user, input }) => {
    const type = input.auth_type as NamedAccount
    if (input.accounts === '') throw new Failure(missing[type])
    const sealed = (await vaultOf(user)).seal(type, input.accounts)
    await update(keys.accounts(user.id), { set: { [type]: sealed } })
    return { message: '认证成功' }
  },
)
