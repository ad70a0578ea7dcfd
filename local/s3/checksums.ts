import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'

const hash = (algorithm: string) => (bytes: Buffer) => createHash(algorithm).update(bytes).digest('base64')

function crc32Of(bytes: Buffer): string {
  const four = Buffer.alloc(4)
  four.writeUInt32BE(crc32(bytes))
  return four.toString('base64')
}

const checksums: Record<string, (bytes: Buffer) => string> = {
  'content-md5': hash('md5'),
  'x-amz-checksum-crc32': crc32Of,
  'x-amz-checksum-sha1': hash('sha1'),
  'x-amz-checksum-sha256': hash('sha256'),
}

/** Returns the header whose checksum does not match the bytes; undefined when all that were sent match. */
export const damaged = (bytes: Buffer, header: (name: string) => string | undefined): string | undefined =>
  Object.keys(checksums).find((name) => {
    const sent = header(name)
    return sent !== undefined && sent !== checksums[name]?.(bytes)
  })
