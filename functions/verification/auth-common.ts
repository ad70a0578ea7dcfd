import * as z from 'zod/mini'
import { toDigits, toPlainText } from '../../lib/domain/canonical.ts'
import { Failure } from '../../lib/domain/failure.ts'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { shaped, text } from '../../lib/http/fields.ts'
import { vaultOf } from '../../lib/platform/sealing.ts'
import { keys } from '../../lib/store/keys.ts'
import { type NamedAccount, namedAccounts } from '../../lib/store/records.ts'
import { update } from '../../lib/table/update.ts'

const missing = { qq: 'QQ_REQUIRED', wechat: 'WECHAT_REQUIRED', bankcard: 'USUAL_CARD_REQUIRED' } as const
const canonical = { qq: toDigits, wechat: toPlainText, bankcard: toDigits }
const isNamed = (type: string): type is NamedAccount => namedAccounts.some((known) => known === type)

const LENGTH_MAX = 20

/** Stores the account that the borrower names; nothing is verified. */
export const handler = endpoint(
  {
    auth: borrower(),
    input: z.object({
      auth_type: shaped(isNamed, 'AUTH_TYPE_UNKNOWN', 'AUTH_TYPE_REQUIRED'),
      // Longer than the stored form: a card number may be written in groups.
      accounts: text({ max: 3 * LENGTH_MAX }),
    }),
  },
  async ({ user, input }) => {
    const type = input.auth_type as NamedAccount
    const account = canonical[type](input.accounts)
    if (account === '') throw new Failure(missing[type])
    if ([...account].length > LENGTH_MAX) throw new Failure('DATA_INVALID')
    const sealed = (await vaultOf(user)).seal(type, account)
    await update(keys.accounts(user.id), { set: { [type]: sealed } })
    return { message: '认证成功' }
  },
)
