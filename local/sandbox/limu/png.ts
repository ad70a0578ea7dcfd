import { crc32, deflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Encodes a grey PNG as bare base64, as Limu sends pictures; black wherever `isDark`. */
export function pngOf(width: number, height: number, isDark: (x: number, y: number) => boolean | undefined): string {
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(1 + width) // filter type 0, then one grey byte a pixel
    for (let x = 0; x < width; x++) row[1 + x] = isDark(x, y) ? 0 : 255
    return row
  })
  const header = Buffer.alloc(13) // width, height, 8 bits, grey (0), then defaults
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  const chunks = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([SIGNATURE, ...chunks]).toString('base64')
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(4 + body.length + 4)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), 4 + body.length)
  return framed
}
