import { randomUUID } from 'node:crypto'
import {
  BatchWriteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactGetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { beforeEach, describe, expect, test } from 'vitest'
import { type FreshTable, freshTable } from './engine.ts'

let table: FreshTable
beforeEach(async () => {
  table = await freshTable()
  return () => table.close()
})

type Writes = NonNullable<TransactWriteCommandInput['TransactItems']>
const transact = (TransactItems: Writes, options: Partial<TransactWriteCommandInput> = {}) =>
  table.client.send(new TransactWriteCommand({ TransactItems, ...options }))
const key = (pk: string, sk = '1') => ({ pk, sk })
const get = async (pk: string, sk = '1') =>
  (await table.client.send(new GetCommand({ TableName: table.tableName, Key: key(pk, sk), ConsistentRead: true }))).Item
const save = (item: Record<string, unknown>) =>
  table.client.send(new PutCommand({ TableName: table.tableName, Item: item }))

const put = (pk: string, attributes: object = {}, options: object = {}) => ({
  Put: { TableName: table.tableName, Item: { ...key(pk), ...attributes }, ...options },
})
const add = (pk: string, n = 1, options: object = {}) => ({
  Update: {
    TableName: table.tableName,
    Key: key(pk),
    UpdateExpression: 'ADD n :n',
    ExpressionAttributeValues: { ':n': n },
    ...options,
  },
})
const remove = (pk: string, options: object = {}) => ({
  Delete: { TableName: table.tableName, Key: key(pk), ...options },
})
const check = (pk: string, ConditionExpression: string, options: object = {}) => ({
  ConditionCheck: { TableName: table.tableName, Key: key(pk), ConditionExpression, ...options },
})
const unused = { ConditionExpression: 'attribute_not_exists(pk)' }
const shown = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }

