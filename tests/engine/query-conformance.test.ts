import {
  BatchGetCommand,
  BatchWriteCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  type ScanCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { beforeAll, describe, expect, test } from 'vitest'
import { defaultDefinition, type FreshTable, freshTable } from './engine.ts'

type Row = Record<string, unknown>
let table: FreshTable
const due = (at: number) => (at % 5 === 0 ? { duePk: 'day', dueSk: `t-${String(at % 20).padStart(2, '0')}` } : {})
const rows: Row[] = Array.from({ length: 50 }, (_, at) => ({
  pk: 'loan',
  sk: `posting#${String(at).padStart(2, '0')}`,
  at,
  amountFen: at * 100,
  ...due(at),
}))

beforeAll(async () => {
  table = await freshTable()
  await write([...rows, { pk: 'loan', sk: 'head', at: -1 }, { pk: 'other', sk: 'posting#00', at: 0 }])
  return () => table.close()
})

async function write(items: Row[]) {
  for (let start = 0; start < items.length; start += 25) {
    const puts = items.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } }))
    const { UnprocessedItems } = await table.client.send(
      new BatchWriteCommand({ RequestItems: { [table.tableName]: puts } }),
    )
    expect(UnprocessedItems).toEqual({})
  }
}

type QueryOptions = Omit<QueryCommandInput, 'TableName'>
const query = (KeyConditionExpression: string, values: Row, options: Partial<QueryOptions> = {}) =>
  table.client.send(
    new QueryCommand({
      TableName: table.tableName,
      KeyConditionExpression,
      ExpressionAttributeValues: values,
      ...options,
    }),
  )
const ats = (items: Row[] | undefined) => items?.map(({ at }) => at)
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at)

async function pages(condition: string, values: Row, options: Partial<QueryOptions>) {
  const items: Row[] = []
  let count = 0
  let ExclusiveStartKey: Row | undefined
  do {
    const page = await query(condition, values, { ...options, ExclusiveStartKey })
    items.push(...(page.Items ?? []))
    ExclusiveStartKey = page.LastEvaluatedKey
    count++
  } while (ExclusiveStartKey)
  return { items, count }
}

