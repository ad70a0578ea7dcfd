import * as z from 'zod/mini'
import { step } from '../../lib/platform/step.ts'
import { identityData } from '../../lib/vendors/identity-data.ts'
import { collect } from '../../lib/verification/collect.ts'

/** Fetches and stores the vendor's data, and closes the verification. */
export const handler = step(z.object({ token: z.string() }), async ({ token }, now) =>
  collect(await identityData(), token, now),
)