describe('a transaction of writes', () => {
  test('puts, updates, deletes and checks in one step', async () => {
    await save({ ...key('loan'), n: 1 })
    await save(key('draft'))
    await transact([
      put('offer', { a: 1 }, unused),
      add('loan', 2, { ConditionExpression: 'n = :was', ExpressionAttributeValues: { ':n': 2, ':was': 1 } }),
      remove('draft', { ConditionExpression: 'attribute_exists(pk)' }),
      check('blocked', 'attribute_not_exists(pk)'),
    ])
    expect(await get('offer')).toEqual({ ...key('offer'), a: 1 })
    expect(await get('loan')).toEqual({ ...key('loan'), n: 3 })
    expect(await get('draft')).toBeUndefined()
    expect(await get('blocked')).toBeUndefined()
  })

  test('whose third condition of four fails leaves nothing, and says which', async () => {
    await save({ ...key('third'), state: 'taken' })
    const cancelled = transact([
      put('first'),
      add('second'),
      put('third', {}, { ...unused, ...shown }),
      remove('fourth'),
    ])
    await expect(cancelled).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      message:
        'Transaction cancelled, please refer cancellation reasons for specific reasons [None, None, ConditionalCheckFailed, None]',
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'None' },
        {
          Code: 'ConditionalCheckFailed',
          Message: 'The conditional request failed',
          // The document client leaves the items of an error as they came: marshalled.
          Item: marshall({ ...key('third'), state: 'taken' }),
        },
        { Code: 'None' },
      ],
    })
    for (const pk of ['first', 'second', 'fourth']) expect(await get(pk)).toBeUndefined()
    expect(await get('third')).toEqual({ ...key('third'), state: 'taken' })
  })

  test('tells every failed condition in order, with the item only where asked and there', async () => {
    await save({ ...key('a'), n: 1 })
    const error = await transact([
      add('a', 1, { ConditionExpression: 'n > :n', ...shown }),
      put('b'),
      check('c', 'attribute_exists(pk)', shown),
      put('a2'),
      check('a-other', 'attribute_exists(n)'),
    ]).catch((error) => error)
    expect(error.CancellationReasons.map(({ Code }: { Code: string }) => Code)).toEqual([
      'ConditionalCheckFailed',
      'None',
      'ConditionalCheckFailed',
      'None',
      'ConditionalCheckFailed',
    ])
    expect(error.CancellationReasons.map(({ Item }: { Item?: object }) => Item)).toEqual([
      marshall({ ...key('a'), n: 1 }),
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  test('conditions see the state before it, not what it writes', async () => {
    await transact([put('a'), check('b', 'attribute_not_exists(pk)'), put('c', {}, unused)])
    await expect(transact([remove('a'), put('b'), check('a2', 'attribute_exists(pk)')])).rejects.toThrow(
      '[None, None, Cond',
    )
    expect(await get('a')).toEqual(key('a'))
  })

  test('updates nested paths: a session added below the limit, and removed', async () => {
    await save({ ...key('user'), sessions: { s1: {} }, notes: ['a'] })
    const open = (sid: string) => ({
      Update: {
        TableName: table.tableName,
        Key: key('user'),
        UpdateExpression:
          'SET sessions.#sid = :s, opened = if_not_exists(opened, :zero) + :one, notes = list_append(notes, :note)',
        ConditionExpression: 'size(sessions) < :max',
        ExpressionAttributeNames: { '#sid': sid },
        ExpressionAttributeValues: { ':s': { at: 1 }, ':zero': 0, ':one': 1, ':note': [sid], ':max': 2 },
      },
    })
    await transact([open('s2'), put('audit')])
    expect(await get('user')).toEqual({
      ...key('user'),
      sessions: { s1: {}, s2: { at: 1 } },
      opened: 1,
      notes: ['a', 's2'],
    })
    await expect(transact([open('s3'), put('audit-2')])).rejects.toMatchObject({ name: 'TransactionCanceledException' })
    await transact([
      {
        Update: {
          TableName: table.tableName,
          Key: key('user'),
          UpdateExpression: 'REMOVE sessions.#sid',
          ExpressionAttributeNames: { '#sid': 's1' },
        },
      },
    ])
    expect((await get('user'))?.sessions).toEqual({ s2: { at: 1 } })
  })

  test('moves an item into, within and out of a sparse index', async () => {
    const work = async (workPk: string) =>
      (
        await table.client.send(
          new QueryCommand({
            TableName: table.tableName,
            IndexName: 'work',
            KeyConditionExpression: 'workPk = :pk',
            ExpressionAttributeValues: { ':pk': workPk },
          }),
        )
      ).Items
    const change = (UpdateExpression: string, ExpressionAttributeValues?: Record<string, string>) =>
      transact([
        {
          Update: {
            TableName: table.tableName,
            Key: key('loan'),
            UpdateExpression,
            ...(ExpressionAttributeValues && { ExpressionAttributeValues }),
          },
        },
        add('counter'),
      ])
    await change('SET note = :note, secret = :note', { ':note': 'n' })
    expect(await work('review')).toEqual([])
    await change('SET workPk = :pk, workSk = :sk', { ':pk': 'review', ':sk': '1' })
    expect(await work('review')).toEqual([{ ...key('loan'), workPk: 'review', workSk: '1', note: 'n' }])
    await change('SET workPk = :pk, note = :note', { ':pk': 'payout', ':note': 'm' })
    expect(await work('review')).toEqual([])
    expect(await work('payout')).toEqual([{ ...key('loan'), workPk: 'payout', workSk: '1', note: 'm' }])
    await change('REMOVE workSk')
    expect(await work('payout')).toEqual([])
    expect(await get('loan')).toEqual({ ...key('loan'), workPk: 'payout', note: 'm', secret: 'n' })
  })

  test('of 50 at once on one item exactly one wins', async () => {
    await save({ ...key('coupon'), state: 'unused' })
    const use = (by: number) =>
      transact([
        {
          Update: {
            TableName: table.tableName,
            Key: key('coupon'),
            UpdateExpression: 'SET #s = :used, usedBy = :by',
            ConditionExpression: '#s = :unused',
            ExpressionAttributeNames: { '#s': 'state' },
            ExpressionAttributeValues: { ':used': 'used', ':unused': 'unused', ':by': by },
          },
        },
        put(`use-${by}`, {}, unused),
      ])
    const results = await Promise.allSettled(Array.from({ length: 50 }, (_, by) => use(by)))
    const winners = results.flatMap(({ status }, by) => (status === 'fulfilled' ? [by] : []))
    expect(winners).toHaveLength(1)
    expect(await get('coupon')).toMatchObject({ state: 'used', usedBy: winners[0] })
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason.name).toBe('TransactionCanceledException')
    }
    const uses = await Promise.all(Array.from({ length: 50 }, (_, by) => get(`use-${by}`)))
    expect(uses.filter(Boolean)).toHaveLength(1)
  })

  test('is never seen half: transfers at once keep the sum in every transactional read', async () => {
    await transact([put('from', { n: 100 }), put('to', { n: 0 })])
    let done = false
    const transfers = (async () => {
      for (let turn = 0; turn < 30; turn++) await transact([add('from', -1), add('to', 1)])
      done = true
    })()
    while (!done) {
      const { Responses = [] } = await table.client.send(
        new TransactGetCommand({
          TransactItems: ['from', 'to'].map((pk) => ({ Get: { TableName: table.tableName, Key: key(pk) } })),
        }),
      )
      expect(Responses.reduce((sum, { Item }) => sum + Item?.n, 0)).toBe(100)
    }
    await transfers
    expect([await get('from'), await get('to')]).toMatchObject([{ n: 70 }, { n: 30 }])
  })

  const refused: [string, () => Writes][] = [
    ['no item', () => []],
    ['101 items', () => Array.from({ length: 101 }, (_, at) => put(`${at}`))],
    ['two writes of one item', () => [put('a'), remove('a')]],
    ['a check and a write of one item', () => [put('a'), check('a', 'attribute_exists(pk)')]],
    ['two operations in one entry', () => [{ ...put('a'), ...remove('b') }]],
    ['an entry without an operation', () => [{}]],
    ['more than 4 MB', () => Array.from({ length: 11 }, (_, at) => put(`${at}`, { v: 'x'.repeat(390 * 1024) }))],
    ['an item of more than 400 KB', () => [put('first'), put('a', { v: 'x'.repeat(410 * 1024) })]],
    ['an empty key', () => [put('first'), put('')]],
    ['an unused value', () => [put('first'), add('a', 1, { ExpressionAttributeValues: { ':n': 1, ':x': 1 } })]],
    ['a syntax error', () => [put('first'), add('a', 1, { UpdateExpression: 'ADDD n :n' })]],
    ['a sum with a string', () => [put('first'), add('stringy')]],
  ]
  test.each(refused)('with %s is refused as a whole', async (_, writes) => {
    await save({ ...key('stringy'), n: 'a' })
    await expect(transact(writes())).rejects.toMatchObject({ name: 'ValidationException' })
    expect(await get('first')).toBeUndefined()
  })

  test('with an index key of another type is cancelled with ValidationError as the reason', async () => {
    await expect(transact([put('first'), put('a', { workPk: 1, workSk: 'a' })])).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'None' }, { Code: 'ValidationError' }],
    })
    expect(await get('first')).toBeUndefined()
  })

  test('which grows an item beyond 400 KB is cancelled likewise', async () => {
    await save({ ...key('full'), v: 'x'.repeat(400 * 1024 - 'pkfullsk1v'.length) })
    await expect(transact([put('first'), add('full')])).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'None' }, { Code: 'ValidationError' }],
    })
    expect(await get('first')).toBeUndefined()
  })

  test('of 100 items is taken', async () => {
    await transact(Array.from({ length: 100 }, (_, at) => put(`hundred-${at}`)))
    expect(await get('hundred-99')).toEqual(key('hundred-99'))
  })

  test('on a table which does not exist is refused', async () => {
    await expect(transact([{ Put: { TableName: 'no-such-table', Item: key('a') } }])).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
  })
})

