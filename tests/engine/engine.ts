import { randomUUID } from 'node:crypto'
import { DeleteTableCommand } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, inject } from 'vitest'
import {
  createClient,
  createTable,
  type EngineName,
  type RunningDynamoDb,
  startDynamoDb,
  type TableDefinition,
} from '../../local/dynamodb/index.ts'

const isEngine = (name: string): name is EngineName => name === 'embedded' || name === 'dynamodb-local'

/** The engine under test: `ENGINE=dynamodb-local` runs the same tests against AWS's own program. */
export function engineUnderTest(): EngineName {
  const name = process.env.ENGINE ?? 'embedded'
  if (!isEngine(name)) throw new Error(`ENGINE must be embedded or dynamodb-local, not ${name}`)
  return name
}

const index = (name: string, extra: string[]) => ({
  IndexName: name,
  KeySchema: [
    { AttributeName: `${name}Pk`, KeyType: 'HASH' as const },
    { AttributeName: `${name}Sk`, KeyType: 'RANGE' as const },
  ],
  Projection: { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: extra },
})

type Definition = Omit<TableDefinition, 'TableName'>

export const defaultDefinition: Definition = {
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'sk', 'workPk', 'workSk', 'duePk', 'dueSk'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [index('work', ['state', 'note']), index('due', ['amountFen'])],
  TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
}

// One engine a test file, until its end; AWS's program is the worker's, and outlives it.
const running = new Map<EngineName, Promise<RunningDynamoDb>>()

afterAll(async () => {
  for (const started of running.values()) await (await started).close()
  running.clear()
})

function started(engine: EngineName): Promise<RunningDynamoDb> {
  const jar = inject('jars')[Number(process.env.VITEST_POOL_ID) - 1]
  if (engine === 'dynamodb-local' && jar) return Promise.resolve({ endpoint: jar, close: async () => undefined })
  const instance = running.get(engine) ?? startDynamoDb({ engine })
  running.set(engine, instance)
  return instance
}

export interface FreshTable {
  endpoint: string
  client: DynamoDBDocumentClient
  tableName: string
  close(): Promise<void>
}

/** A new, empty table on the engine under test. AWS's program outlives it and builds an index late beside hundreds of tables. */
export async function freshTable(
  definition: Definition = defaultDefinition,
  engine: EngineName = engineUnderTest(),
): Promise<FreshTable> {
  const { endpoint } = await started(engine)
  const tableName = `test-${randomUUID()}`
  await createTable(endpoint, { ...definition, TableName: tableName })
  const client = DynamoDBDocumentClient.from(createClient(endpoint), {
    marshallOptions: { removeUndefinedValues: true },
  })
  return {
    endpoint,
    client,
    tableName,
    async close() {
      if (inject('jars').includes(endpoint)) await client.send(new DeleteTableCommand({ TableName: tableName }))
      client.destroy()
    },
  }
}
