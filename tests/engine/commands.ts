import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactGetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'

// Random requests over six keys and a handful of values, so that they meet: conditions fail as often as they hold.
type Values = Record<string, unknown>
type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number]
export type Command =
  | { kind: 'put' | 'update' | 'delete' | 'get' | 'query' | 'scan'; input: object }
  | { kind: 'batchWrite' | 'batchGet'; input: object }
  | { kind: 'transactWrite' | 'transactGet'; input: { TransactItems: object[] } }

const word = fc.constantFrom('', 'a', 'ab', 'b', '中', '😀')
const number = fc.oneof(fc.integer({ min: -3, max: 12 }), fc.constantFrom(0.5, -1.25, 100, 1e15))
const scalar = fc.oneof(word, number, fc.boolean(), fc.constant(null), fc.constant(new Uint8Array([1, 2])))
const list = fc.array(fc.oneof(scalar, fc.record({ x: scalar })), { maxLength: 3 })
const map = fc.dictionary(fc.constantFrom('x', 'y', 'z'), fc.oneof(scalar, list), { maxKeys: 3 })
const tags = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }).map((members) => new Set(members))
const anything = fc.oneof(scalar, list, map, tags)

const key = fc.record({ pk: fc.constantFrom('p1', 'p2'), sk: fc.constantFrom('a', 'ab', 'b') })
const indexKey = fc.constantFrom('w1', 'w2')
const attributes = fc.record(
  {
    n: fc.oneof({ weight: 5, arbitrary: number }, { weight: 1, arbitrary: anything }),
    s: fc.oneof({ weight: 5, arbitrary: word }, { weight: 1, arbitrary: anything }),
    l: fc.oneof({ weight: 5, arbitrary: list }, { weight: 1, arbitrary: anything }),
    m: fc.oneof({ weight: 5, arbitrary: map }, { weight: 1, arbitrary: anything }),
    tags,
    note: scalar,
    workPk: fc.oneof({ weight: 12, arbitrary: indexKey }, { weight: 1, arbitrary: scalar }),
    workSk: fc.constantFrom('1', '2', '22'),
    duePk: indexKey,
    dueSk: indexKey,
  },
  { requiredKeys: [] },
)

/** Only the values which the expressions use: an unused one is an error. */
function used(expressions: (string | undefined)[], values: Values) {
  const names = new Set(expressions.join(' ').match(/:\w+/g))
  const picked = Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)))
  return names.size > 0 ? { ExpressionAttributeValues: picked } : {}
}
const values = fc.record({
  ':n': number,
  ':two': fc.constant(2),
  ':w': word,
  ':any': anything,
  ':list': list,
  ':map': map,
  ':tags': tags,
  ':index': indexKey,
})

const condition = fc.constantFrom(
  'attribute_not_exists(pk)',
  'attribute_exists(pk)',
  'n < :n',
  'n >= :n OR attribute_not_exists(n)',
  'n BETWEEN :two AND :n',
  'NOT n = :n',
  'n <> :any',
  's IN (:w, :any)',
  's = :w AND n > :n',
  'begins_with(s, :w)',
  'contains(s, :w)',
  'contains(l, :any)',
  'contains(tags, :w)',
  'm = :map OR l = :list',
  'tags = :tags',
  'm.x = :any OR l[0].x = :any',
  'size(l) < :two',
  'size(m) >= :two',
  'size(s) = :n',
  'attribute_exists(m.x) AND NOT attribute_exists(l[1])',
  'l[0] = m.x',
  'm.x < m.y',
)
const update = fc.constantFrom(
  'SET n = :n',
  'SET s = :any',
  'SET n = n + :n',
  'SET n = if_not_exists(n, :n) - :two',
  'ADD n :n',
  'ADD note :n, tags :tags',
  'DELETE tags :tags',
  'SET l = list_append(l, :list)',
  'SET l = list_append(if_not_exists(l, :list), :list)',
  'SET l[0] = :any, l[4] = :n',
  'REMOVE l[0], l[2] SET l[1] = :any',
  'SET m = :map',
  'SET m.x = :any',
  'SET m.z.q = :any',
  'SET m.y = if_not_exists(m.y, :list) REMOVE m.x',
  'REMOVE m.x, s',
  'SET n = m.x, s = n',
  'ADD m.x :n',
  'SET workPk = :index, workSk = :index',
  'SET workPk = :any',
  'REMOVE workPk SET duePk = :index, dueSk = :index',
  'SET note = :any REMOVE duePk',
)

const conditional = fc
  .tuple(fc.option(condition, { nil: undefined, freq: 1 }), values, fc.boolean())
  .map(([ConditionExpression, all, shown]) => ({
    ...(ConditionExpression && { ConditionExpression, ...used([ConditionExpression], all) }),
    ...(shown && { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const }),
  }))
const item = fc.tuple(key, attributes).map(([Key, rest]) => ({ ...rest, ...Key }))
const put = fc.tuple(item, conditional).map(([Item, options]) => ({ Item, ...options }))
const remove = fc.tuple(key, conditional).map(([Key, options]) => ({ Key, ...options }))
const change = fc
  .tuple(key, update, fc.option(condition, { nil: undefined, freq: 1 }), values)
  .map(([Key, UpdateExpression, ConditionExpression, all]) => ({
    Key,
    UpdateExpression,
    ...(ConditionExpression && { ConditionExpression }),
    ...used([UpdateExpression, ConditionExpression], all),
  }))
