import { signedOut } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { nothing } from '../../lib/http/fields.ts'
import { endSession } from '../../lib/store/session.ts'

/** Ends the session of the token, if one came that is good; the H5 client sends none. Always a success. */
export const handler = endpoint({ auth: signedOut, input: nothing }, async ({ claims }) => {
  if (claims) await endSession(claims.userId, claims.sid)
  return { message: '成功退出登入' }
})
