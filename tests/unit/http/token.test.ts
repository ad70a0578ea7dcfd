import { describe, expect, it } from 'vitest'
import { tokenIn } from '../../../lib/http/auth/token.ts'

describe('the token in a header', () => {
  it.each([
    ['raw', 'aaa.bbb.ccc'],
    ['after Bearer', 'Bearer aaa.bbb.ccc'],
    ['after bearer', 'bearer  aaa.bbb.ccc'],
    ['with blanks around it', '  aaa.bbb.ccc '],
  ])('may be %s', (_name, header) => {
    expect(tokenIn(header)).toBe('aaa.bbb.ccc')
  })

  it.each([undefined, '', '  ', 'undefined', 'null', 'Bearer undefined', 'Bearer null', 'Bearer', 'Bearer '])(
    'is none: %j',
    (header) => {
      expect(tokenIn(header)).toBeUndefined()
    },
  )

  it('may begin with the letters of Bearer', () => {
    expect(tokenIn('bearerly.bbb.ccc')).toBe('bearerly.bbb.ccc')
  })
})
