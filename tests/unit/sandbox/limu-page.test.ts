import { expect, test } from 'vitest'
import { limuStack, nextNews, started } from '../limu/stack.ts'
import { scannedText } from './png-pixels.ts'

/** The base64 of the first picture. */
const pictureOn = (page: string) => /src="data:image\/png;base64,([^"]+)"/.exec(page)?.[1] ?? ''

const asBrowser = { method: 'POST', headers: { accept: 'text/html' }, redirect: 'manual' } as const

test('a person sees the SMS code that was sent and answers with it', async () => {
  const stack = await limuStack()
  const token = await started(stack, stack.task('mobile', { login: { username: '', password: '123456' } }))
  await nextNews(stack, 'mobile', token)
  const page = await (await stack.sim('/page')).text()
  const [, code = ''] = /<span class="asked">(\d{6})</.exec(page) ?? []
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
  const page = await (await stack.sim('/page')).text()
  expect(page).toContain(`action="scan/${token}"`)
  expect(scannedText(pictureOn(page))).toBe(`${stack.baseUrl}/_sim/scan/${token}`)
  expect(await (await stack.sim(`/scan/${token}`)).text()).toContain('确认登录')
  const scanned = await fetch(`${stack.baseUrl}/_sim/scan/${token}`, asBrowser)
  expect(scanned.headers.get('location')).toBe('../page')
  expect(await (await stack.sim(`/scan/${token}`)).text()).toContain('二维码已失效')
  expect(await nextNews(stack, 'taobao', token)).toEqual({ state: 'logged-in' })
})

test.each(['img', 'idp', 'jl', 'sms'])('%s: a person is told the answer and gives it by hand', async (word) => {
  const stack = await limuStack()
  const login = { username: 'someone', password: word }
  const token = await started(stack, stack.task('ebank', { login, bankCode: '01020000' }))
  const news = await nextNews(stack, 'ebank', token)
  const page = await (await stack.sim('/page')).text()
  const [, told = ''] = /<span class="asked">([^<]+)</.exec(page) ?? []
  expect(page).toContain(`value="${told}"`)
  if (word === 'img') expect(pictureOn(page)).toBe('image' in news ? news.image : undefined)
  const body = new URLSearchParams({ text: told })
  await fetch(`${stack.baseUrl}/_sim/input/${token}`, { ...asBrowser, body })
  expect(await nextNews(stack, 'ebank', token)).toEqual({ state: 'logged-in' })
})

test('a wrong answer leaves the question open', async () => {
  const stack = await limuStack()
  const token = await started(stack, stack.task('jd', { login: { username: 'someone', password: 'img' } }))
  await nextNews(stack, 'jd', token)
  const body = new URLSearchParams({ text: 'wrong' })
  await fetch(`${stack.baseUrl}/_sim/input/${token}`, { ...asBrowser, body })
  expect(await stack.provider.status('jd', token)).toMatchObject({ state: 'input', need: 'image' })
})

test('tells how long a collection has been where it is, what it waits for, and what is ordered next', async () => {
  const stack = await limuStack()
  await started(stack, stack.task('jd', { login: { username: 'someone', password: 'slow' } }))
  await stack.sim('/next', { uid: '13800000007', word: 'fail100', callback: 'never' })
  stack.clock.ms += 10_000
  const page = await (await stack.sim('/page')).text()
  for (const text of ['started 10 s ago', 'moves on in 30 s', '13800000007', 'fail100', 'never']) {
    expect(page).toContain(text)
  }
})

test('what a merchant sent is text, not markup', async () => {
  const stack = await limuStack()
  const evil = { mobile: '<script>alert(1)</script>', name: '', identityNo: '' }
  await started(stack, stack.task('taobao', { person: evil }))
  expect(await (await stack.sim('/page')).text()).not.toContain('<script>alert')
})
