import { describe, expect, test } from 'vitest'
import { carrierData } from '../../../local/sandbox/limu/results/carrier-data.ts'
import { carrierReport } from '../../../local/sandbox/limu/results/carrier-report.ts'
import { personOf } from '../../../local/sandbox/limu/results/person.ts'
import { type LimuStack, limuStack, person, started } from './stack.ts'

/** The items of somebody's report, by name. */
async function itemsOf(stack: LimuStack, who: Partial<typeof person>, word = 'nosms') {
  const login = { username: '', password: word }
  const token = await started(stack, stack.task('mobile', { person: { ...person, ...who }, login }))
  stack.clock.ms += 7_000
  await stack.provider.input('mobile', token, '123456')
  stack.clock.ms += 60_000
  const { content } = await stack.provider.result('mobile', token)
  const result = content as { report: object; data: object }
  return { ...result, items: itemsIn(result.report) }
}

function itemsIn(report: object): Record<string, string> {
  const lists: { item: string; result: string }[][] = Object.values(report).filter(Array.isArray)
  return Object.fromEntries(lists.flat().map((one) => [one.item, one.result]))
}

const figures = [
  ...['risk_list_cnt', 'overdue_loan_cnt', 'multi_lend_cnt', 'risk_call_cnt', 'contact_num_cnt'],
  ...['interflow_contact_cnt', 'silence_cnt', 'night_call_cnt'],
]
const averages = ['avg_call_cnt', 'avg_call_time', 'night_avg_call_time', 'avg_fee_month']

describe('a carrier’s report', () => {
  test('has every item that the product keeps', async () => {
    const { items } = await itemsOf(await limuStack(), {})
    for (const name of figures) expect(items[name], name).toMatch(/^\d+$/)
    for (const name of averages) expect(items[name], name).toMatch(/^\d+\.\d\d$/)
    for (const name of ['idcard_match', 'name_match']) expect(items[name], name).toMatch(/^[0-3]$/)
    expect(items.reg_time).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(items.fre_contact_area).not.toBe('')
  })

  test('is the same for the same person, and people differ', () => {
    const reportOf = (n: number) => {
      const request = { uid: `1380000${String(n).padStart(4, '0')}`, identityName: '测试甲', identityCardNo: '1101' }
      const task = { bizType: 'mobileReport' as const, startedAt: Date.UTC(2026, 10, 1), request }
      return itemsIn(carrierReport(personOf(task), carrierData(personOf(task))))
    }
    const reports = Array.from({ length: 150 }, (_, n) => reportOf(n))
    expect(reportOf(149)).toEqual(reports[149])
    for (const name of [...figures, ...averages, 'reg_time', 'fre_contact_area']) {
      expect(new Set(reports.map((items) => items[name])).size, name).toBeGreaterThan(1)
    }
    for (const name of ['idcard_match', 'name_match']) {
      expect(new Set(reports.map((items) => items[name])), name).toEqual(new Set(['0', '1', '2', '3']))
    }
  })

  test('of a name with 险 has many risks', async () => {
    const { items } = await itemsOf(await limuStack(), { name: '王险' })
    expect(Number(items.risk_list_cnt)).toBeGreaterThanOrEqual(3)
    expect(Number(items.overdue_loan_cnt)).toBeGreaterThanOrEqual(2)
    expect(Number(items.multi_lend_cnt)).toBeGreaterThanOrEqual(8)
    expect(Number(items.risk_call_cnt)).toBeGreaterThanOrEqual(20)
  })

  test('of a name with 静 has a silence of months, of one with 冒 another subscriber', async () => {
    const stack = await limuStack()
    expect(Number((await itemsOf(stack, { name: '王静' })).items.silence_cnt)).toBeGreaterThanOrEqual(119)
    expect((await itemsOf(stack, { name: '王冒' })).items).toMatchObject({ idcard_match: '0', name_match: '0' })
  })

  test('large: three megabytes with the raw data, and still within what our client takes', async () => {
    const { report, data } = await itemsOf(await limuStack(), {}, 'large')
    const bytes = Buffer.byteLength(JSON.stringify({ report, data }))
    expect(bytes).toBeGreaterThan(3_000_000)
    expect(bytes).toBeLessThan(6_000_000)
  })
})
