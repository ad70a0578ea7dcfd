import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { amount, elapsed, fenOf, moment } from '../../../ops/format.ts'
import { printable } from '../../../ops/printable.ts'
import { table } from '../../../ops/table.ts'

test.each([
  ['abc', 3],
  ['张三', 4],
  ['￥100', 5],
  ['（甲）', 6],
  ['𠮷野家', 6],
  ['한글', 4],
  ['é', 1],
  ['e\u0301', 1],
  ['–', 1],
  ['🙂', 2],
])('%s takes %i columns', (text, columns) => expect(stringWidth(text)).toBe(columns))

test('wide cells push the next column just as far as narrow ones', () => {
  const rows = [{ name: '欧阳娜娜' }, { name: 'Ann' }]
  const text = table(
    [
      { title: 'Name', of: ({ name }) => name },
      { title: 'Role', of: () => 'risk' },
    ],
    rows,
  )
  expect(text.split('\n')).toEqual(['Name      Role', '欧阳娜娜  risk', 'Ann       risk'])
})

test('every amount of up to a thousand yuan comes back to its fen', () => {
  const wrong = []
  for (let fen = -100_000; fen <= 100_000; fen++) if (fenOf(fen / 100) !== fen) wrong.push(fen)
  expect(wrong).toEqual([])
  expect(fenOf(-0)).toBe(0)
  expect(fenOf(99_999_999_999.99)).toBe(9_999_999_999_999)
  expect(amount(-0.07)).toBe('-0.07')
})

test.each([1e21, 0.001, Number.NaN, Number.POSITIVE_INFINITY])('%d is no amount', (yuan) => {
  expect(() => fenOf(yuan)).toThrow('no amount of yuan')
})

test.each([
  [0, '0 min'],
  [3599, '59 min'],
  [3600, '1 h 0 min'],
  [86_399, '23 h 59 min'],
  [86_400, '1 d 0 h'],
  [-1, '–'],
])('%i s are written %s', (s, text) => expect(elapsed(1_000_000, (1_000_000 + s) * 1000)).toBe(text))

test('a moment is told in Shanghai', () => {
  expect(moment(Date.parse('2026-02-28T16:00:59Z') / 1000)).toBe('2026-03-01 00:00')
})

test('nothing that draws on a terminal is printed', () => {
  expect(printable('a\u001b[31mb\r\nc\u202ed\u009be')).toBe('a [31mb c d e')
})
