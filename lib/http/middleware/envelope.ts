import type { MiddlewareObj, Request } from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { seconds } from '../../domain/calendar.ts'
import { now } from '../../platform/clock.ts'
import { describe, log } from '../../platform/log.ts'
import type { Auth } from '../auth/auth.ts'
import { type Call, requestIdOf } from '../call.ts'
import { asFailure, type Reply, refusal, success } from '../envelope.ts'

type Reader = Pick<Auth<object>, 'messages' | 'audience' | 'detailOf'>

/**
 * Turns what the handler answers, or throws, into the contract's envelope with a request id, in the caller's words. Operators
 * get the business time with it (Unix seconds), which all moments in an answer are to be compared with.
 */
export const envelope = ({ messages, audience, detailOf }: Reader): MiddlewareObj => ({
  after: (request) => {
    request.response = withHeaders(success(request.response as Reply), request, audience)
  },
  onError: (request) => {
    const failure = asFailure(request.error, messages)
    if (failure.code === 'SYSTEM_BUSY') log.error('fault', describe(failure.cause))
    else log.info('refused', { code: failure.code, cause: failure.cause && describe(failure.cause) })
    const detail = detailOf?.(failure, timeOf(request))
    request.response = withHeaders(refusal(failure, messages, detail), request, audience)
  },
})

const withHeaders = (
  result: APIGatewayProxyStructuredResultV2,
  request: Request,
  audience: Reader['audience'],
): APIGatewayProxyStructuredResultV2 => ({
  ...result,
  headers: {
    ...result.headers,
    'x-request-id': requestIdOf(request.event as APIGatewayProxyEventV2, request.context),
    ...(audience === 'operator' ? { 'x-business-time': String(seconds(timeOf(request))) } : {}),
  },
})

/** As the request sampled it; of a request that could not even be taken apart, now. */
const timeOf = ({ event }: Request): number => (event as { call?: Call }).call?.now ?? now()
