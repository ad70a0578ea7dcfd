import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { isServerError, isThrottlingError, isTransientError } from '@smithy/core/retry'

/** Reasons of a cancelled transaction that are gone a moment later. */
const PASSING = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']

/** Was a transaction cancelled because the table was busy? The SDK repeats calls that are throttled, but no cancelled ones. */
export const wasBusy = (error: TransactionCanceledException): boolean =>
  (error.CancellationReasons ?? []).some(({ Code = '' }) => PASSING.includes(Code))

/** We may not ask: a role or credentials that somebody will mend. */
const NOT_ALLOWED = /^(AccessDenied|ExpiredToken|UnrecognizedClient|InvalidSignature|CredentialsProvider)/

/** Is it not the item: the table is throttled, out of order, out of reach, or not for us? The same call may succeed later. */
export function isTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (NOT_ALLOWED.test(error.name)) return true
  if (error instanceof TransactionCanceledException) return wasBusy(error)
  const sdkError = error as Parameters<typeof isTransientError>[0]
  return isThrottlingError(sdkError) || isTransientError(sdkError) || isServerError(sdkError)
}
