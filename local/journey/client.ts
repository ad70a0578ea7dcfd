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
  form: Form
  answer: Answer
}

/**
 * Calls the API as the H5 client does: forms with PHP arrays, the raw token (or the word `undefined`), GET parameters in
 * the query.
 */
export class H5Client {
  token: string | undefined
  readonly #api: string
  readonly #seen: (exchange: Exchange) => void

  constructor(api: string, seen: (exchange: Exchange) => void = () => undefined) {
    this.#api = api
    this.#seen = seen
  }

  get = (path: string, query: Form = {}): Promise<Answer> => this.#call('GET', path, query)
  post = (path: string, form: Form = {}): Promise<Answer> => this.#call('POST', path, form)

  async #call(method: 'GET' | 'POST', path: string, form: Form): Promise<Answer> {
    const encoded = encodeForm(form)
    const url = `${this.#api}${path}${method === 'GET' && encoded ? `?${encoded}` : ''}`
    const response = await fetch(url, {
      method,
      headers: {
        authorization: String(this.token),
        ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(method === 'POST' ? { body: encoded } : {}),
    })
    const answer = (await response.json()) as Answer
    this.#seen({ method, path, form, answer })
    return answer
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
