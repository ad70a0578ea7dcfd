import { describe, expect, it } from 'vitest'
import { type Applicant, quoteApplication } from '../../../lib/domain/application.ts'
import { Failure } from '../../../lib/domain/failure.ts'
import { defaultProduct, type Product } from '../../../lib/domain/product.ts'
import type { Messages } from '../../../lib/http/envelope.ts'
import { borrowerMessages } from '../../../lib/http/messages/borrower.ts'
import { productWith, rates } from './loans.ts'

const texts: Messages = borrowerMessages
const applicant: Applicant = { forbidden: false, verified: true, availableFen: 2000_00, hasCard: true }

interface Application {
  request?: { amountYuan: number; periodDays: number }
  by?: Partial<Applicant>
  product?: Product | undefined
  capPpm?: number
}

const request = { amountYuan: 1000, periodDays: 14 }

function answer(application: Application): string {
  const product = 'product' in application ? application.product : defaultProduct
  try {
    const by = { ...applicant, ...application.by }
    quoteApplication(application.request ?? request, by, product, application.capPpm ?? 240_000)
    return 'quoted'
  } catch (error) {
    if (error instanceof Failure) return texts[error.code] ?? error.code
    throw error
  }
}

/** Whatever is wrong after the first fault is wrong here too; the first one must be heard. */
const hopeless = { forbidden: true, verified: false, availableFen: 0, hasCard: false }
const cases: [string, Application][] = [
  [
    '暂时无法申请借款，敬请谅解',
    { by: hopeless, request: { amountYuan: 0, periodDays: 0 }, product: undefined, capPpm: 1 },
  ],
  [
    '请先完成认证后，才可以借款',
    { by: { ...hopeless, forbidden: false }, request: { amountYuan: 0, periodDays: 0 }, product: undefined },
  ],
  ['参数错误', { by: { availableFen: 0, hasCard: false }, request: { amountYuan: 0, periodDays: 14 } }],
  ['参数错误', { by: { availableFen: 0, hasCard: false }, request: { amountYuan: 9000, periodDays: 0 } }],
  ['参数错误', { by: { availableFen: 0 }, request: { amountYuan: -500, periodDays: -7 }, product: undefined }],
  ['借款额度不能超过可用额度', { by: { availableFen: 999_99, hasCard: false }, product: undefined }],
  ['获取产品配置失败，请联系客服', { by: { hasCard: false }, product: undefined }],
  ['借款额度不能小于产品最低额度', { by: { hasCard: false }, request: { amountYuan: 499, periodDays: 99 } }],
  [
    '借款额度不能大于产品最高额度',
    { by: { availableFen: 9000_00, hasCard: false }, request: { amountYuan: 2001, periodDays: 99 } },
  ],
  ['借款时间不能小于产品借款周期下限', { by: { hasCard: false }, request: { amountYuan: 500, periodDays: 6 } }],
  ['借款时间不能大于产品借款周期上限', { by: { hasCard: false }, request: { amountYuan: 500, periodDays: 31 } }],
  ['请绑定银行卡', { by: { hasCard: false }, capPpm: 1 }],
  ['暂无可用的借款方案', { capPpm: 100_000 }],
]

describe('an application', () => {
  it.each(cases)('hears %s', (words, application) => {
    expect(answer(application)).toBe(words)
  })

  it.each([
    ['the smallest amount for the shortest term', 500, 7],
    ['the largest amount for the longest term', 2000, 30],
    ['exactly the quota left', 1500, 14],
  ])('is quoted: %s', (_name, amountYuan, periodDays) => {
    expect(answer({ request: { amountYuan, periodDays }, by: { availableFen: amountYuan * 100 } })).toBe('quoted')
  })

  it('gets the fees of the product and the cost a year', () => {
    expect(quoteApplication({ amountYuan: 510, periodDays: 7 }, applicant, defaultProduct, 240_000)).toEqual({
      principalFen: 510_00,
      periodDays: 7,
      aprCapPpm: 240_000,
      fees: { accrual: 1_79, trial: 26, service: 26, poundage: 0 },
      aprUnits: 2362,
    })
  })

  it('may cost exactly the cap', () => {
    const dear = { request: { amountYuan: 510, periodDays: 7 } }
    expect(answer({ ...dear, capPpm: 236_200 })).toBe('quoted')
    expect(answer({ ...dear, capPpm: 236_199 })).toBe('暂无可用的借款方案')
  })

  it('is refused when it would pass a cap only by being late', () => {
    const dearWhenLate = productWith({ rates: { ...rates, overduePpm: 650 } })
    expect(answer({ product: dearWhenLate, capPpm: 235_000 })).toBe('quoted')
    expect(answer({ product: dearWhenLate, capPpm: 215_000 })).toBe('暂无可用的借款方案')
  })

  it('is refused any amount of a product that is too dear', () => {
    const usury = productWith({ rates: { ...rates, annualPpm: 360_000 } })
    expect(answer({ product: usury })).toBe('暂无可用的借款方案')
  })
})
