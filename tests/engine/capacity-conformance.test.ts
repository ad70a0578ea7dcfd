import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { beforeEach, describe, expect, test } from 'vitest'
import { type FreshTable, freshTable } from './engine.ts'

let table: FreshTable
let TableName: string
beforeEach(async () => {
  table = await freshTable()
  TableName = table.tableName
  return () => table.close()
})

const Key = { pk: 'a', sk: '1' }
const inWork = { workPk: 'w', workSk: '1' }
const ReturnConsumedCapacity = 'INDEXES' as const
const kilobytes = (count: number) => 'x'.repeat(count * 1024 - 100)
const units = (tableUnits: number, indexes: Record<string, number> = {}) => ({
  TableName,
  CapacityUnits: Object.values(indexes).reduce((sum, one) => sum + one, tableUnits),
  Table: { CapacityUnits: tableUnits },
  ...(Object.keys(indexes).length > 0 && {
    GlobalSecondaryIndexes: Object.fromEntries(
      Object.entries(indexes).map(([name, CapacityUnits]) => [name, { CapacityUnits }]),
    ),
  }),
})
const put = async (attributes: object) =>
  (await table.client.send(new PutCommand({ TableName, Item: { ...Key, ...attributes }, ReturnConsumedCapacity })))
    .ConsumedCapacity
const update = async (UpdateExpression: string, values?: Record<string, unknown>) =>
  (
    await table.client.send(
      new UpdateCommand({
        TableName,
        Key,
        UpdateExpression,
        ...(values && { ExpressionAttributeValues: values }),
        ReturnConsumedCapacity,
      }),
    )
  ).ConsumedCapacity

describe('the units of a write', () => {
  test('are one a KB of the larger of the old and the new item', async () => {
    expect(await put({ v: kilobytes(3) })).toEqual(units(3))
    expect(await put({ v: kilobytes(1) })).toEqual(units(3))
    expect(await put({ v: '中'.repeat(600) })).toEqual(units(2))
    expect(await update('SET x = :x', { ':x': 1 })).toEqual(units(2))
    const remove = new DeleteCommand({ TableName, Key, ReturnConsumedCapacity })
    expect((await table.client.send(remove)).ConsumedCapacity).toEqual(units(2))
    expect((await table.client.send(remove)).ConsumedCapacity).toEqual(units(1))
  })

  test('count an index when the item enters, changes what it projects, moves (two) or leaves, else not', async () => {
    expect(await put({ v: kilobytes(3), ...inWork })).toEqual(units(3, { work: 1 }))
    expect(await update('SET v2 = :x', { ':x': 1 })).toEqual(units(3))
    expect(await update('SET note = :x', { ':x': kilobytes(2) })).toEqual(units(5, { work: 2 }))
    expect(await update('SET workSk = :x', { ':x': '2' })).toEqual(units(5, { work: 4 }))
    expect(await update('SET duePk = :x, dueSk = :x', { ':x': '2' })).toEqual(units(5, { due: 1 }))
    expect(await update('REMOVE workPk, duePk')).toEqual(units(5, { work: 2, due: 1 }))
  })

  test('add up in a batch', async () => {
    const puts = ['1', '2'].map((sk) => ({ PutRequest: { Item: { pk: 'b', sk, ...inWork } } }))
    const { ConsumedCapacity } = await table.client.send(
      new BatchWriteCommand({ RequestItems: { [TableName]: puts }, ReturnConsumedCapacity }),
    )
    expect(ConsumedCapacity).toEqual([units(2, { work: 2 })])
  })

  test('are doubled in a transaction', async () => {
    const { ConsumedCapacity } = await table.client.send(
      new TransactWriteCommand({
        TransactItems: [{ Put: { TableName, Item: { ...Key, v: kilobytes(2) } } }],
        ReturnConsumedCapacity,
      }),
    )
    expect(ConsumedCapacity).toEqual([units(4)])
  })

  test('are summed up when only the total is asked for, and absent when nothing is', async () => {
    const item = { TableName, Item: { ...Key, ...inWork } }
    const total = await table.client.send(new PutCommand({ ...item, ReturnConsumedCapacity: 'TOTAL' }))
    expect(total.ConsumedCapacity).toEqual({ TableName, CapacityUnits: 2 })
    expect((await table.client.send(new PutCommand(item))).ConsumedCapacity).toBeUndefined()
  })
})

describe('the units of a read', () => {
  test('are one for 4 KB, half when eventually consistent, two in a transaction', async () => {
    await put({ v: kilobytes(6) })
    const get = async (ConsistentRead: boolean) =>
      (await table.client.send(new GetCommand({ TableName, Key, ConsistentRead, ReturnConsumedCapacity })))
        .ConsumedCapacity
    expect(await get(true)).toEqual(units(2))
    expect(await get(false)).toEqual(units(1))
    const transacted = await table.client.send(
      new TransactGetCommand({ TransactItems: [{ Get: { TableName, Key } }], ReturnConsumedCapacity }),
    )
    expect(transacted.ConsumedCapacity).toEqual([units(4)])
    const batch = await table.client.send(
      new BatchGetCommand({
        RequestItems: { [TableName]: { Keys: [Key], ConsistentRead: true } },
        ReturnConsumedCapacity,
      }),
    )
    expect(batch.ConsumedCapacity).toEqual([units(2)])
  })

  test('of a query are those of all rows together, of the table or of the index', async () => {
    for (const sk of ['1', '2', '3']) await put({ sk, v: kilobytes(3), ...inWork })
    const query = async (KeyConditionExpression: string, value: string, options: object) =>
      (
        await table.client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression,
            ExpressionAttributeValues: { ':v': value },
            ReturnConsumedCapacity,
            ...options,
          }),
        )
      ).ConsumedCapacity
    expect(await query('pk = :v', 'a', { ConsistentRead: true })).toEqual(units(3))
    expect(await query('pk = :v', 'a', { Select: 'COUNT' })).toEqual(units(1.5))
    expect(await query('workPk = :v', 'w', { IndexName: 'work' })).toEqual(units(0, { work: 0.5 }))
  })
})
