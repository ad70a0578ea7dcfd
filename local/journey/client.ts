import { Api } from './generated/api.ts'

/** The envelope of every answer. */
export interface Answer {
  status: string
  error_message: string
  // biome-ignore lint/suspicious/noExplicitAny: shapes differ by route and are checked where they matter
  results?: any
  has_more?: boolean
}

type Form = Record<string, string | number | readonly string[]>

export interface Exchange {
  method: string
  path: string
  /** By name, as it was sent. */
  form: Record<string, string>
  answer: Answer
}

const FORM = 'application/x-www-form-urlencoded'

/**
 * Calls the API as the H5 client does: forms with PHP arrays, the raw token (or the text `undefined`), GET parameters in the
 * query. `api` is the client generated from the API document; `get` and `post` accept anything.
 */
export class H5Client {
  token: string | undefined
  readonly api: Api<unknown>
  readonly #base: string
  readonly #seen: (exchange: Exchange) => void

  constructor(api: string, seen: (exchange: Exchange) => void = () => undefined) {
    this.#base = api
    this.#seen = seen
    this.api = new Api({ baseUrl: api, customFetch: (url, init) => this.#send(String(url), init ?? {}) })
  }

  get = (path: string, query: Form = {}): Promise<Answer> => {
    const encoded = encodeForm(query)
    return this.#ask(`${this.#base}${path}${encoded && `?${encoded}`}`, { method: 'GET' })
  }
  post = (path: string, form: Form = {}): Promise<Answer> =>
    this.#ask(this.#base + path, { method: 'POST', headers: { 'content-type': FORM }, body: encodeForm(form) })

  #ask = async (url: string, init: RequestInit) => (await this.#send(url, init)).json() as Promise<Answer>

  async #send(url: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers)
    headers.set('authorization', String(this.token))
    const response = await fetch(url, { ...init, headers })
    const { pathname: path, search } = new URL(url)
    const form = sentIn(typeof init.body === 'string' ? init.body : search)
    const answer = (await response.clone().json()) as Answer
    this.#seen({ method: init.method ?? 'GET', path, form, answer })
    return response
  }
}

/** `a[]=1&a[]=2`, as the 2017 client writes lists. */
export function encodeForm(form: Form): string {
  const parts = new URLSearchParams()
  for (const [key, value] of Object.entries(form)) {
    if (Array.isArray(value)) for (const part of value) parts.append(`${key}[]`, part)
    else parts.append(key, String(value))
  }
  return parts.toString()
}

/** Concatenates the parts of the lists. */
function sentIn(encoded: string): Record<string, string> {
  const form: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(encoded)) form[name] = name in form ? `${form[name]},${value}` : value
  return form
}
