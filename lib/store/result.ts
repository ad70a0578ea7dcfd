import { gzipSync } from 'node:zlib'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { vaultOf } from '../platform/sealing.ts'
import { db, TableName } from './client.ts'
import { keys } from './keys.ts'
import { get } from './read.ts'
import type { User } from './user.ts'
import type { Task } from './verification.ts'

/** Stores what a vendor collected: compressed, and sealed under the borrower's own key. */
export async function storeResult(task: Task, data: unknown, now: number): Promise<void> {
  const user = await get<User>(keys.user(task.userId))
  if (!user) throw new Error(`User ${task.userId} of task ${task.token} is missing`)
  const compressed = gzipSync(JSON.stringify(data)).toString('base64')
  const content = (await vaultOf(user)).seal(`result|${task.token}`, compressed)
  await db.send(new PutCommand({ TableName, Item: { ...keys.taskResult(task.token), content, storedAt: now } }))
}
