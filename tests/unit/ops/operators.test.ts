import { UnsecuredJWT } from 'jose'
import { expect, test } from 'vitest'
import { operatorMessages } from '../../../lib/http/messages/operator.ts'
import { at, issues, refused, type Script, succeeded, type Told, terminal } from './harness.ts'

const QUEUE = 'GET /operator/queues/auditing?limit=10&offset=0'

/** wang and then li have logged in. */
async function two() {
  const session = await terminal({ 'POST /oidc/token': [issues('wang'), issues('li')], [QUEUE]: succeeded([]) })
  await session.ops('login', '--name', 'wang', '--role', 'reviewer')
  await session.ops('login', '--name', 'li', '--role', 'cashier')
  return session
}

test('two operators side by side: the last login acts, --as names the other, before or after the command', async () => {
  const { ops, calls } = await two()
  await ops('queue', 'auditing')
  await ops('queue', 'auditing', '--as', 'wang')
  await ops('--as', 'wang', 'queue', 'auditing')
  expect(calls().map(({ authorization }) => authorization)).toEqual([
    'Bearer token-of-li',
    'Bearer token-of-wang',
    'Bearer token-of-wang',
  ])
})

test('whoami marks who acts', async () => {
  const { ops } = await two()
  const { code, stdout } = await ops('whoami')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^\* {2}li {4}cashier {3}\d{4}-\d\d-\d\d \d\d:\d\d$/m)
  expect(stdout).toMatch(/^ {3}wang {2}reviewer {2}\d{4}-\d\d-\d\d \d\d:\d\d$/m)
  expect(JSON.parse((await ops('whoami', '--json', '--as', 'wang')).stdout)).toMatchObject({
    name: 'wang',
    roles: ['reviewer'],
    expired: false,
    others: [{ name: 'li', roles: ['cashier'] }],
  })
})

test('logout forgets one operator and leaves the other', async () => {
  const { ops } = await two()
  expect((await ops('logout')).stdout).toBe('Logged out: li. Still logged in: wang\n')
  expect(await ops('queue', 'auditing')).toMatchObject({
    code: 1,
    stderr: 'Nobody is logged in. Log in: npm run ops -- login --name NAME --role ROLE\n',
  })
  expect((await ops('queue', 'auditing', '--as', 'wang')).code).toBe(0)
  expect(JSON.parse((await ops('logout', '--as', 'wang', '--json')).stdout)).toEqual({
    logged_out: 'wang',
    remaining: [],
  })
  expect((await ops('logout')).code).toBe(1)
})

test('names that look alike to a file system, or are none for a file, are kept apart', async () => {
  const names = ['Wang', 'wang', '../wang', '王伟', '王芳']
  const { ops } = await terminal({ 'POST /oidc/token': names.map((name) => issues(name)) })
  for (const name of names) await ops('login', '--name', name, '--role', 'risk')
  const { others } = JSON.parse((await ops('whoami', '--json')).stdout)
  expect(others.map(({ name }: { name: string }) => name).sort()).toEqual(['../wang', 'Wang', 'wang', '王伟'])
})

test('who has not logged in is told what to type, with the name as a shell reads it', async () => {
  const { ops } = await two()
  expect(await ops('queue', 'auditing', '--as', "o'neill")).toMatchObject({
    code: 1,
    stderr: "o'neill is not logged in. Log in: npm run ops -- login --name 'o'\\''neill' --role ROLE\n",
  })
})

const expired = 'The login of wang expired at 2026-12-01 10:00, and it is 2026-12-15 10:00 now'
const again = 'Log in: npm run ops -- login --name wang --role reviewer'
const ENDS = Date.parse('2026-12-01T10:00:00+08:00') / 1000
const notSignedIn = refused(operatorMessages.NOT_SIGNED_IN, 'TOKEN_ERROR')

/** wang has a token that ends at 10:00 on 2026-12-01 of the business clock. */
async function withToken(script: Script) {
  const token = new UnsecuredJWT({ roles: ['reviewer'] }).setSubject('wang').setExpirationTime(ENDS).encode()
  const issued: Told = { body: { access_token: token, token_type: 'Bearer', expires_in: 3600 } }
  const session = await terminal({ 'POST /oidc/token': issued, ...script })
  const login = await session.ops('login', '--name', 'wang', '--role', 'reviewer')
  return { ...session, login }
}

test('a login is good until its token ends, by the clock of the API and not of this machine', async () => {
  const products = { 'GET /operator/products': [at(ENDS - 60, notSignedIn), at(ENDS + 14 * 86_400, notSignedIn)] }
  const { ops, login } = await withToken({ [QUEUE]: at(ENDS - 60, succeeded([])), ...products })
  expect(login.stdout).toBe('Logged in: wang (reviewer), until 2026-12-01 10:00\n')
  expect((await ops('queue', 'auditing')).code).toBe(0)
  expect((await ops('whoami')).stdout).not.toContain('expired')
  const late = await ops('whoami')
  expect(late.stdout).toContain(`2026-12-01 10:00 (expired)\n${again}`)
  expect(late.code).toBe(0)
})

test('an expired login says since when, and what to type', async () => {
  const { ops } = await withToken({ [QUEUE]: at(ENDS + 14 * 86_400, notSignedIn) })
  expect(await ops('queue', 'auditing')).toEqual({ code: 1, stdout: '', stderr: `${expired}. ${again}\n` })
})

test('so it does when the gateway refuses the token in its own words, by the time of HTTP', async () => {
  const headers = { date: new Date((ENDS + 14 * 86_400) * 1000).toUTCString() }
  const { ops } = await withToken({ [QUEUE]: { status: 401, body: { message: 'Unauthorized' }, headers } })
  expect(await ops('queue', 'auditing')).toEqual({ code: 1, stdout: '', stderr: `${expired}. ${again}\n` })
})

test('whoami does without an API that is silent', async () => {
  const { opsWith } = await withToken({})
  const { code, stdout } = await opsWith({ API_URL: 'http://127.0.0.1:1' }, 'whoami')
  expect([code, stdout.includes('wang')]).toEqual([0, true])
})

test('a token that the API does not accept says where, and what to type', async () => {
  const { ops, url } = await withToken({ [QUEUE]: at(ENDS - 60, notSignedIn) })
  expect(await ops('queue', 'auditing')).toEqual({
    code: 1,
    stdout: '',
    stderr: `${url} does not accept the login of wang. ${again}\n`,
  })
})
