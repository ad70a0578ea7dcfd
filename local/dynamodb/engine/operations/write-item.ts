import { Capacity, type CapacityMode } from '../capacity.ts'
import { encoding } from '../dynalite.ts'
import type { Engine } from '../engine.ts'
import { type Change, rowChanges } from '../rows.ts'
import type { Item, Path } from '../types.ts'
import { type KeyedRequest, type PutRequest, plan, type Write } from '../write.ts'
import { operation } from './operation.ts'
import { deleteShape, putShape, updateShape } from './shapes.ts'

interface Returns {
  ReturnValues?: 'NONE' | 'ALL_OLD' | 'ALL_NEW' | 'UPDATED_OLD' | 'UPDATED_NEW'
  ReturnConsumedCapacity?: CapacityMode
}

export const putItem = operation<PutRequest & Returns>(putShape, (engine, request) =>
  writeItem(engine, { kind: 'Put', request }, request),
)
export const updateItem = operation<KeyedRequest & Returns>(updateShape, (engine, request) =>
  writeItem(engine, { kind: 'Update', request }, request),
)
export const deleteItem = operation<KeyedRequest & Returns>(deleteShape, (engine, request) =>
  writeItem(engine, { kind: 'Delete', request }, request),
)

function writeItem(engine: Engine, write: Write, { ReturnValues, ReturnConsumedCapacity }: Returns) {
  return engine.exclusive(async () => {
    const change = plan(engine, write)
    await engine.storage.commit(rowChanges(change))
    const Attributes = returned(change, ReturnValues, write.request._updates?.paths ?? [])
    const capacity = new Capacity()
    capacity.addWrite(change)
    return {
      ...(Attributes && Object.keys(Attributes).length > 0 && { Attributes }),
      ConsumedCapacity: capacity.reportOne(ReturnConsumedCapacity),
    }
  })
}

function returned({ before, after }: Change, values: Returns['ReturnValues'], paths: Path[]): Item | undefined {
  switch (values) {
    case 'ALL_OLD':
      return before
    case 'ALL_NEW':
      return after
    case 'UPDATED_OLD':
      return before && encoding.mapPaths(paths, before)
    case 'UPDATED_NEW':
      return after && encoding.mapPaths(paths, after)
    default:
      return undefined
  }
}
