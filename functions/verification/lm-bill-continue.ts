import * as z from 'zod/mini'
import { endpoint } from '../../lib/http/endpoint.ts'
import { continueVerification } from '../../lib/verification/continue.ts'
import { startedShape } from '../../lib/verification/flow.ts'
import { ownTask, ownTaskIn, taskToken } from '../../lib/verification/own-task.ts'

export const handler = endpoint(
  { auth: ownTaskIn, input: z.object({ token: taskToken }), output: startedShape },
  async ({ user, loaded, now }) => continueVerification(ownTask(user, loaded.task, 'bill'), now),
)
