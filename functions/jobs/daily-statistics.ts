import * as z from 'zod/mini'
import { countDays } from '../../lib/books/daily-statistics.ts'
import { step } from '../../lib/platform/step.ts'

/** Counts what happened on the days that are over. A second run on the same day writes nothing. */
export const handler = step(z.object({}), async (_, now) => countDays(now))
