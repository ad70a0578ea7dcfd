import * as z from 'zod/mini'
import { maskedPersonOf } from '../../../lib/backoffice/borrower-file.ts'
import { borrowerOfMobile } from '../../../lib/backoffice/borrower-of-mobile.ts'
import { maskedPersonShape } from '../../../lib/backoffice/borrower-shape.ts'
import { toMobile } from '../../../lib/domain/canonical.ts'
import { isMobile } from '../../../lib/domain/people.ts'
import { operator } from '../../../lib/http/auth/operator.ts'
import { endpoint } from '../../../lib/http/endpoint.ts'
import { auditLookup } from '../../../lib/store/look-up.ts'
import { commit } from '../../../lib/table/commit.ts'

/** Finds the borrower with a mobile, or none. The look-up is recorded in the borrower's file. */
export const handler = endpoint(
  {
    auth: operator('reviewer', 'cashier', 'risk', 'admin'),
    input: z.object({
      mobile: z.string().check(z.overwrite(toMobile), z.refine(isMobile, 'eleven digits of a mobile, 13800000001')),
    }),
    output: z.array(maskedPersonShape),
  },
  async ({ input: { mobile }, operator: { name }, now }) => {
    const user = await borrowerOfMobile(mobile)
    if (!user) return { results: [] }
    await commit(auditLookup(user.id, { operator: name, now }, 'find'))
    return { results: [await maskedPersonOf(user)] }
  },
)
