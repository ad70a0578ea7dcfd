import { beforeAll, describe, expect, test } from 'vitest'
import { padded } from '../../../lib/platform/ids.ts'
import type { Coupon } from '../../../lib/store/coupon.ts'
import { keys } from '../../../lib/store/keys.ts'
import { sharedScene } from '../scene.ts'
import { expectFailures } from './ask.ts'
import { newcomer, type Person } from './people.ts'
import { rowsOf } from './shape.ts'
import { businessTime, put } from './table.ts'

let borrower: Person
let other: Person

/** Coupons in states and of ages that no route brings about soon. */
function grant(id: number, coupon: Pick<Coupon, 'kind' | 'amountFen' | 'minFen' | 'state' | 'validUntil'>) {
  return put({ pk: keys.user(borrower.userId).pk, sk: `U#C#${padded(id)}`, id, grantedAt: id, ...coupon })
}

const DAY = 86_400_000
let now: number

beforeAll(async () => {
  const scene = await sharedScene()
  ;[borrower, other] = await Promise.all([newcomer(scene), newcomer(scene)])
  now = await businessTime()
  const cash = { kind: 'cash', amountFen: 10_20, minFen: 810_00, validUntil: now + DAY } as const
  const repayment = { kind: 'repayment', amountFen: 10_00, minFen: 500_00, validUntil: now + DAY } as const
  await grant(1, { ...cash, state: 'unused' })
  await grant(2, { ...repayment, state: 'unused' })
  await grant(3, { ...repayment, state: 'used', validUntil: now - DAY })
  await grant(4, { ...repayment, state: 'unused', validUntil: now - DAY })
  await grant(5, { ...repayment, state: 'reserved', validUntil: now - DAY })
  for (let id = 6; id <= 12; id++) await grant(id, { ...cash, state: 'unused' })
})

const row = {
  coupon_id: 'id',
  coupon_name: 'whole',
  coupon_amount: 'yuan',
  min_repayment: 'yuan',
  min_withdrawal: 'yuan',
  end_at: 'seconds',
  state: 'whole',
} as const

const list = (fields: object = {}) => borrower.as.get('/cash-coupon-get', { ...fields })
const ids = (rows: { coupon_id: number }[]) => rows.map(({ coupon_id }) => coupon_id)

describe('GET /cash-coupon-get', () => {
  test('numbers and flags that the client compares, newest first', async () => {
    const rows = rowsOf(await list({ offset: 7, limit: 5 }), row, false)
    const until = (ms: number) => Math.floor(ms / 1000)
    const deducted = { coupon_name: 1, coupon_amount: 10, min_repayment: 500, min_withdrawal: 0 }
    expect(rows).toEqual([
      // Reserved by a payment under way: not spent yet, and its end is honoured.
      { coupon_id: 5, ...deducted, end_at: until(now - DAY), state: 0 },
      { coupon_id: 4, ...deducted, end_at: until(now - DAY), state: 2 },
      { coupon_id: 3, ...deducted, end_at: until(now - DAY), state: 1 },
      { coupon_id: 2, ...deducted, end_at: until(now + DAY), state: 0 },
      {
        coupon_id: 1,
        coupon_name: 2,
        coupon_amount: 10.2,
        min_repayment: 0,
        min_withdrawal: 810,
        end_at: until(now + DAY),
        state: 0,
      },
    ])
  })

  test('page by page as the client asks: it never goes back to the beginning, so past the end is an empty page', async () => {
    expect(ids(rowsOf(await list({ offset: 0, limit: 10 }), row, true))).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3])
    expect(ids(rowsOf(await list({ offset: 10, limit: 10 }), row, false))).toEqual([2, 1])
    for (const offset of [12, 20, 1000]) expect(rowsOf(await list({ offset, limit: 10 }), row, false)).toEqual([])
  })

  test('defaults, and limits that are brought into range', async () => {
    expect(rowsOf(await list(), row, true)).toHaveLength(10)
    expect(rowsOf(await list({ offset: '', limit: '' }), row, true)).toHaveLength(10)
    expect(rowsOf(await list({ limit: 0 }), row, true)).toHaveLength(1)
    expect(rowsOf(await list({ limit: -5 }), row, true)).toHaveLength(1)
    expect(rowsOf(await list({ limit: 999 }), row, false)).toHaveLength(12)
    expect(rowsOf(await list({ offset: 2, limit: 10 }), row, false)).toHaveLength(10)
  })

  test('a borrower who was given none has an empty list, which is there', async () => {
    expect(rowsOf(await other.as.get('/cash-coupon-get', { offset: 0, limit: 10 }), row, false)).toEqual([])
  })

  test('refusals', () =>
    expectFailures(
      borrower.as,
      [{ offset: '-1' }, { offset: 'abc' }, { offset: ['0'] }, { limit: '1.5' }, { limit: ['10'] }].map((fields) => [
        'GET /cash-coupon-get',
        fields,
        '参数错误',
      ]),
    ))
})
