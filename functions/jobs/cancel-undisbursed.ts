import * as z from 'zod/mini'
import { cancelUndisbursed } from '../../lib/lending/loan/cancel-undisbursed.ts'
import { step } from '../../lib/platform/step.ts'

/** Cancels approved loans that were not disbursed within seven days. */
export const handler = step(z.object({}), async (_, now) => cancelUndisbursed(now))
