import * as z from 'zod/mini'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { shaped } from '../../lib/http/fields.ts'
import { vaultOf } from '../../lib/platform/sealing.ts'
import { keys } from '../../lib/store/keys.ts'
import { type NamedAccount, namedAccounts } from '../../lib/store/records.ts'

const verified = ['taobao', 'jd', 'education', 'bill', 'ebank'] as const
type Verified = (typeof verified)[number]

const isVerified = (type: string): type is Verified => verified.some((known) => known === type)
const isType = (type: string): boolean => isVerified(type) || namedAccounts.some((known) => known === type)

/** Returns a named account as text (empty when none), a verified one as 0 or 1. */
export const handler = endpoint(
  {
    auth: borrower({ items: (userId) => ({ accounts: keys.accounts(userId) }) }),
    input: z.object({ auth_type: shaped(isType, 'AUTH_TYPE_UNKNOWN', 'AUTH_TYPE_REQUIRED') }),
    output: z.array(z.record(z.string(), z.union([z.string(), z.int()]))),
  },
  async ({ user, loaded, input }) => {
    const type = input.auth_type
    if (isVerified(type)) return { results: [{ [type]: user.flags[type] }] }
    const sealed = loaded.accounts?.[type as NamedAccount]
    return { results: [{ [type]: sealed ? (await vaultOf(user)).unseal(type, sealed) : '' }] }
  },
)
