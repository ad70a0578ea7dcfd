import * as z from 'zod/mini'
import { endpoint } from '../../lib/http/endpoint.ts'
import { continueVerification } from '../../lib/verification/continue.ts'
import { ownTask, ownTaskIn, taskToken } from '../../lib/verification/own-task.ts'

export const handler = endpoint(
  { auth: ownTaskIn, input: z.object({ token: taskToken }), output: z.array(z.object({ token: z.string() })) },
  async ({ user, loaded, now }) => continueVerification(ownTask(user, loaded.task, 'mobile'), now),
)
