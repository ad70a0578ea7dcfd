import { repeatableAwsCall } from './aws-call.ts'
import { config } from './config.ts'

/**
 * Writes an object, replacing an existing one. S3 compares the SHA-256 (base64) and rejects bytes that were damaged in
 * transit.
 */
export async function putObject(key: string, bytes: Uint8Array, sha256: string): Promise<void> {
  await repeatableAwsCall({
    service: 's3',
    bucket: config.RESULTS_BUCKET,
    method: 'PUT',
    path: `/${key.split('/').map(encodeURIComponent).join('/')}`,
    headers: { 'content-type': 'binary/octet-stream', 'x-amz-checksum-sha256': sha256 },
    body: bytes,
    timeoutMs: 10_000,
  })
}
