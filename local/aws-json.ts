import { Hono } from 'hono'
import { z } from 'zod'

/** An error as the service writes it: the SDK makes `code` the name of the exception that it throws. */
export class AwsError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

export type Operation = (request: unknown) => unknown

/** One operation of a service: parses its request, then answers it. */
export const operation =
  <Schema extends z.ZodType>(input: Schema, answer: (request: z.output<Schema>) => unknown): Operation =>
  (request) => {
    const parsed = input.safeParse(request)
    if (!parsed.success) throw new AwsError('ValidationException', z.prettifyError(parsed.error))
    return answer(parsed.data)
  }

/**
 * The "AWS JSON" protocol: every operation is a POST to `/`, named by the header X-Amz-Target. The signature is not checked:
 * anyone who reaches a local port may use it.
 */
export function awsJsonApp(version: '1.0' | '1.1', target: string, operations: Record<string, Operation>): Hono {
  const app = new Hono()
  const headers = { 'content-type': `application/x-amz-json-${version}` }
  app.post('/', async (c) => {
    const name = c.req.header('x-amz-target')?.replace(`${target}.`, '') ?? ''
    const run = operations[name]
    if (!run) throw new AwsError('UnknownOperationException', `No such operation here: ${name}`)
    const answer = await run(await c.req.json())
    return c.body(JSON.stringify(answer ?? {}), 200, headers)
  })
  app.onError((error, c) => {
    const known = error instanceof AwsError
    if (!known) console.error(error)
    const body = { __type: known ? error.code : 'InternalFailure', message: error.message }
    return c.body(JSON.stringify(body), known ? 400 : 500, headers)
  })
  return app
}
