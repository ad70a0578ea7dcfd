import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { db, TableName } from './client.ts'
import { errorOf, type Guard, type Key, type Refused } from './commit.ts'
import { type Changes, compile } from './expressions.ts'
import { whileBusy } from './while-busy.ts'

/**
 * Writes to one item cost half of a transaction's units; steps that touch several items use `commit`. One that meets a
 * transaction on its item is repeated.
 */

const ALL_OLD = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const

/** Updates one item and answers with it as it then is; throws the guard's Failure when it does not hold. */
export async function update<T>(key: Key<T>, changes: Changes, guard?: Guard): Promise<T> {
  const outcome = await tryUpdate(key, changes, guard)
  if ('guard' in outcome) throw errorOf(outcome)
  return outcome.item
}

export async function tryUpdate<T>(key: Key<T>, changes: Changes, guard?: Guard): Promise<{ item: T } | Refused> {
  const input = {
    TableName,
    Key: key,
    ...compile(changes, guard?.condition),
    ReturnValues: 'ALL_NEW',
    ...(guard ? ALL_OLD : {}),
  } as const
  return attempt(async () => ({ item: (await db.send(new UpdateCommand(input))).Attributes as T }), guard)
}

/** Writes an item whole, over what was there. */
export async function putItem(item: Key & object): Promise<void> {
  await whileBusy(() => db.send(new PutCommand({ TableName, Item: item })))
}

export async function removeItem(key: Key): Promise<void> {
  await whileBusy(() => db.send(new DeleteCommand({ TableName, Key: key })))
}

function attempt<T>(write: () => Promise<T>, guard: Guard | undefined): Promise<T | Refused> {
  return whileBusy(async () => {
    try {
      return await write()
    } catch (error) {
      if (!guard || !(error instanceof ConditionalCheckFailedException)) throw error
      return { guard, item: error.Item && unmarshall(error.Item) }
    }
  })
}
