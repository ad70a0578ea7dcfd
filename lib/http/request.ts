import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import { Failure } from '../domain/failure.ts'
import { now } from '../platform/clock.ts'
import { type Fields, fieldsOfPairs, parseForm, withoutPrototype } from './form.ts'

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

/** Bytes, far above any form of ours. */
const BODY_MAX = 256 * 1024

export interface Body {
  body?: string | null | undefined
  isBase64Encoded?: boolean
}

/** The bytes of a body: API Gateway hands forms over in base64, a local front as text. BODY_TOO_LARGE above 256 KiB. */
export function bodyBytes({ body, isBase64Encoded }: Body): Buffer {
  if (!body) return Buffer.alloc(0)
  const encoding = isBase64Encoded ? 'base64' : 'utf8'
  if (Buffer.byteLength(body, encoding) > BODY_MAX) throw new Failure('BODY_TOO_LARGE')
  return Buffer.from(body, encoding)
}

/** A body as text, without a byte order mark. Bytes that are not UTF-8 become U+FFFD. */
export const bodyText = (body: Body): string =>
  bodyBytes(body)
    .toString('utf8')
    .replace(/^\ufeff/, '')

/** The fields of a form (urlencoded or multipart) or of a JSON object; BAD_REQUEST for any other body. */
export async function bodyFields(body: Body, contentType: string): Promise<Fields> {
  if (/^multipart\/form-data/i.test(contentType)) return multipartFields(bodyBytes(body), contentType)
  const text = bodyText(body)
  if (text === '') return {}
  // A form is percent-encoded, so its high bytes show as %80 to %FF.
  if (isForeign(contentType) && /[^\0-\x7f]|%[89a-f]/i.test(text)) throw new Failure('BAD_REQUEST')
  if (/\bjson\b/i.test(contentType)) return parseJson(text)
  const isForm = contentType === '' || /^application\/x-www-form-urlencoded\b/i.test(contentType)
  // JSON in a form's name, as a script sends that forgets the content type: read as a form, every field would be missing.
  if (isForm && !/^\s*[{[]/.test(text)) return parseForm(text)
  throw new Failure('BAD_REQUEST')
}

/** Does the sender name another encoding than UTF-8? */
const isForeign = (contentType: string): boolean => /charset\s*=\s*"?(?!utf-?8\b|us-ascii\b)\w/i.test(contentType)

/** Files are left out: no field of ours is one. The parser is the platform's own. */
async function multipartFields(bytes: Buffer, contentType: string): Promise<Fields> {
  const sent = new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } })
  const form = await sent.formData().catch(() => {
    throw new Failure('BAD_REQUEST')
  })
  return fieldsOfPairs([...form].filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
}

function parseJson(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text, exact)
    if (value && typeof value === 'object' && !Array.isArray(value)) return withoutPrototype(Object.entries(value))
  } catch {
    // No cause: a parser's message quotes the body, and a body may hold a password.
    throw new Failure('BAD_REQUEST')
  }
  throw new Failure('BAD_REQUEST')
}

/** A number that a double cannot hold keeps its digits as written: beyond 2^53 another card or identity number would result. */
function exact(_name: string, value: unknown, context?: { source?: string }): unknown {
  const rounded = typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER
  return rounded ? context?.source : value
}