describe('a query of the table', () => {
  const sk = (at: number) => `posting#${String(at).padStart(2, '0')}`
  const cases: [string, string, Row, number[]][] = [
    ['the partition', 'pk = :pk', {}, [-1, ...range(0, 50)]],
    ['one sort key', 'pk = :pk AND sk = :a', { ':a': sk(7) }, [7]],
    ['before', 'pk = :pk AND sk < :a', { ':a': sk(2) }, [-1, 0, 1]],
    ['up to', 'pk = :pk AND sk <= :a', { ':a': sk(2) }, [-1, 0, 1, 2]],
    ['after', 'pk = :pk AND sk > :a', { ':a': sk(47) }, [48, 49]],
    ['from', 'pk = :pk AND sk >= :a', { ':a': sk(47) }, [47, 48, 49]],
    ['between', 'pk = :pk AND sk BETWEEN :a AND :b', { ':a': sk(3), ':b': sk(5) }, [3, 4, 5]],
    ['a prefix', 'pk = :pk AND begins_with(sk, :a)', { ':a': 'posting#1' }, range(10, 20)],
    ['an unknown partition', 'pk = :pk AND sk > :a', { ':a': 'x', ':pk': 'none' }, []],
  ]
  test.each(cases)('finds %s, in the order of the sort key and backwards', async (_, condition, values, expected) => {
    const parameters = { ':pk': 'loan', ...values }
    expect(ats((await query(condition, parameters, { ConsistentRead: true })).Items)).toEqual(expected)
    const backwards = await query(condition, parameters, { ScanIndexForward: false })
    expect(ats(backwards.Items)).toEqual(expected.toReversed())
    for (const ScanIndexForward of [true, false]) {
      const { items } = await pages(condition, parameters, { Limit: 2, ScanIndexForward })
      expect(ats(items)).toEqual(ScanIndexForward ? expected : expected.toReversed())
    }
  })

  test('stops at the limit and says where; exactly at the end too', async () => {
    const first = await query('pk = :pk', { ':pk': 'loan' }, { Limit: 50 })
    expect(first).toMatchObject({ Count: 50, ScannedCount: 50, LastEvaluatedKey: { pk: 'loan', sk: sk(48) } })
    const exact = await query('pk = :pk', { ':pk': 'loan' }, { Limit: 51 })
    expect(exact.LastEvaluatedKey).toEqual({ pk: 'loan', sk: sk(49) })
    const more = await query('pk = :pk', { ':pk': 'loan' }, { Limit: 52 })
    expect(more.LastEvaluatedKey).toBeUndefined()
  })

  test('limits what is read, not what the filter lets through', async () => {
    const filtered = await query(
      'pk = :pk',
      { ':pk': 'loan', ':from': 20 },
      { FilterExpression: '#at >= :from', ExpressionAttributeNames: { '#at': 'at' }, Limit: 22 },
    )
    expect(filtered).toMatchObject({ Count: 1, ScannedCount: 22 })
  })

  test('projects, or only counts', async () => {
    const options = { ProjectionExpression: 'amountFen', Limit: 2, ScanIndexForward: false }
    expect((await query('pk = :pk', { ':pk': 'loan' }, options)).Items).toEqual([
      { amountFen: 4900 },
      { amountFen: 4800 },
    ])
    const counted = await query('pk = :pk', { ':pk': 'loan' }, { Select: 'COUNT' })
    expect(counted).toMatchObject({ Count: 51, ScannedCount: 51 })
    expect(counted.Items).toBeUndefined()
  })

  test('goes on behind a key which has been deleted, or never was', async () => {
    const next = await query('pk = :pk', { ':pk': 'loan' }, { ExclusiveStartKey: { pk: 'loan', sk: 'posting#47x' } })
    expect(ats(next.Items)).toEqual([48, 49])
  })

  test('ends a page with the item which fills 1 MB', async () => {
    await write(range(0, 6).map((at) => ({ pk: 'heavy', sk: `${at}`, at, v: 'x'.repeat(300 * 1024) })))
    expect(ats((await query('pk = :pk', { ':pk': 'heavy' })).Items)).toEqual(range(0, 4))
    const { items, count } = await pages('pk = :pk', { ':pk': 'heavy' }, {})
    expect(ats(items)).toEqual(range(0, 6))
    expect(count).toBe(2)
  })

  const refused: [string, string, Row, Partial<QueryOptions>?][] = [
    ['without the partition key', 'sk = :a', { ':a': 'x' }],
    ['with a condition on another attribute', 'pk = :pk AND amountFen = :a', { ':pk': 'loan', ':a': 1 }],
    ['with an order of partition keys', 'pk > :pk', { ':pk': 'loan' }],
    ['with a key of another type', 'pk = :pk', { ':pk': 1 }],
    ['with OR', 'pk = :pk OR sk = :a', { ':pk': 'loan', ':a': 'x' }],
    ['with a filter on a key', 'pk = :pk', { ':pk': 'loan' }, { FilterExpression: 'sk = :pk' }],
    ['of an unknown index', 'pk = :pk', { ':pk': 'loan' }, { IndexName: 'none' }],
    ['of an index consistently', 'workPk = :pk', { ':pk': 'x' }, { IndexName: 'work', ConsistentRead: true }],
    ['of an index for all attributes', 'workPk = :pk', { ':pk': 'x' }, { IndexName: 'work', Select: 'ALL_ATTRIBUTES' }],
    [
      'of an index for others',
      'workPk = :pk',
      { ':pk': 'x' },
      { IndexName: 'work', ProjectionExpression: 'amountFen' },
    ],
    ['from a key of another partition', 'pk = :pk', { ':pk': 'loan' }, { ExclusiveStartKey: { pk: 'x', sk: 'x' } }],
    ['from half a key', 'pk = :pk', { ':pk': 'loan' }, { ExclusiveStartKey: { pk: 'loan' } }],
    ['with a limit of 0', 'pk = :pk', { ':pk': 'loan' }, { Limit: 0 }],
  ]
  test.each(refused)('%s is refused', async (_, condition, values, options) => {
    await expect(query(condition, values, options)).rejects.toMatchObject({ name: 'ValidationException' })
  })
})

