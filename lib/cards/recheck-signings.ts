import type { Key } from '../table/commit.ts'
import type { PaymentProvider } from '../vendors/payment-provider.ts'
import { lookAtSigning } from './watch-signing.ts'

/** After three silent answers in one run the provider is down: the rest stays due for the next run. */
const SILENT_MAX = 3

/** Makes the function that rechecks one borrower's cards for which LianLian has not confirmed the signing. */
export function signingRecheck(provider: () => Promise<Pick<PaymentProvider, 'agreements'>>) {
  let silent = 0
  return async (key: Key, now: number): Promise<void> => {
    if (silent < SILENT_MAX && (await lookAtSigning(await provider(), key, now)) === 'silent') silent++
  }
}
