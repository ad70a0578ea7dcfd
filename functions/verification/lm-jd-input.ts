import * as z from 'zod/mini'
import { endpoint } from '../../lib/http/endpoint.ts'
import { smsCode } from '../../lib/http/person-fields.ts'
import { ownTask, ownTaskIn, taskToken } from '../../lib/http/verification/own-task.ts'
import { identityData } from '../../lib/vendors/identity-data.ts'
import { handOverInput } from '../../lib/verification/input.ts'

/** `results` is an object here, as the contract's own sample has it. */
export const handler = endpoint(
  {
    auth: ownTaskIn,
    input: z.object({ smscode: smsCode({ required: 'SMS_CODE_REQUIRED', max: 20 }), token: taskToken }),
    output: z.object({ token: z.string() }),
  },
  async ({ user, loaded, input, now }) => {
    const task = ownTask(user, loaded.task, 'jd')
    await handOverInput(await identityData(), task, input.smscode, now)
    return { message: '0009', results: { token: task.token } }
  },
)
