import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { beforeAll, describe, expect, test } from 'vitest'
import { type FreshTable, freshTable } from './engine.ts'

let table: FreshTable
beforeAll(async () => {
  table = await freshTable()
  return () => table.close()
})

const key = (pk: string, sk = '1') => ({ pk, sk })
const put = (item: Record<string, unknown>, options: Partial<PutCommand['input']> = {}) =>
  table.client.send(new PutCommand({ TableName: table.tableName, Item: item, ...options }))
const get = async (pk: string, sk = '1') =>
  (await table.client.send(new GetCommand({ TableName: table.tableName, Key: key(pk, sk), ConsistentRead: true }))).Item
const update = (pk: string, UpdateExpression: string, options: Partial<UpdateCommand['input']> = {}) =>
  table.client.send(
    new UpdateCommand({
      TableName: table.tableName,
      Key: key(pk),
      UpdateExpression,
      ReturnValues: 'ALL_NEW',
      ...options,
    }),
  )
const values = (ExpressionAttributeValues: Record<string, unknown>) => ({ ExpressionAttributeValues })

describe('an item', () => {
  test('comes back as it was put: numbers, null, nested lists and maps, sets, binaries, empty strings', async () => {
    const item = {
      ...key('whole'),
      amountFen: 123_456,
      big: 12345678901234567890n,
      nothing: null,
      yes: true,
      empty: '',
      nested: { list: [1, 'a', { deep: [null, []] }], map: {} },
      tags: new Set(['a', 'b']),
      numbers: new Set([1, 2]),
      bytes: new Uint8Array([0, 255]),
      name: '张三 😀',
    }
    await put(item)
    expect(await get('whole')).toEqual(item)
  })

  test('put again replaces the whole and returns the old one when asked', async () => {
    await put({ ...key('twice'), a: 1 })
    const { Attributes } = await put({ ...key('twice'), b: 2 }, { ReturnValues: 'ALL_OLD' })
    expect(Attributes).toEqual({ ...key('twice'), a: 1 })
    expect(await get('twice')).toEqual({ ...key('twice'), b: 2 })
  })

  test('deleted returns the old one when asked; deleting nothing is no error', async () => {
    await put({ ...key('gone'), a: 1 })
    const remove = () =>
      table.client.send(new DeleteCommand({ TableName: table.tableName, Key: key('gone'), ReturnValues: 'ALL_OLD' }))
    expect((await remove()).Attributes).toEqual({ ...key('gone'), a: 1 })
    expect((await remove()).Attributes).toBeUndefined()
    expect(await get('gone')).toBeUndefined()
  })

  test('is read in part by a projection with nested paths', async () => {
    await put({ ...key('part'), m: { a: 1, b: 2 }, l: [10, 11, 12], x: 1 })
    const { Item } = await table.client.send(
      new GetCommand({
        TableName: table.tableName,
        Key: key('part'),
        ProjectionExpression: 'm.#a, l[1], absent',
        ExpressionAttributeNames: { '#a': 'a' },
      }),
    )
    expect(Item).toEqual({ m: { a: 1 }, l: [11] })
  })

  test.each([
    ['without its sort key', { pk: 'a' }],
    ['with an empty key', key('a', '')],
    ['with a key of another type', { pk: 'a', sk: 1 }],
    ['with an index key of another type', { ...key('a'), workPk: 1, workSk: 'a' }],
    ['with an empty index key', { ...key('a'), workPk: '', workSk: 'a' }],
    ['with a partition key over 2048 bytes', key('中'.repeat(683))],
    ['with a sort key over 1024 bytes', key('a', '中'.repeat(342))],
    ['of more than 400 KB', { ...key('a'), v: 'x'.repeat(410 * 1024) }],
    ['of more than 400 KB in UTF-8, though not in characters', { ...key('a'), v: '中'.repeat(140_000) }],
  ])('%s is refused', async (_, item) => {
    await expect(put(item)).rejects.toMatchObject({ name: 'ValidationException' })
  })

  test('of exactly 400 KB is taken', async () => {
    await put({ ...key('full'), v: 'x'.repeat(400 * 1024 - 'pk'.length - 'full'.length - 'sk1v'.length) })
    await expect(put({ ...key('full'), v: 'x'.repeat(400 * 1024 - 'pkfullsk1v'.length + 1) })).rejects.toMatchObject({
      name: 'ValidationException',
    })
  })
})

