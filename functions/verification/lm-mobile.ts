import * as z from 'zod/mini'
import { Failure } from '../../lib/domain/failure.ts'
import { borrowerWith } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { text } from '../../lib/http/fields.ts'
import { keys } from '../../lib/store/keys.ts'
import type { Slot } from '../../lib/store/verification.ts'
import { dataProvider } from '../../lib/vendors/wired.ts'
import { awaitDecision, refusalOf } from '../../lib/verification/decision.ts'
import { personOf } from '../../lib/verification/person.ts'
import { startVerification } from '../../lib/verification/start.ts'

export const handler = endpoint(
  {
    auth: borrowerWith<{ slot: Slot }>((userId) => ({ slot: keys.slot(userId, 'mobile') })),
    input: z.object({ servicecode: text({ required: 'SERVICE_CODE_REQUIRED', max: 64 }) }),
    output: z.array(z.object({ token: z.string() })),
  },
  async ({ user, loaded, input, now }) => {
    const began = Date.now()
    const person = await personOf(user)
    const token = await startVerification(await dataProvider(), {
      userId: user.id,
      kind: 'mobile',
      slot: loaded.slot,
      collection: {
        kind: 'mobile',
        person,
        login: { username: person.mobile, password: input.servicecode },
        nowMs: now,
      },
      now,
    })
    const results = [{ token }]
    const task = await awaitDecision(token, began)
    if (!task) throw new Failure('VERIFICATION_PENDING', { results })
    if (task.state === 'needs-input') return { message: '0006', results }
    // The client waits for ever on a SUCCESS without 0006 here, so "no code was needed" is told as a failure.
    if (task.state === 'logged-in' || task.state === 'done') throw new Failure('VERIFICATION_LOGGED_IN', { results })
    throw refusalOf(task)
  },
)