describe('a query of a sparse index', () => {
  const dueRows = rows.filter(({ duePk }) => duePk)

  test('finds only items which have its keys, with its projection, in its order', async () => {
    const { Items = [] } = await query('duePk = :day', { ':day': 'day' }, { IndexName: 'due' })
    expect(Items).toHaveLength(dueRows.length)
    expect(Items.map(({ dueSk }) => dueSk)).toEqual(dueRows.map(({ dueSk }) => dueSk as string).sort())
    expect(new Set(Items.flatMap(Object.keys))).toEqual(new Set(['pk', 'sk', 'duePk', 'dueSk', 'amountFen']))
  })

  test.each([true, false])(
    'gives each item once, page by page, though sort keys repeat (forward: %s)',
    async (forward) => {
      for (const Limit of [1, 3, 4]) {
        const options = { IndexName: 'due', Limit, ScanIndexForward: forward }
        const { items } = await pages('duePk = :day AND dueSk >= :from', { ':day': 'day', ':from': 't-05' }, options)
        const expected = dueRows.filter(({ dueSk }) => (dueSk as string) >= 't-05')
        expect(items.map(({ sk }) => sk).sort()).toEqual(expected.map(({ sk }) => sk))
      }
    },
  )

  test('holds each of many items with equal index keys', async () => {
    const same = range(0, 100).map((at) => ({ pk: `same-${at}`, sk: '1', workPk: 'same', workSk: 'same' }))
    await write(same)
    const { items } = await pages('workPk = :pk', { ':pk': 'same' }, { IndexName: 'work', Limit: 30 })
    expect(new Set(items.map(({ pk }) => pk))).toEqual(new Set(same.map(({ pk }) => pk)))
  })

  test('keeps items apart whose keys are only split differently', async () => {
    const tricky = ['a|b', 'ab|'].map((text) => {
      const [pk = '', sk = ''] = text.split('|')
      return { pk: `k${pk}`, sk: `${sk}k`, workPk: 'split', workSk: '1' }
    })
    await write(tricky)
    expect((await query('workPk = :pk', { ':pk': 'split' }, { IndexName: 'work' })).Count).toBe(2)
  })

  test('follows a put which replaces the item and a delete', async () => {
    const found = async () => (await query('workPk = :pk', { ':pk': 'follow' }, { IndexName: 'work' })).Items
    const save = (item: Row) => table.client.send(new PutCommand({ TableName: table.tableName, Item: item }))
    const keys = { pk: 'follow', sk: '1' }
    await save({ ...keys, workPk: 'follow', workSk: '1', note: 'a', state: 's', more: 1 })
    expect(await found()).toEqual([{ ...keys, workPk: 'follow', workSk: '1', note: 'a', state: 's' }])
    await save({ ...keys, workPk: 'follow', workSk: '1', note: 'b' })
    expect(await found()).toEqual([{ ...keys, workPk: 'follow', workSk: '1', note: 'b' }])
    await table.client.send(
      new UpdateCommand({ TableName: table.tableName, Key: keys, UpdateExpression: 'REMOVE workPk' }),
    )
    expect(await found()).toEqual([])
    await save({ ...keys, workPk: 'follow', workSk: '2' })
    await table.client.send(
      new BatchWriteCommand({ RequestItems: { [table.tableName]: [{ DeleteRequest: { Key: keys } }] } }),
    )
    expect(await found()).toEqual([])
  })
})

// The document client refuses integers beyond 2^53 as numbers.
const exact = (value: number) => (Number.isInteger(value) && !Number.isSafeInteger(value) ? BigInt(value) : value)

