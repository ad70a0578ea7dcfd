import * as z from 'zod/mini'
import { startNight } from '../../lib/lending/overdue/start.ts'
import { step } from '../../lib/platform/step.ts'

/** Starts the night of the business date, unless it is done or in progress. */
export const handler = step(z.object({}), async (_, now) => startNight(now))
