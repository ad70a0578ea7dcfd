import * as z from 'zod/mini'
import { closeDays } from '../../lib/books/close-days.ts'
import { step } from '../../lib/platform/step.ts'

/** Closes the books of the days that are over. A second run on the same day writes nothing. */
export const handler = step(z.object({}), async (_, now) => closeDays(now))
