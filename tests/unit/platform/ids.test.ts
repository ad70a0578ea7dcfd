import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId, newSecretId, newSmsCode, padded } from '../../../lib/platform/ids.ts'

const moment = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2039-09-07') })

describe('an id', () => {
  it('is above every id of an earlier millisecond', () => {
    fc.assert(
      fc.property(moment, (ms) => {
        expect(newId(ms + 1)).toBeGreaterThan(newId(ms))
      }),
    )
  })

  it('is a whole number up to 2^53 − 1 until September 2039', () => {
    fc.assert(
      fc.property(moment, (ms) => {
        expect(Number.isSafeInteger(newId(ms))).toBe(true)
      }),
    )
  })

  it('sorts in a key as it does as a number', () => {
    const anyId = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
    fc.assert(
      fc.property(anyId, anyId, (a, b) => {
        expect(padded(a) < padded(b)).toBe(a < b)
        expect(padded(a)).toHaveLength(16)
      }),
    )
  })

  it('is rarely the same twice in a millisecond', () => {
    const ids = new Set(Array.from({ length: 100 }, () => newId(1_790_000_000_000)))
    expect(ids.size).toBeGreaterThan(80)
  })
})

describe('a secret id', () => {
  it('is 128 bits in hex, never the same', () => {
    const many = Array.from({ length: 100 }, newSecretId)
    expect(many.every((one) => /^[0-9a-f]{32}$/.test(one))).toBe(true)
    expect(new Set(many).size).toBe(100)
  })
})

describe('a code sent by SMS', () => {
  it('is six digits, also when it begins with zeros', () => {
    const many = Array.from({ length: 1000 }, newSmsCode)
    expect(many.filter((code) => !/^\d{6}$/.test(code))).toEqual([])
    expect(many.some((code) => code.startsWith('0'))).toBe(true)
  })
})