describe('numbers as sort keys', () => {
  test('sort by value: negative, fractions, large', async () => {
    const numeric = await freshTable({
      ...defaultDefinition,
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'N' },
      ],
      GlobalSecondaryIndexes: undefined,
    })
    const values = [-1e20, -200, -15.5, -15, -1, -0.05, -0.005, 0, 0.005, 0.5, 1, 9, 10, 99.5, 100, 1e20]
    for (const sk of values.toSorted()) {
      await numeric.client.send(new PutCommand({ TableName: numeric.tableName, Item: { pk: 'n', sk: exact(sk) } }))
    }
    const { Items = [] } = await numeric.client.send(
      new QueryCommand({
        TableName: numeric.tableName,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :a AND :b',
        ExpressionAttributeValues: { ':pk': 'n', ':a': -200, ':b': 100 },
      }),
    )
    expect(Items.map(({ sk }) => sk)).toEqual(values.slice(1, -1))
    await numeric.close()
  })
})

describe('a scan', () => {
  const scan = (options: Partial<ScanCommandInput>) =>
    table.client.send(new ScanCommand({ TableName: table.tableName, ...options }))
  async function all(options: Partial<ScanCommandInput>) {
    const items: Row[] = []
    let ExclusiveStartKey: Row | undefined
    do {
      const page = await scan({ ...options, ExclusiveStartKey })
      items.push(...(page.Items ?? []))
      ExclusiveStartKey = page.LastEvaluatedKey
    } while (ExclusiveStartKey)
    return items
  }
  const identity = ({ pk, sk }: Row) => `${pk}/${sk}`

  test('finds each item once, whatever the limit and the segments', async () => {
    const whole = (await all({})).map(identity).sort()
    expect(new Set(whole).size).toBe(whole.length)
    expect((await all({ Limit: 7 })).map(identity).sort()).toEqual(whole)
    const segments = await Promise.all([0, 1, 2].map((Segment) => all({ Segment, TotalSegments: 3, Limit: 20 })))
    expect(segments.flat().map(identity).sort()).toEqual(whole)
  })

  test('filters, and reads an index', async () => {
    const filter = { FilterExpression: 'amountFen > :n', ExpressionAttributeValues: { ':n': 4500 } }
    expect(ats(await all(filter))?.sort()).toEqual([46, 47, 48, 49])
    expect(await all({ IndexName: 'due' })).toHaveLength(10)
  })
})

describe('a batch', () => {
  const read = (Keys: Row[], options: object = {}) =>
    table.client.send(
      new BatchGetCommand({ RequestItems: { [table.tableName]: { Keys, ConsistentRead: true, ...options } } }),
    )
  const loan = (sk: string) => ({ pk: 'loan', sk })

  test('reads up to 100 items, leaves out what is not there, projects', async () => {
    const keys = range(0, 100).map((at) => loan(`posting#${String(at).padStart(2, '0')}`))
    const { Responses, UnprocessedKeys } = await read(keys, {
      ProjectionExpression: '#at',
      ExpressionAttributeNames: { '#at': 'at' },
    })
    expect(Responses?.[table.tableName]?.map(({ at }) => at).sort((a, b) => a - b)).toEqual(range(0, 50))
    expect(UnprocessedKeys).toEqual({})
  })

  test('of more than 100 reads, 25 writes or one item twice is refused', async () => {
    const refused = { name: 'ValidationException' }
    await expect(read(range(0, 101).map((at) => loan(`${at}`)))).rejects.toMatchObject(refused)
    await expect(read([loan('a'), loan('a')])).rejects.toMatchObject(refused)
    const puts = (items: Row[]) =>
      table.client.send(
        new BatchWriteCommand({ RequestItems: { [table.tableName]: items.map((Item) => ({ PutRequest: { Item } })) } }),
      )
    await expect(puts(range(0, 26).map((at) => loan(`x${at}`)))).rejects.toMatchObject(refused)
    await expect(puts([loan('x'), loan('x')])).rejects.toMatchObject(refused)
    expect((await read([loan('x'), loan('x0')])).Responses).toEqual({ [table.tableName]: [] })
  })
})
