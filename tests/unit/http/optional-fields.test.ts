import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { Failure } from '../../../lib/domain/failure.ts'
import { businessDay, optionalId, yuanAmount } from '../../../lib/http/fields.ts'
import { parseInput } from '../../../lib/http/input.ts'

const one = (field: z.ZodMiniType, value?: unknown) => {
  const input = parseInput(z.object({ field }) as never, value === undefined ? {} : { field: value })
  return input instanceof Failure ? input.code : (input as { field: unknown }).field
}

describe('an id that need not be sent', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    [null, undefined],
    ['7236108288000201', 7_236_108_288_000_201],
    [7_236_108_288_000_201, 7_236_108_288_000_201],
    ['0', 'BAD_PARAMETER'],
    ['-1', 'BAD_PARAMETER'],
    ['9007199254740992', 'BAD_PARAMETER'],
    ['1e3', 'BAD_PARAMETER'],
    [['1'], 'BAD_PARAMETER'],
  ])('%j is %j', (value, expected) => {
    expect(one(optionalId(), value)).toBe(expected)
  })
})

describe('an amount of yuan is fen to the handler', () => {
  it.each([
    [undefined, 0],
    ['5', 500],
    [2.5, 250],
    ['0.01', 1],
    ['1.005', 'COUPON_INVALID'],
    ['-1', 'COUPON_INVALID'],
    ['1e3', 'COUPON_INVALID'],
    ['五', 'COUPON_INVALID'],
  ])('%j is %j', (value, expected) => {
    expect(one(yuanAmount('COUPON_INVALID'), value)).toBe(expected)
  })
})

describe('a business day', () => {
  it.each([
    ['2026-12-01', '2026-12-01'],
    ['2028-02-29', '2028-02-29'],
    ['2026-02-29', 'BAD_PARAMETER'],
    ['20261201', 'BAD_PARAMETER'],
    ['2026-12-1', 'BAD_PARAMETER'],
    ['', 'BAD_PARAMETER'],
    ['tomorrow', 'BAD_PARAMETER'],
  ])('%j is %j', (value, expected) => {
    expect(one(businessDay('BAD_PARAMETER'), value)).toBe(expected)
  })
})
