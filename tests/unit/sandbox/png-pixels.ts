import { inflateSync } from 'node:zlib'
import { decodeQR } from 'qr/decode.js'

/** Unpacks an 8-bit grey PNG without filters, given as bare base64, into RGBA pixels. */
export function pixelsOf(base64: string) {
  const png = Buffer.from(base64, 'base64')
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const packed: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      packed.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const rows = inflateSync(Buffer.concat(packed))
  const data = new Uint8Array(width * height * 4)
  for (let pixel = 0; pixel < width * height; pixel++) {
    const y = Math.floor(pixel / width)
    data.fill(rows[y * (width + 1) + 1 + (pixel % width)] ?? 0, pixel * 4, pixel * 4 + 3)
    data[pixel * 4 + 3] = 255
  }
  return { width, height, data }
}

/** What a camera reads. */
export const scannedText = (base64: string) => decodeQR(pixelsOf(base64), { timeLimit: 2_000 })
