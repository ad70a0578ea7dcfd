import * as z from 'zod/mini'
import { endpoint } from '../../lib/http/endpoint.ts'
import { secret, text } from '../../lib/http/fields.ts'
import { borrowerWithSlot, startAndWait, started, startedShape } from '../../lib/http/verification/flow.ts'

const required = { required: 'BAD_PARAMETER', max: 64, tooLong: 'BAD_PARAMETER' } as const

export const handler = endpoint(
  {
    auth: borrowerWithSlot('education'),
    input: z.object({ username: text(required), password: secret(required) }),
    output: startedShape,
  },
  async ({ user, loaded: { slot }, input: login, now }) =>
    started(await startAndWait('education', { user, slot, login, now }), '认证成功'),
)
