import * as z from 'zod/mini'
import { dateOf } from '../../lib/domain/calendar.ts'
import { Failure } from '../../lib/domain/failure.ts'
import { isIdentityNo } from '../../lib/domain/people.ts'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { identityNo, personName } from '../../lib/http/person-fields.ts'
import { dataProvider } from '../../lib/vendors/wired.ts'
import { countIdentityTry, storeIdentity, throwIfTaken } from '../../lib/verification/identity.ts'

export const handler = endpoint(
  {
    auth: borrower,
    input: z.object({
      username: personName('NAME_REQUIRED'),
      identityno: identityNo({ required: 'IDENTITY_NO_REQUIRED', max: 30, tooLong: 'IDENTITY_NO_INVALID' }),
    }),
  },
  async ({ user, input, now }) => {
    if (user.forbidden) throw new Failure('BORROWER_FORBIDDEN')
    const { username: name, identityno } = input
    if (!isIdentityNo(identityno, dateOf(now))) throw new Failure('IDENTITY_NO_INVALID')
    if (user.flags.identity === 1) throw new Failure('IDENTITY_VERIFIED_ALREADY')
    // Counted first: "taken" tells that somebody is a borrower here.
    await countIdentityTry(user.id, now)
    await throwIfTaken(identityno, user.id)
    const vendor = await dataProvider()
    if ((await vendor.checkIdentity({ name, identityNo: identityno })) !== 'match') return { message: 'nopass' }
    await storeIdentity(user, { name, identityNo: identityno }, now)
    return { message: 'pass' }
  },
)
