import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { SignJWT } from 'jose'
import { afterAll } from 'vitest'
import { signBorrowerToken } from '../../lib/account/session-token.ts'
import { config } from '../../lib/platform/config.ts'
import type { User } from '../../lib/store/user.ts'
import { answerOf, type Sent } from '../unit/http/gateway.ts'

/** A request of a person: fields as JSON, path parameters, query. */
interface Asked {
  path?: Record<string, string | number>
  query?: Record<string, string | number>
  json?: object
}

interface Envelope {
  status: string
  error_message: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it as they know it
  results?: any
  has_more?: boolean
}

/** Calls the real functions, as the gateway does, in the name of operators and borrowers. */
export async function callers() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'ES256' }] }
  const issuer = createServer((_, response) => response.end(JSON.stringify(jwks)))
  await new Promise<void>((listening) => issuer.listen(0, '127.0.0.1', listening))
  config.OPERATOR_JWKS_URL = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/jwks`
  afterAll(() => {
    issuer.close()
    issuer.closeAllConnections()
  })
  const expires = () => Math.floor(Date.now() / 1000) + 3600

  const ask = async (file: string, token: string, { path = {}, query = {}, json }: Asked): Promise<Envelope> => {
    const { handler } = await import(resolve(`functions/${file}.ts`))
    const sent: Sent = {
      headers: { authorization: token, ...(json ? { 'content-type': 'application/json' } : {}) },
      path: textsOf(path),
      query: new URLSearchParams(textsOf(query)).toString(),
      ...(json ? { body: JSON.stringify(json) } : {}),
    }
    return (await answerOf(handler, sent)).envelope as unknown as Envelope
  }

  return {
    /** `operator('ada', 'risk')('users/forbid', …)`: the function in functions/operations. */
    operator:
      (name: string, role: string) =>
      async (file: string, asked: Asked = {}): Promise<Envelope> => {
        const token = await new SignJWT({ roles: [role] })
          .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
          .setSubject(name)
          .setIssuer(config.OPERATOR_ISSUER)
          .setAudience(config.OPERATOR_AUDIENCE)
          .setExpirationTime(expires())
          .sign(privateKey)
        return ask(`operations/${file}`, `Bearer ${token}`, asked)
      },
    /** A borrower of the fixtures, in the session `s1` unless another is named. */
    borrowerCalls: async (user: Pick<User, 'id'>, file: string, asked: Asked = {}, sid = 's1'): Promise<Envelope> => {
      const token = await signBorrowerToken({ userId: user.id, sid }, expires() - 3600, expires())
      return ask(file, token, asked)
    },
  }
}

const textsOf = (values: object): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