describe('a condition', () => {
  test('which fails names the reason, and shows the item only when asked', async () => {
    await put({ ...key('guarded'), a: 1 })
    const again = { ConditionExpression: 'attribute_not_exists(pk)' }
    const plain = await put(key('guarded'), again).catch((error) => error)
    expect(plain).toMatchObject({ name: 'ConditionalCheckFailedException', message: 'The conditional request failed' })
    expect(plain.Item).toBeUndefined()
    const shown = { ...again, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const }
    // The document client leaves the item of an error as it came: marshalled.
    const expected = { Item: marshall({ ...key('guarded'), a: 1 }) }
    await expect(put(key('guarded'), shown)).rejects.toMatchObject(expected)
    await expect(update('guarded', 'SET a = :a', { ...shown, ...values({ ':a': 2 }) })).rejects.toMatchObject(expected)
    await expect(
      table.client.send(new DeleteCommand({ TableName: table.tableName, Key: key('guarded'), ...shown })),
    ).rejects.toMatchObject(expected)
    expect(await get('guarded')).toEqual({ ...key('guarded'), a: 1 })
  })

  const subject = {
    s: '中文',
    n: 5,
    l: [1, 'x', { a: 1 }],
    m: { a: 1, b: 'q' },
    tags: new Set(['a', 'b']),
    yes: true,
    nothing: null,
    sessions: { s1: {}, s2: {} },
    bytes: new Uint8Array([0, 1, 2]),
  }
  const cases: [string, boolean, Record<string, unknown>?][] = [
    ['size(sessions) < :v', true, { ':v': 3 }],
    ['size(sessions) < :v', false, { ':v': 2 }],
    ['size(s) = :v', true, { ':v': 2 }],
    ['size(l) = :v AND size(tags) = :w AND size(bytes) = :v', true, { ':v': 3, ':w': 2 }],
    ['size(absent) < :v', false, { ':v': 3 }],
    ['size(n) < :v', false, { ':v': 100 }],
    ['n = :v', true, { ':v': 5 }],
    ['n = :v', false, { ':v': '5' }],
    ['n <> :v', true, { ':v': '5' }],
    ['absent <> :v', true, { ':v': 1 }],
    ['absent = :v', false, { ':v': 1 }],
    ['NOT absent = :v', true, { ':v': 1 }],
    ['n < :v', false, { ':v': '9' }],
    ['n >= :v AND n <= :v', true, { ':v': 5 }],
    ['m = :v', true, { ':v': { b: 'q', a: 1 } }],
    ['l = :v', true, { ':v': [1, 'x', { a: 1 }] }],
    ['l = :v', false, { ':v': [1, 'x'] }],
    ['tags = :v', true, { ':v': new Set(['b', 'a']) }],
    ['tags = :v', false, { ':v': new Set(['b', 'a', 'c']) }],
    ['nothing = :v AND attribute_exists(nothing)', true, { ':v': null }],
    ['contains(l, :v)', true, { ':v': { a: 1 } }],
    ['contains(s, :v) AND contains(tags, :w)', true, { ':v': '文', ':w': 'a' }],
    ['contains(m, :v)', false, { ':v': 'a' }],
    ['begins_with(s, :v)', true, { ':v': '中' }],
    ['begins_with(n, :v)', false, { ':v': '5' }],
    ['n IN (:v, :w)', true, { ':v': '5', ':w': 5 }],
    ['n BETWEEN :v AND :w', true, { ':v': 5, ':w': 9 }],
    ['s BETWEEN :v AND :w', false, { ':v': 5, ':w': 9 }],
    ['attribute_type(sessions, :v)', true, { ':v': 'M' }],
    ['attribute_exists(l[2].a) AND attribute_not_exists(l[3])', true],
    ['attribute_exists(m.a.b)', false],
    ['l[0] = m.a', true],
    ['n = :v OR attribute_exists(absent) AND n = :w', true, { ':v': 5, ':w': 6 }],
    ['attribute_exists(sessions.s1) AND NOT attribute_exists(sessions.s3)', true],
  ]
  test.each(cases)('%s is %s (%j)', async (ConditionExpression, holds, parameters) => {
    await put({ ...key('subject'), ...subject })
    const checked = update('subject', 'SET checked = if_not_exists(checked, n)', {
      ConditionExpression,
      ...(parameters && values(parameters)),
    })
    if (holds) await checked
    else await expect(checked).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' })
  })

  test.each([
    ['a reserved word', 'status = :v', { ':v': 1 }],
    ['an unknown function', 'exists(n) AND n = :v', { ':v': 1 }],
    ['an unused value', 'n = :v', { ':v': 1, ':w': 1 }],
    ['a value which is not given', 'n = :v AND s = :w', { ':v': 1 }],
    ['redundant parentheses', '((n = :v))', { ':v': 1 }],
    ['an order of booleans', 'yes < :v', { ':v': true }],
    ['one attribute on both sides', 'n = n AND n = :v', { ':v': 1 }],
  ])('with %s is refused', async (_, ConditionExpression, parameters) => {
    await expect(update('subject', 'REMOVE x', { ConditionExpression, ...values(parameters) })).rejects.toMatchObject({
      name: 'ValidationException',
    })
  })
})

