import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { clientLimits, endingInTime } from './aws-client.ts'
import { config } from './config.ts'

/** Longest wait for the answer to one try: an object of some MB takes longer than an item of the table. */
export const PUT_MS_MAX = 10_000

const requestHandler = { ...clientLimits.requestHandler, requestTimeout: PUT_MS_MAX }
const s3 = endingInTime(new S3Client({ ...clientLimits, requestHandler }))

/**
 * Writes an object, replacing an existing one. S3 compares the SHA-256 (base64) and rejects bytes that were damaged in
 * transit.
 */
export async function putObject(key: string, bytes: Uint8Array, sha256: string): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket: config.RESULTS_BUCKET, Key: key, Body: bytes, ChecksumSHA256: sha256 }))
}
