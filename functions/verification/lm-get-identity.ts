import * as z from 'zod/mini'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { noInput } from '../../lib/http/fields.ts'
import { vaultOf } from '../../lib/platform/sealing.ts'

/** Returns the identity that the borrower verified; empty texts before that, which the client shows as an empty form. */
export const handler = endpoint(
  {
    auth: borrower(),
    input: noInput,
    output: z.array(z.object({ real_name: z.string(), identity_no: z.string(), state: z.string() })),
  },
  async ({ user }) => {
    if (!user.name || !user.identityNo) return { results: [{ real_name: '', identity_no: '', state: '' }] }
    const vault = await vaultOf(user)
    return {
      results: [
        {
          real_name: vault.unseal('name', user.name),
          identity_no: vault.unseal('identityNo', user.identityNo),
          state: 'pass',
        },
      ],
    }
  },
)
