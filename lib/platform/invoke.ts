import { awsCall } from './aws-call.ts'

/** Calls another Lambda of ours and answers with what it answered. One try: it may have done its work. */
export async function invoke(functionName: string, input: object, timeoutMs: number): Promise<unknown> {
  const { status, headers, text } = await awsCall({
    service: 'lambda',
    method: 'POST',
    path: `/2015-03-31/functions/${functionName}/invocations`,
    headers: { 'content-type': 'application/json', 'x-amz-invocation-type': 'RequestResponse' },
    body: JSON.stringify(input),
    timeoutMs,
  })
  // A function that threw is HTTP 200 too, with its error as the answer; its words stay in its own log.
  if (status !== 200 || headers['x-amz-function-error']) throw new Error(`${functionName} failed: HTTP ${status}`)
  return JSON.parse(text)
}
