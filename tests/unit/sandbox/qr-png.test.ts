import { describe, expect, test } from 'vitest'
import { digitsPng } from '../../../local/sandbox/limu/digits-png.ts'
import { qrPng } from '../../../local/sandbox/limu/qr-png.ts'
import { pixelsOf, scannedText } from './png-pixels.ts'

const token = '0123456789abcdef0123456789abcdef'
const urls = [`http://127.0.0.1:3001/limu/_sim/scan/${token}`, `http://192.168.100.100:30010/limu/_sim/scan/${token}`]

describe.each([140, 111])('a QR code of %i pixels', (size) => {
  test.each(urls)('says %s', (url) => {
    const png = qrPng(url, size)
    expect(Buffer.from(png, 'base64').subarray(1, 4).toString()).toBe('PNG')
    expect(pixelsOf(png)).toMatchObject({ width: size, height: size })
    expect(scannedText(png)).toBe(url)
    expect(qrPng(url, size)).toBe(png)
  })

  test('has modules of whole pixels and a quiet zone of four', () => {
    const { width, data } = pixelsOf(qrPng(urls[0] ?? '', size))
    const dark = [...Array(width * width).keys()].filter((pixel) => data[pixel * 4] === 0)
    const first = dark[0] ?? 0
    // The finder pattern's upper edge: seven modules, its corner the first dark pixel.
    const edge = dark.findIndex((pixel, n) => pixel !== first + n)
    expect(edge % 7).toBe(0)
    expect(Math.floor(first / width)).toBeGreaterThanOrEqual((4 * edge) / 7)
    expect(first % width).toBe(Math.floor(first / width))
    expect(edge / 7).toBe(size === 140 ? 3 : 2)
  })
})

test('a text that does not fit is an error, not an unreadable picture', () => {
  expect(() => qrPng('x'.repeat(1_200), 111)).toThrow(RangeError)
})

test('digits are a picture of their own each', () => {
  const pictures = Array.from({ length: 10 }, (_, digit) => digitsPng(String(digit).repeat(4)))
  expect(new Set(pictures).size).toBe(10)
  expect(pixelsOf(pictures[0] ?? '')).toMatchObject({ width: 120, height: 44 })
})
