import type { RowChange, Shape } from '../dynalite.ts'
import type { Engine } from '../engine.ts'
import { validation } from '../errors.ts'
import { expiryRow } from '../rows.ts'
import { expiryPrefix, itemPrefix, under } from '../storage.ts'
import type { StoredTable } from '../tables.ts'
import type { Item } from '../types.ts'
import { operation } from './operation.ts'
import { removals } from './table.ts'

interface UpdateRequest {
  TableName: string
  TimeToLiveSpecification: { AttributeName: string; Enabled: boolean }
}

const TableName = { type: 'String', notNull: true, lengthGreaterThanOrEqual: 3, lengthLessThanOrEqual: 255 }
const updateShape: Shape = {
  types: {
    TableName,
    TimeToLiveSpecification: {
      type: 'FieldStruct<TimeToLiveSpecification>',
      notNull: true,
      children: {
        AttributeName: { type: 'String', notNull: true, lengthGreaterThanOrEqual: 1, lengthLessThanOrEqual: 255 },
        Enabled: { type: 'Boolean', notNull: true },
      },
    },
  },
}

export const updateTimeToLive = operation<UpdateRequest>(updateShape, (engine, request) =>
  engine.exclusive(async () => {
    const { AttributeName, Enabled } = request.TimeToLiveSpecification
    const { ttlAttribute, ...stored } = engine.tables.get(request.TableName)
    if (Enabled && ttlAttribute === AttributeName) throw validation('TimeToLive is already enabled')
    if (Enabled && ttlAttribute) throw validation('TimeToLive is active on a different AttributeName')
    if (!Enabled && !ttlAttribute) throw validation('TimeToLive is already disabled')
    const next: StoredTable = Enabled ? { ...stored, ttlAttribute: AttributeName } : stored
    await engine.tables.put(next, await expiryRows(engine, next))
    return { TimeToLiveSpecification: { AttributeName, Enabled } }
  }),
)

async function expiryRows({ storage }: Engine, stored: StoredTable): Promise<RowChange[]> {
  const name = stored.table.TableName
  if (!stored.ttlAttribute) return removals(storage, expiryPrefix(name))
  const rows: RowChange[] = []
  for await (const item of storage.values<Item>(under(itemPrefix(name)))) {
    const row = expiryRow(item, stored)
    if (row) rows.push(row)
  }
  return rows
}

export const describeTimeToLive = operation<{ TableName: string }>({ types: { TableName } }, (engine, request) => {
  const { ttlAttribute } = engine.tables.get(request.TableName)
  return {
    TimeToLiveDescription: ttlAttribute
      ? { TimeToLiveStatus: 'ENABLED', AttributeName: ttlAttribute }
      : { TimeToLiveStatus: 'DISABLED' },
  }
})
