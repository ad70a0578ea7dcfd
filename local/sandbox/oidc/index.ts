import { createHash, createPrivateKey, createPublicKey } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import { SignJWT } from 'jose'
import * as z from 'zod/mini'
import { page } from '../../page.ts'
import { roles } from './roles.ts'

export interface OidcSandboxOptions {
  /** The address where it is mounted, as the backend knows it. */
  issuer: string
  /** PEM, EC P-256. */
  privateKey: string
  audience: string
  /** The business clock, ms. */
  now: () => number
}

const LIFETIME_S = 8 * 3600

const nameRule = 'name: 1 to 64 characters'
const requestSchema = z.object(
  {
    name: z.string(nameRule).check(z.trim(), z.minLength(1, nameRule), z.maxLength(64, nameRule)),
    role: z.enum(roles, `role: one of ${roles.join(', ')}`),
  },
  'send name and role as JSON or as a form',
)

/** An issuer of operators' tokens that checks no identity. It stands in for the company's issuer, on one machine only. */
export function oidcSandbox({ issuer, privateKey, audience, now }: OidcSandboxOptions): { app: Hono } {
  const key = createPrivateKey(privateKey)
  const publicKey = createPublicKey(key).export({ format: 'jwk' })
  const kid = createHash('sha256').update(String(publicKey.x)).digest('base64url').slice(0, 16)

  const app = new Hono()
  app.get('/.well-known/openid-configuration', (c) =>
    c.json({
      issuer,
      jwks_uri: `${issuer}/jwks`,
      token_endpoint: `${issuer}/token`,
      authorization_endpoint: `${issuer}/token`,
      response_types_supported: ['token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
    }),
  )
  app.get('/jwks', (c) => c.json({ keys: [{ ...publicKey, kid, use: 'sig', alg: 'ES256' }] }))

  app.post('/token', bodyLimit({ maxSize: 4096 }), async (c) => {
    const asked = z.safeParse(requestSchema, await bodyOf(c.req.raw))
    if (!asked.success) {
      const description = asked.error.issues.map(({ message }) => message).join('; ')
      return c.json({ error: 'invalid_request', error_description: description }, 400)
    }
    const issuedAt = Math.floor(now() / 1000)
    const token = await new SignJWT({ roles: [asked.data.role] })
      .setProtectedHeader({ alg: 'ES256', kid, typ: 'JWT' })
      .setSubject(asked.data.name)
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + LIFETIME_S)
      .sign(key)
    return c.json({ access_token: token, token_type: 'Bearer', expires_in: LIFETIME_S })
  })

  app.get('/', (c) =>
    c.html(
      page(
        { title: 'Operators’ issuer', note: '仅供本地使用 · For local use only', lang: 'en' },
        html`<article>
<p>Issues a token to anybody who asks: <code>POST ${issuer}/token</code> with <code>name</code> and <code>role</code> (${roles.join(', ')}).</p>
<form method="post" action="${issuer}/token" class="row">
<input name="name" placeholder="name" aria-label="name" required>
<select name="role" aria-label="role">${roles.map((role) => html`<option>${role}</option>`)}</select>
<button>Token</button>
</form>
</article>`,
      ),
    ),
  )
  return { app }
}

/** Reads JSON or a form; any other body is undefined, which the schema refuses. */
async function bodyOf(request: Request): Promise<unknown> {
  const text = await request.text()
  if (!request.headers.get('content-type')?.includes('json')) return Object.fromEntries(new URLSearchParams(text))
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
