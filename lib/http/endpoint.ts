import middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import type * as z from 'zod/mini'
import { withLogContext } from '../platform/log.ts'
import type { Auth } from './auth/auth.ts'
import { type Call, requestIdOf } from './call.ts'
import type { Reply } from './envelope.ts'
import { early, inTime } from './in-time.ts'
import type { InputSchema } from './input.ts'
import { caller } from './middleware/caller.ts'
import { envelope } from './middleware/envelope.ts'
import { request } from './middleware/request.ts'

export interface EndpointSpec<Who extends object, Input extends InputSchema, Output extends z.ZodMiniType> {
  auth: Auth<Who, z.output<Input>>
  /** The only place where a request's values are parsed. */
  input: Input
  /** The shape of `results`; checks the handler at compile time and feeds the API document. */
  output?: Output
}

type Handle<Who, Input, Output> = (
  given: Who & { input: Input; call: Call; now: number },
) => Promise<Reply<Output> | undefined>

export type EndpointHandler = ((
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>) & {
  /** Its parts: for the API document, and for the bench's baseline. */
  spec: EndpointSpec<object, InputSchema, z.ZodMiniType>
  handle: Handle<object, unknown, unknown>
}

/**
 * A Lambda for one route: request → caller and input → handler → envelope. The handler throws a Failure to refuse and
 * holds no try/catch.
 */
export function endpoint<Who extends object, Input extends InputSchema, Output extends z.ZodMiniType>(
  spec: EndpointSpec<Who, Input, Output>,
  handle: Handle<Who, z.output<Input>, z.input<Output>>,
): EndpointHandler {
  const stack = middy(early)
    .use(envelope(spec.auth))
    .use(request())
    .use(caller(spec.auth as Auth<object, never>, spec.input))
    .handler(async (event) => {
      const { who, input, call } = event as { who: Who; input: z.output<Input>; call: Call }
      return (await handle({ ...who, input, call, now: call.now })) ?? {}
    })
  const timed = inTime(stack)
  const handler = (event: APIGatewayProxyEventV2, context: Context) =>
    withLogContext(context, { requestId: requestIdOf(event, context) }, () => timed(event, context))
  return Object.assign(handler, { spec, handle }) as unknown as EndpointHandler
}
