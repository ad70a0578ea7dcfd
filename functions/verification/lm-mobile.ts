import * as z from 'zod/mini'
import { Failure } from '../../lib/domain/failure.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { serviceCode } from '../../lib/http/person-fields.ts'
import { borrowerWithSlot, startAndWait, started, startedShape } from '../../lib/http/verification/flow.ts'
import { vaultOf } from '../../lib/platform/sealing.ts'

/** Also serves `lm-mobile-report`: both collect the carrier's report. */
export const handler = endpoint(
  {
    auth: borrowerWithSlot('mobile'),
    input: z.object({ servicecode: serviceCode({ required: 'SERVICE_CODE_REQUIRED', max: 64 }) }),
    output: startedShape,
  },
  async ({ user, loaded: { slot }, input, now }) => {
    const username = (await vaultOf(user)).unseal('mobile', user.mobile)
    const task = await startAndWait('mobile', { user, slot, login: { username, password: input.servicecode }, now })
    const { token } = task
    // The client waits forever on a SUCCESS without 0006 here, so "no code was needed" is answered as a failure.
    if (task.state === 'logged-in' || task.state === 'done') {
      throw new Failure('VERIFICATION_LOGGED_IN', { results: [{ token }] })
    }
    return started(task)
  },
)
