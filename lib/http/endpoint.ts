import middy, { type Request } from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import type * as z from 'zod/mini'
import { seconds } from '../domain/calendar.ts'
import { Failure } from '../domain/failure.ts'
import { now } from '../platform/clock.ts'
import { describe, log, withLogContext } from '../platform/log.ts'
import type { Auth } from './auth/auth.ts'
import { asFailure, type Reply, refusal, success } from './envelope.ts'
import { early, inTime } from './in-time.ts'
import { type InputSchema, parseInput } from './input.ts'
import { type Call, callOf, requestIdOf } from './request.ts'

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

/** The gateway's event, and what `before` took out of it. */
type Taken = APIGatewayProxyEventV2 & { call: Call; who: object; input: unknown }

/**
 * A Lambda for one route: request → caller and input → handler → envelope. The handler throws a Failure to refuse and
 * holds no try/catch.
 */
export function endpoint<Who extends object, Input extends InputSchema, Output extends z.ZodMiniType>(
  spec: EndpointSpec<Who, Input, Output>,
  handle: Handle<Who, z.output<Input>, z.input<Output>>,
): EndpointHandler {
  const { auth, input: schema } = spec
  const stack = middy<Taken, APIGatewayProxyStructuredResultV2>(early)
    .before(async ({ event, context }) => {
      event.call = await callOf(event, context)
      const input = parseInput(schema, { ...event.call.fields, ...event.call.path })
      // Both are needed to read everything in one trip; an unknown caller is refused before a wrong input is.
      event.who = await auth.identify(event.call, input as z.output<Input> | Failure)
      if (input instanceof Failure) throw input
      event.input = input
    })
    .handler(async ({ who, input, call }) => {
      const given = { ...(who as Who), input: input as z.output<Input>, call, now: call.now }
      return success((await handle(given)) ?? {})
    })
    .after((request) => {
      request.response = withHeaders(request, auth, request.response)
    })
    .onError((request) => {
      const failure = asFailure(request.error, auth.messages)
      if (failure.code === 'SYSTEM_BUSY') log.error('fault', describe(failure.cause))
      else log.info('refused', { code: failure.code, cause: failure.cause && describe(failure.cause) })
      const detail = auth.detailOf?.(failure, timeOf(request))
      request.response = withHeaders(request, auth, refusal(failure, auth.messages, detail))
    })
  const timed = inTime(stack)
  const handler = (event: APIGatewayProxyEventV2, context: Context) =>
    withLogContext(context, { requestId: requestIdOf(event, context) }, () => timed(event as Taken, context))
  return Object.assign(handler, { spec, handle }) as unknown as EndpointHandler
}

/**
 * Adds the request's id. Operators get the business time with it (Unix seconds), with which all moments in an answer are to be
 * compared.
 */
const withHeaders = (
  request: Request<Taken>,
  { audience }: Pick<Auth<object>, 'audience'>,
  result: APIGatewayProxyStructuredResultV2 | null | undefined,
): APIGatewayProxyStructuredResultV2 => ({
  ...result,
  headers: {
    ...result?.headers,
    'x-request-id': requestIdOf(request.event, request.context),
    ...(audience === 'operator' ? { 'x-business-time': String(seconds(timeOf(request))) } : {}),
  },
})

/** As the request sampled it; of a request that could not even be taken apart, now. */
const timeOf = ({ event }: { event: Partial<Taken> }): number => event.call?.now ?? now()
