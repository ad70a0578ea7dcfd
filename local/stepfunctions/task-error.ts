/**
 * The error of a Task state: `name` is matched by Retry and Catch, `message` becomes the Cause. The interpreter reads the two
 * flags; in the service States.Runtime and States.DataLimitExceeded cannot be caught.
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
