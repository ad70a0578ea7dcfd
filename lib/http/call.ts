import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import { now } from '../platform/clock.ts'
import { bodyFields } from './body.ts'
import { type Fields, parseForm } from './form.ts'

/** A request, taken apart once. */
export interface Call {
  /** ms, sampled once per invocation */
  now: number
  requestId: string
  /** Source address as the gateway saw it. */
  ip: string
  headers: Record<string, string | undefined>
  fields: Fields
  /** Path parameters, `{id}`. */
  path: Record<string, string | undefined>
}

export async function callOf(event: APIGatewayProxyEventV2, context: Context): Promise<Call> {
  const headers = lowerCased(event.headers ?? {})
  return {
    now: now(),
    requestId: requestIdOf(event, context),
    ip: event.requestContext?.http?.sourceIp ?? '',
    headers,
    fields: await fieldsOf(event, headers['content-type'] ?? ''),
    path: event.pathParameters ?? {},
  }
}

/** A GET speaks in its query, all else in its body only: an address is kept in histories and logs, where no password belongs. */
export async function fieldsOf(event: APIGatewayProxyEventV2, contentType: string): Promise<Fields> {
  const inQuery = ['GET', 'HEAD'].includes(event.requestContext?.http?.method)
  return inQuery ? parseForm(event.rawQueryString ?? '') : bodyFields(event, contentType)
}

/** The gateway's number of a request: in our log, in the gateway's own, and in the answer. */
export const requestIdOf = (event: Partial<APIGatewayProxyEventV2>, context: Context): string =>
  event.requestContext?.requestId ?? context.awsRequestId

/** API Gateway lower-cases header names; a front that does not is served all the same. */
const lowerCased = (headers: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
