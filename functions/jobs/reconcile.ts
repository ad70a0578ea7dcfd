import * as z from 'zod/mini'
import { reconcile } from '../../lib/books/reconcile/run.ts'
import { step } from '../../lib/platform/step.ts'
import { paymentQueries } from '../../lib/vendors/index.ts'

/** Compares the last days' orders with the payment provider's records. */
export const handler = step(z.object({}), async (_, now) => reconcile(await paymentQueries(), now))
