import { TransactionCanceledException, TransactionConflictException } from '@aws-sdk/client-dynamodb'
import { isServerError, isThrottlingError, isTransientError } from '@smithy/core/retry'

/** Reasons of a cancelled transaction that are gone a moment later. */
const PASSING = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']

/**
 * True when a write met a transaction on its item, or a transaction was cancelled because the table was busy. The SDK repeats
 * throttled calls, but neither of these. (Reads meet no transaction: none of ours is a TransactGetItems.)
 */
export const wasBusy = (error: unknown): boolean =>
  error instanceof TransactionCanceledException
    ? (error.CancellationReasons ?? []).some(({ Code = '' }) => PASSING.includes(Code))
    : error instanceof TransactionConflictException

/** Access denied or expired credentials: an operator fixes it; retry later. */
const NOT_ALLOWED = /^(AccessDenied|ExpiredToken|UnrecognizedClient|InvalidSignature|CredentialsProvider)/

/** The invocation's time was over before the table answered. */
const OUT_OF_TIME = 'AbortError'

/** Is it not the item: the table is throttled, out of order, out of reach, or not for us? The same call may succeed later. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (NOT_ALLOWED.test(error.name) || error.name === OUT_OF_TIME || wasBusy(error)) return true
  const sdkError = error as Parameters<typeof isTransientError>[0]
  return isThrottlingError(sdkError) || isTransientError(sdkError) || isServerError(sdkError)
}
