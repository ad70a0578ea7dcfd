import { pngOf } from './png.ts'

/** Each digit in 5×7 dots, one number per row, the highest bit on the left. */
const font: Record<string, readonly number[]> = {
  0: [14, 17, 19, 21, 25, 17, 14],
  1: [4, 12, 4, 4, 4, 4, 14],
  2: [14, 17, 1, 2, 4, 8, 31],
  3: [31, 2, 4, 2, 1, 17, 14],
  4: [2, 6, 10, 18, 31, 2, 2],
  5: [31, 16, 30, 1, 1, 17, 14],
  6: [6, 8, 16, 30, 17, 17, 14],
  7: [31, 1, 2, 4, 8, 8, 8],
  8: [14, 17, 17, 14, 17, 17, 14],
  9: [14, 17, 17, 15, 1, 2, 12],
}
const PITCH = 7
const MARGIN = 2
const DOT_PX = 4

/** Draws digits as a readable picture, with a line through them as image captchas have. */
export function digitsPng(digits: string): string {
  const width = digits.length * PITCH + MARGIN
  const height = 7 + 2 * MARGIN
  return pngOf(width * DOT_PX, height * DOT_PX, (x, y) => {
    const [column, row] = [Math.floor(x / DOT_PX) - MARGIN, Math.floor(y / DOT_PX) - MARGIN]
    const bits = font[digits[Math.floor(column / PITCH)] ?? '']?.[row] ?? 0
    return ((bits >> (4 - (column % PITCH))) & 1) === 1 || y === Math.floor(height * 2 + x / 8)
  })
}
