import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { LineSummary } from '../../../lib/domain/risk-summary.ts'
import { summaryOf } from '../../../lib/vendors/limu/summary.ts'
import { logLines } from '../log-lines.ts'

let log: ReturnType<typeof logLines>
beforeEach(() => {
  log = logLines()
})

const blank: LineSummary = {
  regTime: null,
  idcardMatch: 'unknown',
  nameMatch: 'unknown',
  riskListCount: null,
  overdueLoanCount: null,
  multiLendCount: null,
  riskCallCount: null,
  frequentContactArea: null,
  contactCount: null,
  interflowContactCount: null,
  avgCallCount: null,
  avgCallTime: null,
  silenceCount: null,
  nightCallCount: null,
  nightAvgCallTime: null,
  avgMonthlyFeeFen: null,
}

const item = (name: string, result: unknown) => ({ item: name, result, comment: '' })
const lineOf = (...items: unknown[]) => summaryOf('mobile', { report: { some: items }, data: {} })

describe('the summary of a line', () => {
  it('is what the report says, whichever section it stands in', () => {
    const report = {
      reportInfo: { reportNo: 'R1' },
      basicInfoCheck: [item('idcard_match', '1'), item('name_match', 2), item('reg_time', '2019-05-31 10:00:00')],
      riskListCheck: [item('risk_list_cnt', '0')],
      overdueLoanCheck: [item('overdue_loan_cnt', '1')],
      multiLendCheck: [item('multi_lend_cnt', '3')],
      riskCallCheck: [item('risk_call_cnt', '2')],
      callStatistics: [
        item('contact_num_cnt', '58'),
        item('interflow_contact_cnt', '41'),
        item('avg_call_cnt', '93.17'),
        item('avg_call_time', '301.50'),
        item('silence_cnt', '20'),
        item('night_call_cnt', '130'),
        item('night_avg_call_time', '299.00'),
        item('fre_contact_area', '福建-厦门'),
      ],
      billStatistics: [item('avg_fee_month', '83.45')],
    }
    expect(summaryOf('mobile', { report, data: {} })).toEqual({
      regTime: '2019-05-31',
      idcardMatch: 'yes',
      nameMatch: 'fuzzy',
      riskListCount: 0,
      overdueLoanCount: 1,
      multiLendCount: 3,
      riskCallCount: 2,
      frequentContactArea: '福建-厦门',
      contactCount: 58,
      interflowContactCount: 41,
      avgCallCount: 93.17,
      avgCallTime: 301.5,
      silenceCount: 20,
      nightCallCount: 130,
      nightAvgCallTime: 299,
      avgMonthlyFeeFen: 8345,
    })
  })

  it.each([
    ['a negative', '-1'],
    ['a huge one', '9'.repeat(400)],
    ['a huge number', 1e300],
    ['an exponent', '1e3'],
    ['a fraction', '1.5'],
    ['nothing', ''],
    ['a word', 'many'],
    ['a list', [1]],
    ['an object', { valueOf: 1 }],
  ])('has no count where there is %s', (_, result) => {
    expect(lineOf(item('contact_num_cnt', result), item('silence_cnt', '7'))).toEqual({ ...blank, silenceCount: 7 })
  })

  it('takes no date that is none, no match that is unheard of, no amount with thousandths', () => {
    const odd = [item('reg_time', '2019-02-30'), item('name_match', '7'), item('avg_fee_month', '83.456')]
    expect(lineOf(...odd)).toEqual(blank)
  })

  it('takes no area in which a number or a control character hides', () => {
    for (const area of ['13800000000', '厦门 13800000000', '厦门\u001b[2J', '厦'.repeat(31)]) {
      expect(lineOf(item('fre_contact_area', area))).toEqual(blank)
    }
  })

  it('holds nothing that it does not name', () => {
    const hostile = JSON.parse('{"report":{"__proto__":[{"item":"contact_num_cnt","result":"5"}],"constructor":[1]}}')
    expect(summaryOf('mobile', hostile)).toEqual({ ...blank, contactCount: 5 })
    const named = JSON.parse('[{"item":"__proto__","result":"1"},{"item":"toString","result":"1"}]')
    expect(lineOf(...named)).toEqual(blank)
    expect(({} as Record<string, unknown>).contactCount).toBeUndefined()
  })

  it('is read of a report nested without end', () => {
    let deep: unknown = 'bottom'
    for (let n = 0; n < 100_000; n++) deep = [deep]
    expect(lineOf(deep, item('contact_num_cnt', '5'))).toEqual({ ...blank, contactCount: 5 })
  })
})

describe('whatever was collected', () => {
  it.each([undefined, null, 0, 'text', [], {}, { report: null }, { report: 'no' }, { report: [[]] }])(
    '%j makes a blank summary, and a line in the log that quotes nothing',
    (content) => {
      expect(summaryOf('mobile', content)).toEqual(blank)
      expect(summaryOf('education', content)).toEqual({ degree: null })
      const line = { level: 'WARN', event: 'collected report without known figures' }
      expect(log.lines()).toEqual([
        { ...line, kind: 'mobile' },
        { ...line, kind: 'education' },
      ])
    },
  )

  it('makes a small summary', () => {
    fc.assert(
      fc.property(fc.constantFrom('mobile', 'education', 'jd', 'taobao', 'bill', 'ebank'), fc.json(), (kind, json) => {
        const content = JSON.parse(json)
        expect(JSON.stringify(summaryOf(kind, { report: content, ...content })).length).toBeLessThan(700)
      }),
    )
  })
})

describe('the other summaries', () => {
  it('the highest degree, at most ten characters of it', () => {
    const of = (...levels: unknown[]) => summaryOf('education', { educationInfo: levels.map((level) => ({ level })) })
    expect(of('专科', '硕士研究生', '本科')).toEqual({ degree: '硕士研究生' })
    expect(of(7, '')).toEqual({ degree: null })
    expect(of('高等教育自学考试专修课程结业')).toEqual({ degree: '高等教育自学考试专修' })
  })

  it('orders and addresses of a shop, bills of a card, movements of an account', () => {
    expect(summaryOf('jd', { orderDetail: [1, 2], addressInfo: [1] })).toEqual({ orderCount: 2, addressCount: 1 })
    expect(summaryOf('taobao', { orderDetails: [1], addresses: [] })).toEqual({ orderCount: 1, addressCount: 0 })
    expect(summaryOf('bill', { bills: [1, 2, 3] })).toEqual({ billCount: 3 })
    expect(summaryOf('ebank', { flowDetails: 'none' })).toEqual({ movementCount: null })
  })
})