const check = fc.tuple(key, condition, values).map(([Key, ConditionExpression, all]) => ({
  Key,
  ConditionExpression,
  ...used([ConditionExpression], all),
}))

const transactItem = fc.oneof(
  put.map((Put): Record<string, Operation> => ({ Put })),
  change.map((Update) => ({ Update })),
  remove.map((Delete) => ({ Delete })),
  check.map((ConditionCheck) => ({ ConditionCheck })),
)

type Operation = { Key?: Values; Item?: Values }
const itemOf = (item: Record<string, Operation>) => {
  const { Key, Item } = Object.values(item)[0] ?? {}
  return `${(Key ?? Item)?.pk}/${(Key ?? Item)?.sk}`
}

const sortCondition = fc.constantFrom('', ' AND # = :v', ' AND # < :v', ' AND # >= :v', ' AND begins_with(#, :v)')
const query = fc
  .tuple(
    fc.constantFrom(
      { prefix: '', hash: ['p1', 'p2'], sort: ['a', 'ab', 'b'] },
      { prefix: 'work', hash: ['w1', 'w2'], sort: ['1', '2', 'w1'] },
      { prefix: 'due', hash: ['w1', 'w2'], sort: ['w1', 'w2'] },
    ),
    sortCondition,
    fc.boolean(),
    fc.nat(),
    fc.nat(),
  )
  .map(([{ prefix, hash, sort }, rest, ScanIndexForward, a, b]) => ({
    ...(prefix ? { IndexName: prefix } : {}),
    KeyConditionExpression: `${prefix ? `${prefix}Pk` : 'pk'} = :h${rest.replace('#', prefix ? `${prefix}Sk` : 'sk')}`,
    ExpressionAttributeValues: { ':h': hash[a % hash.length], ...(rest && { ':v': sort[b % sort.length] }) },
    ScanIndexForward,
  }))
const filteredScan = fc.tuple(condition, values).map(([FilterExpression, all]) => ({
  FilterExpression,
  ...used([FilterExpression], all),
}))
const returnOld = { ReturnValues: 'ALL_OLD' }

const of = <K extends Command['kind']>(kind: K, input: fc.Arbitrary<object>) =>
  input.map((input) => ({ kind, input }) as Command)

export const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: of(
      'put',
      put.map((input) => ({ ...input, ...returnOld })),
    ),
  },
  {
    weight: 6,
    arbitrary: of(
      'update',
      fc
        .tuple(change, fc.constantFrom('ALL_OLD', 'ALL_NEW'))
        .map(([input, ReturnValues]) => ({ ...input, ReturnValues })),
    ),
  },
  {
    weight: 2,
    arbitrary: of(
      'delete',
      remove.map((input) => ({ ...input, ...returnOld })),
    ),
  },
  {
    weight: 8,
    arbitrary: of(
      'transactWrite',
      // Two operations on one item are always refused: there is a test of its own for that.
      fc
        .uniqueArray(transactItem, { minLength: 1, maxLength: 4, selector: itemOf })
        .map((TransactItems) => ({ TransactItems })),
    ),
  },
  { weight: 1, arbitrary: of('batchWrite', fc.array(item, { minLength: 1, maxLength: 4 })) },
  { weight: 1, arbitrary: of('batchGet', fc.uniqueArray(key, { minLength: 1, selector: ({ pk, sk }) => pk + sk })) },
  {
    weight: 1,
    arbitrary: of(
      'transactGet',
      fc
        .uniqueArray(key, { minLength: 1, selector: ({ pk, sk }) => pk + sk })
        .map((TransactItems) => ({ TransactItems })),
    ),
  },
  { weight: 2, arbitrary: of('get', key) },
  { weight: 4, arbitrary: of('query', query) },
  { weight: 1, arbitrary: of('scan', filteredScan) },
)

/** Sends the command; a refusal is an answer too. */
export async function run(
  client: DynamoDBDocumentClient,
  TableName: string,
  { kind, input }: Command,
): Promise<unknown> {
  const named = { TableName, ...input }
  switch (kind) {
    case 'put':
      return client.send(new PutCommand(named as PutCommand['input']))
    case 'update':
      return client.send(new UpdateCommand(named as UpdateCommand['input']))
    case 'delete':
      return client.send(new DeleteCommand(named as DeleteCommand['input']))
    case 'get':
      return client.send(new GetCommand({ TableName, Key: input, ConsistentRead: true }))
    case 'query':
      return client.send(new QueryCommand(named))
    case 'scan':
      return client.send(new ScanCommand(named))
    case 'batchWrite': {
      const puts = (input as Values[]).map((Item) => ({ PutRequest: { Item } }))
      return client.send(new BatchWriteCommand({ RequestItems: { [TableName]: puts } }))
    }
    case 'batchGet':
      return client.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys: input as Values[] } } }))
    case 'transactGet': {
      const gets = input.TransactItems.map((Key) => ({ Get: { TableName, Key } }))
      return client.send(new TransactGetCommand({ TransactItems: gets }))
    }
    case 'transactWrite': {
      const items = input.TransactItems.map((item) =>
        Object.fromEntries(Object.entries(item).map(([operation, input]) => [operation, { TableName, ...input }])),
      )
      return client.send(new TransactWriteCommand({ TransactItems: items as TransactItem[] }))
    }
  }
}
