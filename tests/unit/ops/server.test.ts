import { expect, test } from 'vitest'
import { refused, signedIn, type Told } from './harness.ts'

const commands = [
  ['queue', 'auditing'],
  ['show', '7'],
  ['review', '7', '--pass', '--opinion', 'fine'],
  ['disburse', '7'],
  ['ledger', '7'],
]

test.each(commands)('%s names the address of an API that cannot be reached', async (...args) => {
  const { opsWith } = await signedIn({})
  const { code, stdout, stderr } = await opsWith({ API_URL: 'http://127.0.0.1:1/' }, ...args)
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/^No answer from http:\/\/127\.0\.0\.1:1\/operator\/.+API_URL.*\n$/)
})

test('an address that is none is named too', async () => {
  const { opsWith } = await signedIn({})
  const { code, stderr } = await opsWith({ API_URL: 'nowhere' }, 'show', '7')
  expect(code).toBe(1)
  expect(stderr).toMatch(/^No answer from nowhere\/operator\/loans\/7 \(.+\)\..*\n$/)
})

const strange: [string, Told][] = [
  ['a page of a proxy', { status: 502, body: '<html>Bad Gateway</html>' }],
  ["a gateway's own answer", { status: 404, body: { message: 'Not Found' } }],
  ['results of another shape', { body: { status: 'SUCCESS', error_message: '', results: [{ loan: 7 }] } }],
]

test.each(strange)('%s is not taken for an answer', async (_what, told) => {
  const { ops, url } = await signedIn({ 'GET /operator/loans/7': told })
  expect(await ops('show', '7')).toEqual({
    code: 1,
    stdout: '',
    stderr: `${url}/operator/loans/7 answered ${told.status ?? 200} in a form not known here. Is API_URL right?\n`,
  })
})

test('a refusal without words is told by its status', async () => {
  const { ops } = await signedIn({ 'GET /operator/loans/7': refused('') })
  expect(await ops('show', '7')).toMatchObject({ code: 1, stderr: 'FAILURE\n' })
})

test('a fault of ours names the request, by which the log is searched', async () => {
  const body = { status: 'FAILURE', error_message: 'A fault of ours: try again later' }
  const { ops } = await signedIn({ 'GET /operator/loans/7': { status: 500, body, headers: { 'x-request-id': 'r-1' } } })
  expect(await ops('show', '7')).toMatchObject({
    code: 1,
    stderr: 'A fault of ours: try again later. In the log: request r-1\n',
  })
})
