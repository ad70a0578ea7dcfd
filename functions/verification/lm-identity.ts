import * as z from 'zod/mini'
import { dateOf } from '../../lib/domain/calendar.ts'
import { Failure } from '../../lib/domain/failure.ts'
import { isIdentityNo } from '../../lib/domain/people.ts'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { identityNo, personName } from '../../lib/http/person-fields.ts'
import { identityData } from '../../lib/vendors/identity-data.ts'
import { countIdentityTry, storeIdentity, throwIfTaken, throwUnlessRepeat } from '../../lib/verification/identity.ts'

export const handler = endpoint(
  {
    auth: borrower(),
    input: z.object({
      username: personName('NAME_REQUIRED'),
      identityno: identityNo({ required: 'IDENTITY_NO_REQUIRED', max: 30, tooLong: 'IDENTITY_NO_INVALID' }),
    }),
  },
  async ({ user, sid, input, now }) => {
    if (user.forbidden) throw new Failure('BORROWER_FORBIDDEN')
    const claim = { name: input.username, identityNo: input.identityno, sid }
    if (!isIdentityNo(claim.identityNo, dateOf(now))) throw new Failure('IDENTITY_NO_INVALID')
    if (user.flags.identity === 1) {
      await throwUnlessRepeat(user, claim, now)
      return { message: 'pass' }
    }
    // Counted before the check: "taken" reveals that the person is a borrower here.
    await countIdentityTry(user.id, now)
    await throwIfTaken(claim.identityNo, user.id)
    const vendor = await identityData()
    if ((await vendor.checkIdentity({ name: claim.name, identityNo: claim.identityNo })) !== 'match')
      return { message: 'nopass' }
    await storeIdentity(user, claim, now)
    return { message: 'pass' }
  },
)
