import { signedOut } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { noInput } from '../../lib/http/fields.ts'
import { endSession } from '../../lib/store/session.ts'

/** Ends the session of a valid token; the H5 client sends no token. Always succeeds. */
export const handler = endpoint({ auth: signedOut, input: noInput }, async ({ claims }) => {
  if (claims) await endSession(claims.userId, claims.sid)
  return { message: '成功退出登入' }
})
