import type { Answer } from '../../local/journey/client.ts'

/** A field may be anything that JSON can say; `undefined` leaves it out. */
export type Fields = Record<string, unknown>

export interface Sent {
  method: string
  path: string
  /** What `Authorization` says; without it there is no such header. */
  token?: string | undefined
  /** In the query of a GET, otherwise in the body: as a form with PHP arrays, or as JSON. */
  fields?: Fields
  as?: 'form' | 'json'
  /** A body of one's own, in place of fields. */
  body?: string
  headers?: Record<string, string>
}

export interface Got {
  status: number
  headers: Headers
  answer: Answer
}

/** One request as it is written here, and all that came back. */
export async function send(api: string, request: Sent): Promise<Got> {
  const { method, path, token, fields = {}, as = 'form', headers } = request
  const query = method === 'GET' ? formOf(fields) : ''
  const body = request.body ?? (method === 'GET' ? undefined : as === 'json' ? JSON.stringify(fields) : formOf(fields))
  const type = as === 'json' ? 'application/json' : 'application/x-www-form-urlencoded'
  const response = await fetch(`${api}${path}${query && `?${query}`}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: token }),
      ...(body === undefined ? {} : { 'content-type': type }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, answer: text ? JSON.parse(text) : {} }
}

function formOf(fields: Fields): string {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    if (Array.isArray(value)) for (const part of value) form.append(`${name}[]`, String(part))
    else if (value !== undefined) form.append(name, String(value))
  }
  return form.toString()
}

/** What each of many requests is answered, as one line; some at a time. */
export async function linesOf(api: string, requests: Record<string, Sent>): Promise<Record<string, string>> {
  const waiting = Object.entries(requests)
  const lines = new Map<string, string>()
  const worker = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { status, answer } = await send(api, next[1])
      lines.set(next[0], `${status} ${answer.status} ${answer.error_message}`)
    }
  }
  await Promise.all(Array.from({ length: 6 }, worker))
  return Object.fromEntries(Object.keys(requests).map((why) => [why, lines.get(why) ?? '']))
}
