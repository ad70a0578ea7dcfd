import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { config } from './config.ts'

/** A checksum of ours goes along, so that the SDK computes and demands none of its own. */
const s3 = new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' })

const Bucket = config.RESULTS_BUCKET

/** Writes an object, over what was there. S3 compares the SHA-256 (base64) and takes nothing that was damaged on its way. */
export async function putObject(key: string, bytes: Uint8Array, sha256: string): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket, Key: key, Body: bytes, ChecksumSHA256: sha256 }))
}

/** The object's bytes; undefined when there is none. */
export async function getObject(key: string): Promise<Uint8Array | undefined> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: key }))
    return await Body?.transformToByteArray()
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined
    throw error
  }
}
