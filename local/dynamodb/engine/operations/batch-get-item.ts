import { Capacity, type CapacityMode, readItemUnits } from '../capacity.ts'
import { shapeOf } from '../dynalite.ts'
import { type Get, read, shown } from '../read.ts'
import { refuseLegacy } from '../request.ts'
import { itemBytes } from '../size.ts'
import type { Item } from '../types.ts'
import { operation } from './operation.ts'

type KeysAndAttributes = Omit<Get, 'TableName' | 'Key'> & { Keys: Item[] }
interface Request {
  RequestItems: Record<string, KeysAndAttributes>
  ReturnConsumedCapacity?: CapacityMode
}

// An answer has at most 16 MB; the keys beyond that are returned as unprocessed.
const MAX_ANSWER_BYTES = 16 * 1024 * 1024

export const batchGetItem = operation<Request>(shapeOf('batchGetItem'), (engine, request) => {
  const Responses: Record<string, Item[]> = {}
  const UnprocessedKeys: Record<string, KeysAndAttributes> = {}
  const capacity = new Capacity()
  let bytes = 0
  for (const [TableName, { Keys, _projection, ...options }] of Object.entries(request.RequestItems)) {
    refuseLegacy(options)
    const found: Item[] = []
    const unprocessed: Item[] = []
    for (const Key of Keys) {
      const item = read(engine, { ...options, ...(_projection && { _projection }), TableName, Key })
      bytes += item ? itemBytes(item) : 0
      if (bytes > MAX_ANSWER_BYTES) {
        unprocessed.push(Key)
        continue
      }
      capacity.add(TableName, readItemUnits(item, options.ConsistentRead))
      if (item) found.push(shown(item, _projection ? { _projection } : {}))
    }
    Responses[TableName] = found
    if (unprocessed.length > 0) UnprocessedKeys[TableName] = { ...options, Keys: unprocessed }
  }
  return { Responses, UnprocessedKeys, ConsumedCapacity: capacity.report(request.ReturnConsumedCapacity) }
})
