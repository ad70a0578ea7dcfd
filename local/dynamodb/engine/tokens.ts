import type { RowChange } from './dynalite.ts'
import { type Storage, tokenKey, under } from './storage.ts'

interface Token {
  token: string
  fingerprint: string
  expiresAtMs: number
}

const TOKEN_LIFE_MS = 10 * 60 * 1000

/** Client tokens of the transactions of the last ten minutes, oldest first: the SDK sends one with each transaction. */
export class Tokens {
  readonly #tokens = new Map<string, Token>()

  static async load(storage: Storage): Promise<Tokens> {
    const tokens = new Tokens()
    const stored: Token[] = []
    for await (const token of storage.values<Token>(under(tokenKey('')))) stored.push(token)
    for (const token of stored.sort((a, b) => a.expiresAtMs - b.expiresAtMs)) tokens.#tokens.set(token.token, token)
    return tokens
  }

  fingerprintOf(token: string): string | undefined {
    const found = this.#tokens.get(token)
    return found && found.expiresAtMs > Date.now() ? found.fingerprint : undefined
  }

  /** Commits the token with the transaction: a client that retries after a crash gets "done", which is true. */
  async commitWith(storage: Storage, rows: RowChange[], token: string, fingerprint: string): Promise<void> {
    const value: Token = { token, fingerprint, expiresAtMs: Date.now() + TOKEN_LIFE_MS }
    await storage.commit([...rows, { type: 'put', key: tokenKey(token), value }])
    this.#tokens.delete(token)
    this.#tokens.set(token, value)
  }

  async forgetExpired(storage: Storage, nowMs: number): Promise<void> {
    const rows: RowChange[] = []
    for (const { token, expiresAtMs } of this.#tokens.values()) {
      if (expiresAtMs > nowMs) break
      rows.push({ type: 'del', key: tokenKey(token) })
      this.#tokens.delete(token)
    }
    if (rows.length > 0) await storage.commit(rows)
  }
}
