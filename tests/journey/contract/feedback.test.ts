import { describe, expect, test } from 'vitest'
import { sharedScene } from '../scene.ts'
import { caller, expectFailures } from './ask.ts'
import { newcomer } from './people.ts'
import { success, TOKEN_ERROR } from './shape.ts'

const borrower = await newcomer(await sharedScene())

const TYPE = '请选择问题类型，并且不能超过10个字～'
const CONTENT = '请填写内容，并且不能超过1000个字～'

describe('POST /feedback', () => {
  test.each(['credit', 'info', 'loan', 'repayment', 'func', 'other'])(
    'of the type %s, with the client’s token',
    async (type) => {
      expect(await borrower.as.post('/feedback', { type, content: '很好😀' })).toEqual(success())
    },
  )

  test('as long as it may be, counted in characters', async () => {
    expect(await borrower.as.post('/feedback', { type: '十个字以内的类型十字', content: '😀'.repeat(1000) })).toEqual(
      success(),
    )
  })

  test('refusals', () =>
    expectFailures(borrower.as, [
      ['POST /feedback', {}, TYPE],
      ['POST /feedback', { content: '很好' }, TYPE],
      ['POST /feedback', { type: 'a'.repeat(11), content: '很好' }, TYPE],
      ['POST /feedback', { type: 'func' }, CONTENT],
      ['POST /feedback', { type: 'func', content: ' ' }, CONTENT],
      ['POST /feedback', { type: 'func', content: '好'.repeat(1001) }, CONTENT],
      ['POST /feedback', { type: ['func'], content: '很好' }, '参数错误'],
      ['POST /feedback', { type: 'func', content: ['很好'] }, '参数错误'],
    ]))

  test('a visitor is not heard, though the document does not say that a token is needed', async () => {
    expect(await caller().post('/feedback', { type: 'func', content: '很好' })).toEqual(TOKEN_ERROR)
    expect(await caller('undefined').post('/feedback', { type: 'func', content: '很好' })).toEqual(TOKEN_ERROR)
  })
})
