import { expect, test, vi } from 'vitest'
import { issues, refused, runProcess, signedIn, succeeded, terminal } from './harness.ts'

// Each test starts a Node process: 0.2 s alone, much more on a busy machine. The other files run the program in their own.
vi.setConfig({ testTimeout: 60_000 })

const QUEUE = 'GET /operator/queues/auditing?limit=10&offset=0'

test('a command that is done exits with 0 and writes to the standard output only', async () => {
  const { env } = await signedIn({ [QUEUE]: succeeded([]) })
  const { code, stdout, stderr } = await runProcess(['queue', 'auditing', '--json'], env)
  expect([code, stderr]).toEqual([0, ''])
  expect(JSON.parse(stdout)).toEqual(expect.anything())
})

test('a refusal exits with 1 and one line on the standard error', async () => {
  const { env } = await signedIn({ 'GET /operator/loans/7': refused('No such loan') })
  expect(await runProcess(['show', '7'], env)).toEqual({ code: 1, stdout: '', stderr: 'No such loan\n' })
})

test('wrong usage exits with 2', async () => {
  const { env } = await terminal({})
  expect(await runProcess(['lend'], env)).toMatchObject({ code: 2, stdout: '' })
})

test('the help exits with 0', async () => {
  const { env } = await terminal({})
  const { code, stdout, stderr } = await runProcess(['--help'], env)
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/^Usage: npm run ops --/)
})

test('a fault of the program exits with 1 and shows its stack', async () => {
  const { env } = await signedIn({ [QUEUE]: succeeded([]) })
  const fault = encodeURIComponent('console.log = () => { throw new RangeError("a fault") }')
  const NODE_OPTIONS = `--import=data:text/javascript,${fault}`
  const { code, stdout, stderr } = await runProcess(['queue', 'auditing'], { ...env, NODE_OPTIONS })
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/RangeError: a fault\n +at /)
})

test('a reader that has gone, as with "| head", is no fault', async () => {
  const { env } = await signedIn({ [QUEUE]: succeeded([]) })
  expect(await runProcess(['queue', 'auditing'], env, '', 'closed')).toEqual({ code: 0, stdout: '', stderr: '' })
})

test('it runs behind the preflight, as npm run ops starts it', async () => {
  const { env } = await terminal({})
  const NODE_OPTIONS = '--require=./local/preflight.cjs'
  expect(await runProcess(['whoami', '--help'], { ...env, NODE_OPTIONS })).toMatchObject({ code: 0, stderr: '' })
})

test('a login that came over the standard input is there for the next process', async () => {
  const { env } = await terminal({ 'POST /oidc/token': issues('wang'), [QUEUE]: succeeded([]) })
  const token = `${btoa('{"alg":"none"}')}.${btoa('{"sub":"wang","roles":["reviewer"]}')}.`.replaceAll('=', '')
  expect(await runProcess(['login', '--token-stdin'], env, `${token}\n`)).toMatchObject({ code: 0, stderr: '' })
  expect(await runProcess(['queue', 'auditing'], env)).toMatchObject({ code: 0, stderr: '' })
})
