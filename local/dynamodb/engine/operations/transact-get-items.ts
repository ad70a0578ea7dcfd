import { Capacity, type CapacityMode, readItemUnits } from '../capacity.ts'
import type { Shape } from '../dynalite.ts'
import { validation } from '../errors.ts'
import { itemIdentity } from '../keys.ts'
import { type Get, read, shown } from '../read.ts'
import { checkPart } from '../request.ts'
import { operation } from './operation.ts'
import { getShape } from './shapes.ts'

interface Request {
  TransactItems: { Get: Get }[]
  ReturnConsumedCapacity?: CapacityMode
}

const shape: Shape = {
  types: {
    TransactItems: {
      type: 'List',
      notNull: true,
      lengthGreaterThanOrEqual: 1,
      lengthLessThanOrEqual: 100,
      children: {
        type: 'ValueStruct<TransactGetItem>',
        children: { Get: { type: 'FieldStruct<Get>', notNull: true, children: getShape.types } },
      },
    },
    ReturnConsumedCapacity: { type: 'String', enum: ['INDEXES', 'TOTAL', 'NONE'] },
  },
}

export const transactGetItems = operation<Request>(shape, (engine, { TransactItems, ReturnConsumedCapacity }) => {
  for (const { Get } of TransactItems) checkPart(Get, getShape)
  const items = TransactItems.map(({ Get }) => itemIdentity(Get.Key, engine.tables.get(Get.TableName).table))
  if (new Set(items).size < items.length)
    throw validation('Transaction request cannot include multiple operations on one item')
  const capacity = new Capacity()
  const Responses = TransactItems.map(({ Get }) => {
    const item = read(engine, Get)
    capacity.add(Get.TableName, 2 * readItemUnits(item, true))
    return item ? { Item: shown(item, Get) } : {}
  })
  return { Responses, ConsumedCapacity: capacity.report(ReturnConsumedCapacity) }
})
