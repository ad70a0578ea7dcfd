import { expect, test } from 'vitest'
import { scannedText } from '../sandbox/png-pixels.ts'
import { limuStack, nextNews, started } from './stack.ts'

test.each([
  ['taobao', undefined],
  ['bill', { username: '10001@qq.com', password: '' }],
] as const)('%s: whoever scans the picture, opens what it says and confirms is logged in', async (kind, login) => {
  const stack = await limuStack()
  const token = await started(stack, stack.task(kind, login ? { login } : {}))
  const news = await nextNews(stack, kind, token)
  const url = scannedText('image' in news ? (news.image ?? '') : '')
  expect(url).toBe(`${stack.baseUrl}/_sim/scan/${token}`)

  const opened = await (await fetch(url)).text()
  const [, action = ''] = /<form method="post" action="([^"]+)"/.exec(opened) ?? []
  expect(action).not.toBe('')
  await fetch(new URL(action, url), { method: 'POST', headers: { accept: 'text/html' } })
  expect(await nextNews(stack, kind, token)).toEqual({ state: 'logged-in' })
})
