import * as z from 'zod/mini'
import { logIn } from '../../lib/account/log-in.ts'
import { newSession, signedIn } from '../../lib/account/sessions.ts'
import { open } from '../../lib/http/auth/auth.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { mobile, password } from '../../lib/http/person-fields.ts'
import { addSession } from '../../lib/store/session.ts'

export const handler = endpoint(
  {
    auth: open,
    input: z.object({
      mobile: mobile(),
      password: password({ required: 'LOGIN_INVALID', max: 100, tooLong: 'LOGIN_INVALID' }),
    }),
    output: z.array(z.object({ mobile: z.string(), token: z.string(), expiry_timestamp: z.int() })),
  },
  async ({ input, call, now }) => {
    const { userId, stillRight, forgetTries } = await logIn({ ...input, ip: call.ip, now })
    const session = newSession(now)
    await Promise.all([addSession(userId, session.sid, session.expires, stillRight), forgetTries()])
    return { results: await signedIn(userId, input.mobile, session, now) }
  },
)
