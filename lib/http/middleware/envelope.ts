import type { MiddlewareObj, Request } from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { describe, log } from '../../platform/log.ts'
import { requestIdOf } from '../call.ts'
import { asFailure, type Reply, refusal, success, type Texts } from '../envelope.ts'

/** Turns what the handler answers, or throws, into the contract's envelope with a request id, in the caller's words. */
export const envelope = (texts: Texts): MiddlewareObj => ({
  after: (request) => {
    request.response = withRequestId(success(request.response as Reply), request)
  },
  onError: (request) => {
    const failure = asFailure(request.error, texts)
    if (failure.code === 'SYSTEM_BUSY') log.error('fault', describe(failure.cause))
    else log.info('refused', { code: failure.code, cause: failure.cause && describe(failure.cause) })
    request.response = withRequestId(refusal(failure, texts), request)
  },
})

const withRequestId = (result: APIGatewayProxyStructuredResultV2, { event, context }: Request) => ({
  ...result,
  headers: { ...result.headers, 'x-request-id': requestIdOf(event as APIGatewayProxyEventV2, context) },
})
