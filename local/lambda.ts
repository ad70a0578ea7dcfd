/** Calls a Lambda of this service by its key in serverless.yml. */
export type Invoke = (functionName: string, payload: unknown) => Promise<unknown>

type Failure = { errorType?: string; errorMessage?: string; trace?: string[] }

/**
 * Calls Lambdas over the service's Invoke endpoint. What it throws bears the name a workflow's Retry and Catch match:
 * the Lambda's error type, or Lambda.ServiceException when nobody answers.
 */
export const lambdaInvoker =
  (endpoint: string, prefix: string): Invoke =>
  async (functionName, payload) => {
    const url = `${endpoint}/2015-03-31/functions/${prefix}${functionName}/invocations`
    // A connection kept for the next call may be closed by the other side just when that comes.
    const request = { method: 'POST', headers: { connection: 'close' }, body: JSON.stringify(payload ?? {}) }
    const answer = await fetch(url, request).catch((cause: Error) => {
      throw named('Lambda.ServiceException', `${functionName}: ${cause.message}`, cause)
    })
    const text = await answer.text()
    if (answer.status === 404) throw named('Lambda.ResourceNotFoundException', text)
    if (!answer.ok) throw named('Lambda.ServiceException', `${functionName}: ${answer.status} ${text}`)
    const result: unknown = text === '' ? null : JSON.parse(text)
    if (answer.headers.has('x-amz-function-error')) {
      const failure = result as Failure
      throw named(errorType(failure), failure.errorMessage ?? text)
    }
    return result
  }

/** serverless-offline calls every error `Error`; the first line of the trace begins with the name, if the class set it. */
function errorType({ errorType = 'Error', trace }: Failure): string {
  if (errorType !== 'Error') return errorType
  return /^([\w.]+)(?::|$)/.exec(trace?.[0] ?? '')?.[1] ?? errorType
}

const named = (name: string, message: string, cause?: Error) => Object.assign(new Error(message, { cause }), { name })
