import type { Answer, Exchange } from './client.ts'

/** An operator with a token of the local issuer. */
export class OperatorClient {
  readonly #api: string
  readonly #token: string

  readonly #seen: (exchange: Exchange) => void

  private constructor(api: string, token: string, seen: (exchange: Exchange) => void) {
    this.#api = api
    this.#token = token
    this.#seen = seen
  }

  static async signIn(
    api: string,
    sandbox: string,
    name: string,
    role: string,
    seen: (exchange: Exchange) => void = () => undefined,
  ): Promise<OperatorClient> {
    const response = await fetch(`${sandbox}/oidc/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, role }),
    })
    const { access_token: token } = (await response.json()) as { access_token: string }
    return new OperatorClient(api, token, seen)
  }

  get = (path: string): Promise<Answer> => this.#call('GET', path)
  post = (path: string, body: object = {}): Promise<Answer> => this.#call('POST', path, body)

  async #call(method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(this.#api + path, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const answer = (await response.json()) as Answer
    this.#seen({ method, path, form: { ...body } as Exchange['form'], answer })
    return answer
  }
}
