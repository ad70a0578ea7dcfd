import { expect, test } from 'vitest'
import { refused, signedIn, succeeded } from './harness.ts'

const LINE = 'POST /operator/users/42/cards/99/unbind'
const reason = ['--reason', 'The borrower lost the card']

test('unbind-card sends the reason and says what was done', async () => {
  const { ops, calls } = await signedIn({ [LINE]: succeeded() })
  const said = 'Card 99 of borrower 42: unbound\n'
  expect(await ops('unbind-card', '42', '99', ...reason)).toEqual({ code: 0, stdout: said, stderr: '' })
  expect(calls().at(-1)).toMatchObject({ line: LINE, body: { reason: 'The borrower lost the card' } })
  const { stdout } = await ops('unbind-card', '42', '99', ...reason, '--json')
  expect(JSON.parse(stdout)).toEqual({ user_id: 42, card_id: 99, unbound: true })
})

test('a refusal is one line in the words of the API', async () => {
  const { ops } = await signedIn({ [LINE]: refused('The provider did not answer') })
  const told = { code: 1, stdout: '', stderr: 'The provider did not answer\n' }
  expect(await ops('unbind-card', '42', '99', ...reason)).toEqual(told)
})

test.each([
  ['42', '99'],
  ['42', 'x', ...reason],
  ['42/../7', '99', ...reason],
  ['42', ...reason],
])('%s %s is wrong usage', async (...args) => {
  const { ops, calls } = await signedIn({})
  expect(await ops('unbind-card', ...args)).toMatchObject({ code: 2, stdout: '' })
  expect(calls()).toEqual([])
})
