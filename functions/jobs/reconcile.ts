import * as z from 'zod/mini'
import { reconcile } from '../../lib/books/reconcile/run.ts'
import { step } from '../../lib/platform/step.ts'
import * as payments from '../../lib/vendors/payments.ts'

/** Compares the last days' orders with the payment provider's records. */
export const handler = step(z.object({}), async (_, now) =>
  reconcile({ ...(await payments.payouts()), ...(await payments.repayments()) }, now),
)
