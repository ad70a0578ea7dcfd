/**
 * What a Task state fails with: `name` is matched by Retry and Catch, `message` becomes the Cause. The interpreter asks
 * the two flags; the service lets nobody catch States.Runtime and States.DataLimitExceeded.
 */
export class TaskError extends Error {
  readonly isRetryable: boolean
  readonly isCatchable: boolean

  constructor(name: string, cause = '') {
    super(cause)
    this.name = name
    const ours = name === 'States.Runtime' || name === 'States.DataLimitExceeded'
    this.isRetryable = !ours
    this.isCatchable = !ours
  }
}

/** A Lambda's error as the service reports it: the Cause is a JSON text. */
export function lambdaFailure(error: unknown): TaskError {
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  return new TaskError(name, JSON.stringify({ errorMessage: message, errorType: name }))
}
