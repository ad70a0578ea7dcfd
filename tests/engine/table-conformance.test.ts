import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ListTablesCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { beforeEach, describe, expect, test } from 'vitest'
import { createTable } from '../../local/dynamodb/index.ts'
import { defaultDefinition, type FreshTable, freshTable } from './engine.ts'

let table: FreshTable
beforeEach(async () => {
  table = await freshTable()
  return () => table.close()
})

const definition = () => ({ ...defaultDefinition, TableName: table.tableName })

describe('a table', () => {
  test('is described as it was defined', async () => {
    const { Table } = await table.client.send(new DescribeTableCommand({ TableName: table.tableName }))
    expect(Table).toMatchObject({
      TableName: table.tableName,
      TableStatus: 'ACTIVE',
      KeySchema: defaultDefinition.KeySchema,
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    })
    const indexes = new Map(Table?.GlobalSecondaryIndexes?.map((index) => [index.IndexName, index]))
    expect(indexes.get('work')).toMatchObject({
      IndexStatus: 'ACTIVE',
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: expect.arrayContaining(['state', 'note']) },
    })
    const { TableNames } = await table.client.send(new ListTablesCommand({}))
    expect(TableNames).toContain(table.tableName)
  })

  test('is not created twice, nor read before it is created or after it is deleted', async () => {
    const { TableName, AttributeDefinitions, KeySchema, GlobalSecondaryIndexes } = definition()
    const create = new CreateTableCommand({
      TableName,
      AttributeDefinitions,
      KeySchema,
      GlobalSecondaryIndexes,
      BillingMode: 'PAY_PER_REQUEST',
    })
    await expect(table.client.send(create)).rejects.toMatchObject({ name: 'ResourceInUseException' })
    const Item = { pk: 'a', sk: '1', workPk: 'w', workSk: '1' }
    await table.client.send(new PutCommand({ TableName, Item }))
    await table.client.send(new DeleteTableCommand({ TableName }))
    const get = new GetCommand({ TableName, Key: { pk: 'a', sk: '1' } })
    await expect(table.client.send(get)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
    await table.client.send(create)
    expect((await table.client.send(get)).Item).toBeUndefined()
  })

  test('without an index keeps its items when createTable is asked for one with it, and the index holds them', async () => {
    const TableName = `${table.tableName}-older`
    const { GlobalSecondaryIndexes, ...older } = definition()
    const onlyKeys = { AttributeDefinitions: older.AttributeDefinitions?.slice(0, 2) }
    await createTable(table.endpoint, { ...older, ...onlyKeys, TableName })
    const Item = { pk: 'a', sk: '1', workPk: 'w', workSk: '1', note: 'n', more: 1 }
    await table.client.send(new PutCommand({ TableName, Item }))
    const AttributeDefinitions = definition().AttributeDefinitions?.slice(0, 4)
    const newer = {
      ...older,
      AttributeDefinitions,
      GlobalSecondaryIndexes: GlobalSecondaryIndexes?.slice(0, 1),
      TableName,
    }
    await createTable(table.endpoint, newer)
    await createTable(table.endpoint, newer)
    const { Items } = await table.client.send(
      new QueryCommand({
        TableName,
        IndexName: 'work',
        KeyConditionExpression: 'workPk = :pk',
        ExpressionAttributeValues: { ':pk': 'w' },
      }),
    )
    const { more, ...projected } = Item
    expect(Items).toEqual([projected])
  })

  test('shows in an index what the definition has come to want of it', async () => {
    const TableName = `${table.tableName}-projection`
    const wanting = (...NonKeyAttributes: string[]) => ({
      ...definition(),
      TableName,
      GlobalSecondaryIndexes: definition().GlobalSecondaryIndexes?.map((index) => ({
        ...index,
        Projection: { ProjectionType: 'INCLUDE' as const, NonKeyAttributes },
      })),
    })
    await createTable(table.endpoint, wanting('note'))
    const Item = { pk: 'a', sk: '1', workPk: 'w', workSk: '1', note: 'n', more: 1 }
    await table.client.send(new PutCommand({ TableName, Item }))
    await createTable(table.endpoint, wanting('more', 'note'))
    const { Items } = await table.client.send(
      new QueryCommand({
        TableName,
        IndexName: 'work',
        KeyConditionExpression: 'workPk = :pk',
        ExpressionAttributeValues: { ':pk': 'w' },
      }),
    )
    expect(Items).toEqual([Item])
  })

  test('takes the Properties of CloudFormation with what CreateTable does not know', async () => {
    const properties = {
      ...definition(),
      TableName: `${table.tableName}-cfn`,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true },
      DeletionProtectionEnabled: true,
      Tags: [{ Key: 'a', Value: 'b' }],
    }
    await createTable(table.endpoint, properties)
    await createTable(table.endpoint, properties)
    const { TimeToLiveDescription } = await table.client.send(
      new DescribeTimeToLiveCommand({ TableName: properties.TableName }),
    )
    expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' })
  })
})

describe('the time to live', () => {
  const set = (AttributeName: string, Enabled: boolean) =>
    table.client.send(
      new UpdateTimeToLiveCommand({
        TableName: table.tableName,
        TimeToLiveSpecification: { AttributeName, Enabled },
      }),
    )

  test('is switched off and on, on one attribute at a time', async () => {
    const refused = { name: 'ValidationException' }
    await expect(set('expiresAt', true)).rejects.toMatchObject(refused)
    await expect(set('other', true)).rejects.toMatchObject(refused)
    await set('expiresAt', false)
    await expect(set('expiresAt', false)).rejects.toMatchObject(refused)
    const describeIt = () => table.client.send(new DescribeTimeToLiveCommand({ TableName: table.tableName }))
    expect((await describeIt()).TimeToLiveDescription?.TimeToLiveStatus).toBe('DISABLED')
    await set('other', true)
    expect((await describeIt()).TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'other' })
  })
})
