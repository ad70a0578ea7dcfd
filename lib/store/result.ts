import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { padded } from '../platform/ids.ts'
import { putObject } from '../platform/objects.ts'
import { vaultOf } from '../platform/sealing.ts'
import type { Key } from '../table/commit.ts'
import { putItem } from '../table/update.ts'
import { keys } from './keys.ts'
import type { User } from './user.ts'

/** The data that a vendor collected: JSON, compressed, sealed under the borrower's key. Small ones lie in the item itself. */
export interface StoredResult extends Key {
  storedAt: number
  /** Length and SHA-256 (base64) of what is sealed, as this writing had it. */
  bytes: number
  sha256: string
  content?: Uint8Array
  /** Key of the object that holds a large one. */
  object?: string
}

type Borrower = Pick<User, 'id' | 'dataKey'>

/** An item takes 400 KB, and its every KB is a write unit: beyond this an object is the cheaper place. */
const ITEM_BYTES_MAX = 100 * 1024

/** One folder a borrower, so that erasing one is removing a prefix. */
const objectKey = (userId: number, token: string): string => `results/${padded(userId)}/${token}`

/**
 * Stores what was collected. The object comes first, so that an item never points at nothing; a repeat writes the same
 * object and the same item again.
 */
export async function storeResult(user: Borrower, token: string, result: unknown, now: number): Promise<void> {
  const sealed = (await vaultOf(user)).sealBytes(`result|${token}`, gzipSync(JSON.stringify(result)))
  const sha256 = createHash('sha256').update(sealed).digest('base64')
  const large = sealed.length > ITEM_BYTES_MAX
  const object = objectKey(user.id, token)
  if (large) await putObject(object, sealed, sha256)
  const place = large ? { object } : { content: sealed }
  const item: StoredResult = { ...keys.taskResult(token), storedAt: now, bytes: sealed.length, sha256, ...place }
  await putItem(item)
}
