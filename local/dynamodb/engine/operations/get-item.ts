import { Capacity, type CapacityMode, readItemUnits } from '../capacity.ts'
import { type Get, read, shown } from '../read.ts'
import { operation } from './operation.ts'
import { getShape } from './shapes.ts'

export const getItem = operation<Get & { ReturnConsumedCapacity?: CapacityMode }>(getShape, (engine, request) => {
  const item = read(engine, request)
  const capacity = new Capacity()
  capacity.add(request.TableName, readItemUnits(item, request.ConsistentRead))
  return {
    ...(item && { Item: shown(item, request) }),
    ConsumedCapacity: capacity.reportOne(request.ReturnConsumedCapacity),
  }
})