describe('a client request token', () => {
  test('makes a repeated transaction do nothing more', async () => {
    const ClientRequestToken = randomUUID()
    await transact([add('once')], { ClientRequestToken })
    await transact([add('once')], { ClientRequestToken })
    expect(await get('once')).toMatchObject({ n: 1 })
    await transact([add('once')], { ClientRequestToken: randomUUID() })
    expect(await get('once')).toMatchObject({ n: 2 })
  })

  test('also when its condition would no longer hold', async () => {
    const ClientRequestToken = randomUUID()
    await transact([put('new', {}, unused)], { ClientRequestToken })
    await transact([put('new', {}, unused)], { ClientRequestToken })
  })

  test('with other parameters is refused', async () => {
    const ClientRequestToken = randomUUID()
    await transact([add('mismatch', 1)], { ClientRequestToken })
    await expect(transact([add('mismatch', 2)], { ClientRequestToken })).rejects.toMatchObject({
      name: 'IdempotentParameterMismatchException',
    })
    expect(await get('mismatch')).toMatchObject({ n: 1 })
  })

  test('of a cancelled transaction may be used again', async () => {
    const ClientRequestToken = randomUUID()
    await save(key('busy'))
    const attempt = () => transact([put('busy', { n: 1 }, unused)], { ClientRequestToken })
    await expect(attempt()).rejects.toMatchObject({ name: 'TransactionCanceledException' })
    await transact([remove('busy')])
    await attempt()
    expect(await get('busy')).toMatchObject({ n: 1 })
  })
})

describe('a transaction of reads', () => {
  test('answers in order, an empty entry for what is not there, projections each', async () => {
    await table.client.send(
      new BatchWriteCommand({
        RequestItems: {
          [table.tableName]: ['a', 'b'].map((pk) => ({ PutRequest: { Item: { ...key(pk), x: pk, y: 1 } } })),
        },
      }),
    )
    const read = (pk: string, options: object = {}) => ({
      Get: { TableName: table.tableName, Key: key(pk), ...options },
    })
    const { Responses } = await table.client.send(
      new TransactGetCommand({ TransactItems: [read('b'), read('none'), read('a', { ProjectionExpression: 'x' })] }),
    )
    expect(Responses).toEqual([{ Item: { ...key('b'), x: 'b', y: 1 } }, {}, { Item: { x: 'a' } }])
    await expect(
      table.client.send(new TransactGetCommand({ TransactItems: [read('a'), read('a')] })),
    ).rejects.toMatchObject({ name: 'ValidationException' })
  })
})
