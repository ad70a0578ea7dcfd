import { describe, expect, test } from 'vitest'
import type { CollectionTask, VerificationKind } from '../../../lib/vendors/data-provider.ts'
import { limuStack, nextNews, started } from './stack.ts'

const pngHeader = 'iVBORw0KGgo'

describe('a carrier report', () => {
  test('asks for an SMS code, logs in, collects', async () => {
    const stack = await limuStack()
    const token = await started(stack, stack.task('mobile', { login: { username: '', password: 'service+code=/' } }))
    expect(token).toMatch(/^[0-9a-f]{32}$/)
    expect(await stack.provider.status('mobile', token)).toEqual({ state: 'working' })
    expect(await nextNews(stack, 'mobile', token)).toEqual({ state: 'input', need: 'sms' })
    expect(await stack.provider.status('mobile', token)).toEqual({ state: 'input', need: 'sms' })

    expect(await stack.provider.input('mobile', token, '483920')).toEqual({ accepted: true })
    expect(await stack.provider.status('mobile', token)).toEqual({ state: 'working' })
    expect(await nextNews(stack, 'mobile', token)).toEqual({ state: 'logged-in' })
    expect(await stack.provider.status('mobile', token)).toEqual({ state: 'working' })
    await expect(stack.provider.result('mobile', token)).rejects.toThrow('gave no data but 1107')
    expect(await nextNews(stack, 'mobile', token)).toEqual({ state: 'collected' })
    expect(await stack.provider.status('mobile', token)).toEqual({ state: 'collected' })

    const result = await stack.provider.result('mobile', token)
    expect(result.content).toMatchObject({
      report: {
        basicInfo: { name: '测试甲', gender: '男', age: 36 },
        basicInfoCheck: expect.arrayContaining([expect.objectContaining({ item: 'idcard_match', result: '1' })]),
        riskListCheck: [expect.objectContaining({ item: 'risk_list_cnt' })],
      },
      data: { basicInfo: { mobileNo: '13800000000' } },
    })
    expect(result.summary).toMatchObject({ idcardMatch: 'yes', nameMatch: 'yes', contactCount: expect.any(Number) })
    expect(Object.values(result.summary ?? {}), 'Limu says it all').not.toContain(null)
    expect(await stack.provider.result('mobile', token)).toEqual(result)
  })
})

const login = { username: 'someone', password: 'p@ss&w+rd=' }
const others: [VerificationKind, Partial<CollectionTask>, string[]][] = [
  ['jd', { login }, ['logged-in', 'collected']],
  ['education', { login }, ['collected']],
  ['bill', { login: { ...login, username: 'a@163.com' } }, ['logged-in', 'collected']],
  ['ebank', { login, bankCode: '01040000' }, ['logged-in', 'collected']],
]

describe('the other kinds', () => {
  test.each(others)('%s', async (kind, more, expected) => {
    const stack = await limuStack()
    const token = await started(stack, stack.task(kind, more))
    for (const state of expected) expect(await nextNews(stack, kind, token)).toMatchObject({ state })
    const { content, summary } = await stack.provider.result(kind, token)
    expect(Object.keys(content as object).length).toBeGreaterThan(0)
    expect(Object.values(summary ?? {}).filter((value) => value !== null).length).toBeGreaterThan(0)
  })

  test.each([
    ['taobao', undefined, 140],
    ['bill', { username: '10001@QQ.com', password: '' }, 111],
  ] as const)('%s by scanning goes on after some polls', async (kind, scanLogin, size) => {
    const stack = await limuStack()
    const token = await started(stack, stack.task(kind, scanLogin ? { login: scanLogin } : {}))
    const news = await nextNews(stack, kind, token)
    expect(news).toMatchObject({ state: 'input', need: 'qr', image: expect.stringContaining(pngHeader) })
    const png = Buffer.from('image' in news ? (news.image ?? '') : '', 'base64')
    expect(png.readUInt32BE(16)).toBe(size)
    for (let poll = 0; poll < 4; poll++) await stack.provider.status(kind, token)
    expect(await nextNews(stack, kind, token)).toEqual({ state: 'logged-in' })
  })

  test('or at once when the person scans', async () => {
    const stack = await limuStack()
    const token = await started(stack, stack.task('taobao'))
    await nextNews(stack, 'taobao', token)
    const scan = await stack.sim(`/scan/${token}`, {})
    expect(await scan.json()).toEqual({ scanned: true })
    expect(await nextNews(stack, 'taobao', token)).toEqual({ state: 'logged-in' })
  })

  test('a bank that nobody knows is a mistake of the caller', async () => {
    const stack = await limuStack()
    await expect(stack.provider.start(stack.task('ebank', { login, bankCode: '99999999' }))).rejects.toThrow(RangeError)
  })
})

test('what Limu is told of each kind', async () => {
  const stack = await limuStack()
  await started(stack, stack.task('mobile', { login }))
  for (const [kind, more] of others) await started(stack, stack.task(kind, more))
  await started(stack, stack.task('taobao'))
  await started(stack, stack.task('bill', { login: { username: '1@qq.com', password: '' } }))
  const tasks = (await (await stack.sim('/tasks')).json()) as { bizType: string; request: object }[]
  const envelope = { callBackUrl: stack.callbackUrl, uid: '13800000000', ts: String(stack.clock.ms) }
  expect(tasks.reverse().map(({ bizType, request }) => ({ bizType, ...request }))).toEqual([
    {
      bizType: 'mobileReport',
      ...envelope,
      username: '13800000000',
      identityCardNo: '110101199001010010',
      identityName: '测试甲',
    },
    { bizType: 'jd', ...envelope, username: 'someone' },
    { bizType: 'education', ...envelope, username: 'someone' },
    { bizType: 'bill', ...envelope, username: 'a@163.com', billType: 'email', bankCode: 'ALL', loginType: 'normal' },
    { bizType: 'ebank', ...envelope, username: 'someone', bankCode: 'BOC' },
    { bizType: 'taobao', ...envelope, loginType: 'qr' },
    { bizType: 'bill', ...envelope, username: '1@qq.com', billType: 'email', bankCode: 'ALL', loginType: 'qr|qq' },
  ])
})
