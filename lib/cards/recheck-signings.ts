import type { Key } from '../table/commit.ts'
import type { PaymentProvider } from '../vendors/payments.ts'
import { lookAtSigning } from './watch-signing.ts'

/** After so many silent answers in one run the provider is down: the rest stays due for the next run. */
const SILENT_MAX = 3

/** Looks at one borrower's cards after the other that LianLian was not heard to confirm as signed. */
export function signingRecheck(provider: () => Promise<Pick<PaymentProvider, 'agreements'>>) {
  let silent = 0
  return async (key: Key, now: number): Promise<void> => {
    if (silent < SILENT_MAX && (await lookAtSigning(await provider(), key, now)) === 'silent') silent++
  }
}
