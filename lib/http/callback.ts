import middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { Failure, type FailureCode } from '../domain/failure.ts'
import { now } from '../platform/clock.ts'
import { describe, log, withLogContext } from '../platform/log.ts'
import { ERROR_CODE_HEADER } from './envelope.ts'
import { type Fields, parseForm, Repeated } from './form.ts'
import { early, inTime } from './in-time.ts'
import { bodyText, requestIdOf } from './request.ts'

/** A request by a vendor, or by a browser that a vendor sent. */
export interface Delivery {
  now: number
  rawBody: string
  /** Query and form fields together. */
  fields: Fields
}

/**
 * A Lambda for a route that vendors call: their protocol, not our envelope. A fault is HTTP 500, which no vendor takes for an
 * acknowledgement, so it delivers again.
 */
export function callback(handle: (delivery: Delivery) => Promise<APIGatewayProxyStructuredResultV2>) {
  const stack = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>(early)
    .onError((request) => {
      // A stranger can cause this at will, so it raises no alarm.
      const tooLarge = request.error instanceof Failure && request.error.code === 'BODY_TOO_LARGE'
      if (tooLarge) log.warn('callback too large')
      else log.error('callback fault', describe(request.error))
      const code: FailureCode = tooLarge ? 'BODY_TOO_LARGE' : 'SYSTEM_BUSY'
      request.response = { statusCode: tooLarge ? 413 : 500, headers: { [ERROR_CODE_HEADER]: code }, body: '' }
    })
    .handler(async (event) => {
      const rawBody = bodyText(event)
      return handle({
        now: now(),
        rawBody,
        fields: { ...parseForm(event.rawQueryString ?? ''), ...parseForm(rawBody) },
      })
    })
  const timed = inTime(stack)
  return (event: APIGatewayProxyEventV2, context: Context) =>
    withLogContext(context, { requestId: requestIdOf(event, context) }, () => timed(event, context))
}

/** One field as text, of a repeated one the last; a list or a missing one is empty. */
export const textIn = (fields: Fields, name: string): string => {
  const value = fields[name] instanceof Repeated ? fields[name].values.at(-1) : fields[name]
  return typeof value === 'string' ? value : ''
}

export const redirect = (location: string): APIGatewayProxyStructuredResultV2 => ({
  statusCode: 302,
  headers: { location, 'cache-control': 'no-store' },
})
