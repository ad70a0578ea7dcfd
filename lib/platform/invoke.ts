import { awsCall } from './aws-call.ts'

/** Calls another Lambda of ours and returns its answer. One try: a failed call may have done its work. */
export async function invoke(functionName: string, input: object, timeoutMs: number): Promise<unknown> {
  const { status, headers, text } = await awsCall({
    service: 'lambda',
    method: 'POST',
    path: `/2015-03-31/functions/${functionName}/invocations`,
    headers: { 'content-type': 'application/json', 'x-amz-invocation-type': 'RequestResponse' },
    body: JSON.stringify(input),
    timeoutMs,
  })
  // A function that threw also answers HTTP 200, with its error as the body; the error's text stays in that function's log.
  if (status !== 200 || headers['x-amz-function-error']) throw new Error(`${functionName} failed: HTTP ${status}`)
  return JSON.parse(text)
}
