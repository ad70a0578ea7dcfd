import { Failure } from '../domain/failure.ts'

/** What a request says, by name: text, or a list where PHP's `name[]` (or a JSON array) was used. */
export type Fields = Record<string, unknown>

/** Bytes, far above any form of ours; a body that is larger is nobody's borrower. */
const BODY_MAX = 256 * 1024

export interface RawRequest {
  body?: string | null | undefined
  isBase64Encoded?: boolean
  headers: Record<string, string | undefined>
  rawQueryString: string
}

/** Query and body together; the body wins. Forms and JSON are told apart by the content type. */
export function fieldsOf(request: RawRequest): Fields {
  return { ...parseForm(request.rawQueryString), ...bodyFields(request) }
}

/** API Gateway hands form bodies over in base64, a local front as text. */
export function bodyText({ body, isBase64Encoded }: Pick<RawRequest, 'body' | 'isBase64Encoded'>): string {
  if (!body) return ''
  if (Buffer.byteLength(body, isBase64Encoded ? 'base64' : 'utf8') > BODY_MAX) throw new Failure('BODY_TOO_LARGE')
  return isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body
}

function bodyFields(request: RawRequest): Fields {
  const text = bodyText(request)
  if (text === '') return {}
  return /\bjson\b/i.test(request.headers['content-type'] ?? '') ? parseJson(text) : parseForm(text)
}

function parseJson(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text)
    if (value && typeof value === 'object' && !Array.isArray(value)) return safeRecord(Object.entries(value))
  } catch {
    // No cause: a parser's message quotes the body, and a body may hold a password.
    throw new Failure('BAD_REQUEST')
  }
  throw new Failure('BAD_REQUEST')
}

/** `a[]=1&a[]=2` is a list, also with one element; of a repeated plain key the last one counts. */
export function parseForm(text: string): Fields {
  const fields = new Map<string, string | string[]>()
  for (const [key, value] of new URLSearchParams(text)) {
    const list = /^(.*)\[\d*\]$/s.exec(key)?.[1]
    const before = list === undefined ? undefined : fields.get(list)
    // Pushed, not copied: a body may hold 87,000 values, and copies of copies would take minutes.
    if (Array.isArray(before)) before.push(value)
    else fields.set(list ?? key, list === undefined ? value : [value])
  }
  return safeRecord(fields)
}

/** No prototype, so that a field called `__proto__` is only a field. */
const safeRecord = (entries: Iterable<readonly [string, unknown]>): Fields =>
  Object.assign(Object.create(null) as Fields, Object.fromEntries(entries))
