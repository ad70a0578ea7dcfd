import * as z from 'zod/mini'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { noInput } from '../../lib/http/fields.ts'
import { profileVerified, recordKeys } from '../../lib/store/records.ts'

export const handler = endpoint(
  {
    auth: borrower({ items: recordKeys }),
    input: noInput,
    output: z.array(
      z.object({
        is_identity_auth: z.int(),
        is_profile_auth: z.int(),
        is_bankcard_auth: z.int(),
        is_phone_auth: z.int(),
      }),
    ),
  },
  async ({ user, loaded }) => ({
    results: [
      {
        is_identity_auth: user.flags.identity,
        is_profile_auth: profileVerified(loaded) ? 1 : 0,
        is_bankcard_auth: user.flags.bankcard,
        is_phone_auth: user.flags.mobile,
      },
    ],
  }),
)
