/** Calls a Lambda of this service by its key in serverless.yml. */
export type Invoke = (functionName: string, payload: unknown) => Promise<unknown>

type Failure = { errorType?: string; errorMessage?: string; trace?: string[] }

/**
 * Calls Lambdas over the service's Invoke endpoint. The error it throws bears the name that a workflow's Retry and Catch match:
 * the Lambda's error type, or Lambda.ServiceException when there is no answer.
 */
export const lambdaInvoker =
  (endpoint: string, prefix: string): Invoke =>
  async (functionName, payload) => {
    const url = `${endpoint}/2015-03-31/functions/${prefix}${functionName}/invocations`
    // No keep-alive: the other side may close a kept connection just when the next call uses it.
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

/** serverless-offline names every error `Error`; the first line of the trace begins with the real name, if the class set it. */
function errorType({ errorType = 'Error', trace }: Failure): string {
  if (errorType !== 'Error') return errorType
  return /^([\w.]+)(?::|$)/.exec(trace?.[0] ?? '')?.[1] ?? errorType
}

const named = (name: string, message: string, cause?: Error) => Object.assign(new Error(message, { cause }), { name })
