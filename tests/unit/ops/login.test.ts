import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UnsecuredJWT } from 'jose'
import { expect, test } from 'vitest'
import { issues, refused, signedIn, succeeded, terminal } from './harness.ts'

const EMPTY_QUEUE = { 'GET /operator/queues/auditing?limit=10&offset=0': succeeded([]) }

test('login asks the issuer and says who is logged in', async () => {
  const { ops, asked } = await terminal({ 'POST /oidc/token': issues('wang') })
  const { code, stdout } = await ops('login', '--name', ' wang ', '--role', 'reviewer')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^Logged in: wang \(reviewer\), until \d{4}-\d\d-\d\d \d\d:\d\d\n$/)
  expect(asked.map(({ body }) => body)).toEqual([{ name: 'wang', role: 'reviewer' }])
})

test("no other account of the machine can read what login stores, even over an older file's mode", async () => {
  const { ops, home } = await terminal({ 'POST /oidc/token': issues('wang') })
  writeFileSync(join(home, 'current'), 'li', { mode: 0o644 })
  await ops('login', '--name', 'wang', '--role', 'reviewer')
  const files = readdirSync(home)
  expect(files).toHaveLength(2)
  for (const file of files) expect(statSync(join(home, file)).mode & 0o777).toBe(0o600)
})

test('a refusal of the issuer is shown in its words', async () => {
  const told = { status: 400, body: { error: 'invalid_request', error_description: 'name: 1 to 64 characters' } }
  const { ops } = await terminal({ 'POST /oidc/token': told })
  expect(await ops('login', '--name', 'x', '--role', 'risk')).toEqual({
    code: 1,
    stdout: '',
    stderr: 'name: 1 to 64 characters\n',
  })
})

test('an issuer that cannot be reached is named', async () => {
  const { opsWith } = await terminal({})
  const OPS_TOKEN_URL = 'http://127.0.0.1:1/oidc/token'
  const { code, stderr } = await opsWith({ OPS_TOKEN_URL }, 'login', '--name', 'wang', '--role', 'risk')
  expect(code).toBe(1)
  expect(stderr).toMatch(/^No answer from http:\/\/127\.0\.0\.1:1\/oidc\/token \(.+\)\. .*OPS_TOKEN_URL.*\n$/)
})

test.each([
  [['--name', 'wang']],
  [['--role', 'reviewer']],
  [['--name', ' ', '--role', 'reviewer']],
  [['--name', 'wang', '--role', 'boss']],
  [['--name', 'wang', '--token-stdin']],
  [['--name', 'wang', '--role', 'risk', '--as', 'li']],
])('login %j is wrong usage', async (args) => {
  const { ops, asked } = await terminal({})
  const { code, stderr } = await ops('login', ...args)
  expect(code).toBe(2)
  expect(stderr).toMatch(/^error: /)
  expect(asked).toEqual([])
})

test("another issuer's token is taken from the standard input, with the name that it carries", async () => {
  const { opsReading, ops, calls } = await terminal(EMPTY_QUEUE)
  const token = new UnsecuredJWT({ roles: ['cashier', 'risk'] }).setSubject('auth0|5f').setExpirationTime('1h').encode()
  const { code, stdout } = await opsReading(`${token}\n`, 'login', '--token-stdin')
  expect(code).toBe(0)
  expect(stdout).toContain('Logged in: auth0|5f (cashier, risk)')
  expect((await ops('queue', 'auditing')).code).toBe(0)
  expect(calls()[0]?.authorization).toBe(`Bearer ${token}`)
})

test.each([
  ['nothing', ''],
  ['no JWT', 'secret'],
  ['two lines', 'a.b\nc.d'],
  ['a JWT without a name', new UnsecuredJWT({}).encode()],
])('%s on the standard input is refused in one line', async (_what, stdin) => {
  const { opsReading, home } = await terminal({})
  const { code, stderr } = await opsReading(stdin, 'login', '--token-stdin')
  expect(code).toBe(1)
  expect(stderr).toMatch(/^That is no token.*JWT.*\n$/)
  expect(readdirSync(home)).toEqual([])
})

test('a damaged file of a login is named', async () => {
  const { ops, home } = await signedIn({})
  const file = readdirSync(home).find((name) => name.endsWith('.json')) ?? ''
  expect(JSON.parse(readFileSync(join(home, file), 'utf8'))).toMatchObject({ name: 'wang', token: 'token-of-wang' })
  writeFileSync(join(home, file), '{"name":')
  const { code, stderr } = await ops('queue', 'auditing')
  expect(code).toBe(1)
  expect(stderr).toBe(`${join(home, file)} is damaged: remove it and log in again\n`)
})

test('a home that cannot be written is told by the system, in one line', async () => {
  const { opsWith } = await terminal({ 'POST /oidc/token': issues('wang') })
  const { code, stderr } = await opsWith({ OPS_HOME: '/dev/null/ops' }, 'login', '--name', 'wang', '--role', 'risk')
  expect(code).toBe(1)
  expect(stderr).toMatch(/^ENOTDIR: .*\n$/)
})

test('a strange answer of the issuer is called so', async () => {
  const { ops, url } = await terminal({ 'POST /oidc/token': refused('not an issuer') })
  const { code, stderr } = await ops('login', '--name', 'wang', '--role', 'risk')
  expect(code).toBe(1)
  expect(stderr).toBe(`${url}/oidc/token answered 200 in a form not known here. Is OPS_TOKEN_URL right?\n`)
})