describe('an update', () => {
  const before = { n: 5, l: [1, 'x', { a: 1 }], m: { a: 1 }, tags: new Set(['a', 'b']), sessions: { s1: { at: 1 } } }
  const cases: [string, object, Record<string, unknown>?][] = [
    ['SET n = n + :v, n2 = n - :v', { n: 7, n2: 3 }, { ':v': 2 }],
    ['SET n3 = if_not_exists(n3, :v) + :v', { n3: 4 }, { ':v': 2 }],
    ['SET l = list_append(l, :v)', { l: [1, 'x', { a: 1 }, 2] }, { ':v': [2] }],
    ['SET notes = list_append(if_not_exists(notes, :e), :v)', { notes: ['first'] }, { ':e': [], ':v': ['first'] }],
    ['SET l[0] = :v, l[9] = :v', { l: [2, 'x', { a: 1 }, 2] }, { ':v': 2 }],
    ['SET l[9] = :v, l[5] = :w', { l: [1, 'x', { a: 1 }, 5, 9] }, { ':v': 9, ':w': 5 }],
    ['REMOVE l[0], l[1]', { l: [{ a: 1 }] }],
    ['REMOVE l[0] SET l[1] = :v', { l: ['y', { a: 1 }] }, { ':v': 'y' }],
    ['SET m.b = :v REMOVE m.a', { m: { b: 1 } }, { ':v': 1 }],
    ['SET m = l[2]', { m: { a: 1 } }],
    ['ADD n :v', { n: 5.5 }, { ':v': 0.5 }],
    ['ADD fresh :v', { fresh: -3 }, { ':v': -3 }],
    ['ADD m.a :v', { m: { a: 11 } }, { ':v': 10 }],
    ['ADD tags :v', { tags: new Set(['a', 'b', 'c']) }, { ':v': new Set(['a', 'c']) }],
    ['DELETE tags :v', { tags: new Set(['b']) }, { ':v': new Set(['a', 'z']) }],
    ['DELETE tags :v', { tags: undefined }, { ':v': new Set(['a', 'b']) }],
    ['REMOVE absent, m.absent', {}],
  ]
  test.each(cases)('%s', async (expression, changed, parameters) => {
    await put({ ...key('updated'), ...before })
    const { Attributes } = await update('updated', expression, parameters && values(parameters))
    expect(Attributes).toEqual({ ...key('updated'), ...before, ...changed })
    expect(await get('updated')).toEqual(Attributes)
  })

  test('adds, changes and removes an entry of a map by name', async () => {
    await put({ ...key('sessions'), ...before })
    const names = { ExpressionAttributeNames: { '#sid': 's-2/x.y' } }
    await update('sessions', 'SET sessions.#sid = :v', {
      ...names,
      ...values({ ':v': { at: 2 }, ':max': 2 }),
      ConditionExpression: 'size(sessions) < :max',
    })
    expect(await get('sessions')).toMatchObject({ sessions: { s1: { at: 1 }, 's-2/x.y': { at: 2 } } })
    await update('sessions', 'REMOVE sessions.#sid', names)
    expect((await get('sessions'))?.sessions).toEqual({ s1: { at: 1 } })
  })

  test('of an item which is not there creates it', async () => {
    const { Attributes } = await update('fresh', 'SET a = :a', values({ ':a': 1 }))
    expect(Attributes).toEqual({ ...key('fresh'), a: 1 })
  })

  test('returns what was asked for', async () => {
    const ask = (ReturnValues: 'ALL_OLD' | 'UPDATED_OLD' | 'UPDATED_NEW' | 'NONE') =>
      update('returns', 'SET a = :a', { ...values({ ':a': ReturnValues }), ReturnValues })
    await put({ ...key('returns'), a: 'old', b: 1 })
    expect((await ask('ALL_OLD')).Attributes).toEqual({ ...key('returns'), a: 'old', b: 1 })
    expect((await ask('UPDATED_OLD')).Attributes).toEqual({ a: 'ALL_OLD' })
    expect((await ask('UPDATED_NEW')).Attributes).toEqual({ a: 'UPDATED_NEW' })
    expect((await ask('NONE')).Attributes).toBeUndefined()
  })

  const refused: [string, string, Record<string, unknown>?][] = [
    ['a key attribute', 'SET sk = :v', { ':v': '2' }],
    ['into a map which is not there', 'SET absent.a = :v', { ':v': 1 }],
    ['out of a map which is not there', 'REMOVE absent.a'],
    ['into a number', 'SET n.a = :v', { ':v': 1 }],
    ['from an attribute which is not there', 'SET n = absent'],
    ['by a sum with a string', 'SET n = n + :v', { ':v': '1' }],
    ['by ADD of a number to a list', 'ADD l :v', { ':v': 1 }],
    ['by list_append to a number', 'SET n = list_append(n, :v)', { ':v': [] }],
    ['of two overlapping paths', 'SET m = :v, m.a = :v', { ':v': 1 }],
    ['with two SET sections', 'SET a = :v SET b = :v', { ':v': 1 }],
    ['beyond 38 digits', 'ADD n :v', { ':v': 10n ** 60n }],
    ['beyond 400 KB', 'SET v = :v', { ':v': 'x'.repeat(410 * 1024) }],
    ['of an index key to another type', 'SET workPk = :v', { ':v': 1 }],
    ['of an index key to an empty string', 'SET workPk = :v', { ':v': '' }],
  ]
  test.each(refused)('%s is refused and changes nothing', async (_, expression, parameters) => {
    await put({ ...key('kept'), ...before })
    await expect(update('kept', expression, parameters && values(parameters))).rejects.toMatchObject({
      name: 'ValidationException',
    })
    expect(await get('kept')).toEqual({ ...key('kept'), ...before })
  })

  test('50 at once of one counter lose none', async () => {
    await Promise.all(Array.from({ length: 50 }, () => update('counter', 'ADD n :one', values({ ':one': 1 }))))
    expect(await get('counter')).toMatchObject({ n: 50 })
  })
})
