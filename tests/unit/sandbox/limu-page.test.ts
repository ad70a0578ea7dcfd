import { expect, test } from 'vitest'
import { limuStack, nextNews, started } from '../limu/stack.ts'

const asBrowser = { method: 'POST', headers: { accept: 'text/html' }, redirect: 'manual' } as const

test('a person sees the SMS code that was sent and answers with it', async () => {
  const stack = await limuStack()
  const token = await started(stack, stack.task('mobile', { login: { username: '', password: '123456' } }))
  await nextNews(stack, 'mobile', token)
  const page = await (await stack.sim('/page')).text()
  const [, code = ''] = /<strong>(\d{6})<\/strong>/.exec(page) ?? []
  expect(page).toContain(`input/${token}`)
  const body = new URLSearchParams({ text: code })
  const answered = await fetch(`${stack.baseUrl}/_sim/input/${token}`, { ...asBrowser, body })
  expect(answered.headers.get('location')).toBe('../page')
  expect(await nextNews(stack, 'mobile', token)).toEqual({ state: 'logged-in' })
})

test('a person confirms a scan on the page that the QR code leads to', async () => {
  const stack = await limuStack()
  const token = await started(stack, stack.task('taobao'))
  await nextNews(stack, 'taobao', token)
  expect(await (await stack.sim('/page')).text()).toContain(`scan/${token}`)
  expect(await (await stack.sim(`/scan/${token}`)).text()).toContain('确认登录')
  const scanned = await fetch(`${stack.baseUrl}/_sim/scan/${token}`, asBrowser)
  expect(scanned.headers.get('location')).toBe('../page')
  expect(await (await stack.sim(`/scan/${token}`)).text()).toContain('二维码已失效')
  expect(await nextNews(stack, 'taobao', token)).toEqual({ state: 'logged-in' })
})

test('what a merchant sent is text, not markup', async () => {
  const stack = await limuStack()
  const evil = { mobile: '<script>alert(1)</script>', name: '', identityNo: '' }
  await started(stack, stack.task('taobao', { person: evil }))
  expect(await (await stack.sim('/page')).text()).not.toContain('<script>alert')
})
