import { expect, it } from 'vitest'
import { assertMatches } from '../../contract/validate.ts'

type Answer = Parameters<typeof assertMatches>

const saved = { status: 'SUCCESS', error_message: '保存成功' }

it.each<Answer>([
  ['POST', '/user-save-work', 200, saved],
  ['POST', '/user-save-work', 200, { status: 'FAILURE', error_message: '数据异常' }],
  ['GET', '/loan-record?offset=20', 200, { status: 'SUCCESS', error_message: '', results: [], has_more: false }],
  [
    'GET',
    '/operator/queues/auditing',
    200,
    { status: 'PERMISSION_ERROR', error_message: '对不起，您没有此操作的权限' },
  ],
  ['GET', '/home', 500, { status: 'FAILURE', error_message: '系统繁忙，请稍后重试' }],
  ['GET', '/no-such-route', 404, { status: 'FAILURE', error_message: '接口不存在' }],
])('%s %s, HTTP %i: %j is as documented', (...answer) => {
  expect(() => assertMatches(...answer)).not.toThrow()
})

it.each<[why: string, ...Answer]>([
  ['another text', 'POST', '/user-save-work', 200, { ...saved, error_message: 'saved' }],
  ['results where there are none', 'POST', '/user-save-work', 200, { ...saved, results: [] }],
  ['a field that nobody declared', 'POST', '/user-save-work', 200, { ...saved, trace: 1 }],
  ['no has_more', 'GET', '/loan-record', 200, { status: 'SUCCESS', error_message: '', results: [] }],
  ['a refusal without words', 'GET', '/loan-record', 200, { status: 'FAILURE', error_message: '' }],
  [
    'an operator’s refusal of a borrower’s route',
    'GET',
    '/loan-record',
    200,
    { status: 'PERMISSION_ERROR', error_message: '无' },
  ],
  ['a status that is not used', 'GET', '/home', 403, { status: 'FAILURE', error_message: 'x' }],
  ['a success of a route that is none', 'GET', '/no-such-route', 200, { status: 'SUCCESS', error_message: '' }],
])('refuses %s', (_, ...answer) => {
  expect(() => assertMatches(...answer)).toThrow()
})
