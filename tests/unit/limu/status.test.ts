import { describe, expect, it } from 'vitest'
import { statusOf } from '../../../lib/vendors/limu/status.ts'

describe('a refusal', () => {
  it('keeps the vendor’s words', () => {
    expect(statusOf({ code: '1102', msg: '账号或密码错误' })).toEqual({
      state: 'refused',
      code: '1102',
      message: '账号或密码错误',
    })
  })

  it('has no words where the vendor has none, and no more than fit', () => {
    expect(statusOf({ code: '9'.repeat(5000), msg: null })).toEqual({
      state: 'refused',
      code: '9'.repeat(10),
      message: '',
    })
    const endless = statusOf({ code: '2030', msg: '𠮷'.repeat(5000) })
    expect(endless).toMatchObject({ message: '𠮷'.repeat(100) })
  })
})
