import { expect, test } from 'vitest'
import { qrPng } from '../../../local/sandbox/limu/qr-png.ts'

test.each([140, 111])('a PNG of %i pixels, the same for the same text', (size) => {
  const png = Buffer.from(qrPng('https://example.test/scan', size), 'base64')
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size])
  expect(png.subarray(-8, -4).toString()).toBe('IEND')
  expect(qrPng('https://example.test/scan', size)).toBe(png.toString('base64'))
  expect(qrPng('another', size)).not.toBe(png.toString('base64'))
})
