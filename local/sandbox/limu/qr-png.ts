import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'

const CELLS = 29
const MARGIN_CELLS = 3

/**
 * A square picture for a text, as the bare base64 of a PNG. Drawn from a hash of the text: it looks like a QR code, but no
 * camera reads it.
 */
export function qrPng(text: string, sizePx = 140): string {
  const bits = pattern(text)
  const rows = Array.from({ length: sizePx }, (_, y) => {
    const row = Buffer.alloc(1 + sizePx) // filter type 0, then one grey byte a pixel
    for (let x = 0; x < sizePx; x++) row[1 + x] = dark(bits, cell(x, sizePx), cell(y, sizePx)) ? 0 : 255
    return row
  })
  const header = Buffer.alloc(13) // width, height, 8 bits, grey (0), then defaults
  header.writeUInt32BE(sizePx, 0)
  header.writeUInt32BE(sizePx, 4)
  header[8] = 8
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const chunks = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([signature, ...chunks]).toString('base64')
}

const cell = (px: number, sizePx: number) => Math.floor((px * (CELLS + 2 * MARGIN_CELLS)) / sizePx) - MARGIN_CELLS

function pattern(text: string): Buffer {
  const hashes = [0, 1, 2, 3].map((n) => createHash('sha256').update(`${n}${text}`).digest())
  return Buffer.concat(hashes) // 1024 bits for 841 cells
}

function dark(bits: Buffer, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= CELLS || y >= CELLS) return false
  const n = y * CELLS + x
  return ((bits[n >> 3] ?? 0) & (1 << (n & 7))) !== 0
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(4 + body.length + 4)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), 4 + body.length)
  return framed
}
