import { expect, it } from 'vitest'
import { borrowers } from '../borrowers.ts'
import { callers } from '../callers.ts'
import { testStack } from '../test-stack.ts'

const { borrower } = borrowers()
const { borrowerCalls, operator } = await callers()
const ada = operator('ada', 'reviewer')

interface Waiting {
  feedback_id: number
  user_id: number
}
const queue = async () =>
  (await ada('queues/queue', { path: { queue: 'feedback' }, query: { limit: 50 } })).results as Waiting[]
const handle = (id: number) => ada('queues/handle-feedback', { path: { id }, json: { note: 'called back' } })

it('what borrowers write waits in clear for operators, sealed where it is stored, until somebody has dealt with it', async () => {
  const user = await borrower()
  for (const content of ['额度太低了', '谢谢']) {
    await borrowerCalls(user, 'feedback/feedback', { json: { type: '建议', content } })
  }
  const waiting = await queue()
  expect(waiting).toMatchObject([
    { user_id: user.id, type: '建议', content: '额度太低了' },
    { user_id: user.id, content: '谢谢' },
  ])
  expect(JSON.stringify(await testStack.everything())).not.toContain('额度太低了')
  const [first] = waiting
  expect(await handle(first?.feedback_id ?? 0)).toMatchObject({ status: 'SUCCESS', error_message: 'Handled' })
  expect(await queue()).toMatchObject([{ content: '谢谢' }])
  expect(await handle(first?.feedback_id ?? 0)).toMatchObject({
    error_message: expect.stringMatching(/^The feedback has been handled already: handled by \w+, .+, who noted "/),
  })
  const trail = (await testStack.everything()).filter(
    ({ pk, sk }) => /^FEEDBACK#/.test(String(pk)) && /^AUDIT/.test(String(sk)),
  )
  expect(trail).toMatchObject([
    { operator: 'ada', action: 'handle', before: 'open', after: 'handled', why: 'called back' },
  ])
})

it('of two who deal with it at once one does', async () => {
  const user = await borrower()
  await borrowerCalls(user, 'feedback/feedback', { json: { type: '建议', content: '测试' } })
  const mine = (await queue()).find(({ user_id }) => user_id === user.id)
  const outcomes = await Promise.all([handle(mine?.feedback_id ?? 0), handle(mine?.feedback_id ?? 0)])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['FAILURE', 'SUCCESS'])
})

it('a feedback that is not there cannot be dealt with', async () => {
  expect((await handle(7)).error_message).toBe('No such feedback')
})
