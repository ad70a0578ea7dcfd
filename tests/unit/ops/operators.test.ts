import { expect, test } from 'vitest'
import { operatorTexts } from '../../../lib/http/texts/operator.ts'
import { issues, refused, succeeded, terminal } from './harness.ts'

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

test('an expired login says what to type and asks nothing of the API', async () => {
  const { ops, calls } = await terminal({ 'POST /oidc/token': issues('wang', 0) })
  await ops('login', '--name', 'wang', '--role', 'reviewer')
  const { code, stdout, stderr } = await ops('queue', 'auditing')
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toBe('The login of wang has expired. Log in: npm run ops -- login --name wang --role reviewer\n')
  expect(calls()).toEqual([])
  expect((await ops('whoami')).stdout).toContain('(expired)\nLog in: npm run ops -- login --name wang')
})

test('a token that the API does not accept says why and what to type', async () => {
  const told = { [QUEUE]: refused(operatorTexts.NOT_SIGNED_IN, 'TOKEN_ERROR') }
  const { ops } = await terminal({ 'POST /oidc/token': issues('wang'), ...told })
  await ops('login', '--name', 'wang', '--role', 'reviewer')
  expect(await ops('queue', 'auditing')).toEqual({
    code: 1,
    stdout: '',
    stderr: 'The login is not valid. Log in: npm run ops -- login --name wang --role reviewer\n',
  })
})
