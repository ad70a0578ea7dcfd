import { encodeQR } from 'qr'
import { pngOf } from './png.ts'

/** White modules on each side, without which a camera finds no code. */
const QUIET_ZONE = 4
/** Strongest first: the share of the code that may be unreadable is 30, 25, 15, 7 %. */
const corrections = ['high', 'quartile', 'medium', 'low'] as const

/**
 * Draws a text as a QR code in a square of `size` pixels. Modules are as large as fit, since a camera needs that first, and
 * then the strongest error correction that fits at this size.
 */
export function qrPng(text: string, sizePx: number): string {
  const codes = corrections.map((ecc) => encodeQR(text, 'raw', { ecc, border: QUIET_ZONE }))
  const scaleOf = (code: boolean[][]) => Math.floor(sizePx / code.length)
  const scale = Math.max(...codes.map(scaleOf))
  const code = codes.find((one) => scaleOf(one) === scale)
  if (!code || scale === 0) throw new RangeError(`a QR code of ${text.length} characters needs more than ${sizePx} px`)
  const margin = Math.floor((sizePx - code.length * scale) / 2)
  const module = (px: number) => Math.floor((px - margin) / scale)
  return pngOf(sizePx, sizePx, (x, y) => code[module(y)]?.[module(x)])
}
