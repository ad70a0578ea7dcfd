import { Capacity, type CapacityMode } from '../capacity.ts'
import { shapeOf } from '../dynalite.ts'
import { validation } from '../errors.ts'
import { itemIdentity } from '../keys.ts'
import { rowChanges } from '../rows.ts'
import type { Item } from '../types.ts'
import { keyOf, plan, type Write } from '../write.ts'
import { operation } from './operation.ts'

interface Request {
  RequestItems: Record<string, { PutRequest?: { Item: Item }; DeleteRequest?: { Key: Item } }[]>
  ReturnConsumedCapacity?: CapacityMode
}

export const batchWriteItem = operation<Request>(shapeOf('batchWriteItem'), (engine, request) => {
  const writes = Object.entries(request.RequestItems).flatMap(([TableName, members]) =>
    members.map(({ PutRequest, DeleteRequest }): Write => {
      if (PutRequest) return { kind: 'Put', request: { TableName, Item: PutRequest.Item } }
      return { kind: 'Delete', request: { TableName, Key: DeleteRequest?.Key ?? {} } }
    }),
  )
  // 25 is the limit of the whole request, whatever the number of tables.
  if (writes.length > 25) throw validation('Too many items requested for the BatchWriteItem call')
  const items = writes.map((write) => itemIdentity(keyOf(write), engine.tables.get(write.request.TableName).table))
  if (new Set(items).size < items.length) throw validation('Provided list of item keys contains duplicates')
  return engine.exclusive(async () => {
    const changes = writes.map((write) => plan(engine, write))
    await engine.storage.commit(changes.flatMap(rowChanges))
    const capacity = new Capacity()
    for (const change of changes) capacity.addWrite(change)
    return { UnprocessedItems: {}, ConsumedCapacity: capacity.report(request.ReturnConsumedCapacity) }
  })
})
