import * as z from 'zod/mini'
import { endpoint } from '../../lib/http/endpoint.ts'
import { secret, text } from '../../lib/http/fields.ts'
import { borrowerWithSlot, startAndWait, started, startedShape } from '../../lib/http/verification/flow.ts'

export const handler = endpoint(
  {
    auth: borrowerWithSlot('jd'),
    input: z.object({
      username: text({ required: 'ACCOUNT_REQUIRED', max: 64 }),
      password: secret({ required: 'ACCOUNT_PASSWORD_REQUIRED', max: 64 }),
    }),
    output: startedShape,
  },
  async ({ user, loaded: { slot }, input: login, now }) =>
    started(await startAndWait('jd', { user, slot, login, now })),
)
