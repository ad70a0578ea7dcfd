import * as z from 'zod/mini'
import { sendMessages } from '../../lib/messages/send-all.ts'
import { step } from '../../lib/platform/step.ts'

/** Sends the messages that wait in the outbox. */
export const handler = step(z.object({}), async (_, now) => sendMessages(now))
