import * as z from 'zod/mini'
import { endpoint } from '../../lib/http/endpoint.ts'
import { continueVerification } from '../../lib/verification/continue.ts'
import { ownTask, ownTaskIn, taskToken } from '../../lib/verification/own-task.ts'

export const handler = endpoint(
  { auth: ownTaskIn, input: z.object({ token: taskToken }), output: z.array(z.object({ token: z.string() })) },
  async ({ user, loaded, now }) => {
    const task = await continueVerification(ownTask(user, loaded.task, 'mobile'), now)
    return { message: '0100', results: [{ token: task.token }] }
  },
)
