import { setTimeout as sleep } from 'node:timers/promises'
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  type GlobalSecondaryIndexUpdate,
  type Projection,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'

const READY_EVERY_MS = 100
const READY_ATTEMPTS = 300

/** The Properties of an `AWS::DynamoDB::Table`; what CreateTable does not take (backups, encryption, tags) is left out. */
export interface TableDefinition
  extends Pick<
    CreateTableCommandInput,
    | 'TableName'
    | 'AttributeDefinitions'
    | 'KeySchema'
    | 'GlobalSecondaryIndexes'
    | 'BillingMode'
    | 'ProvisionedThroughput'
  > {
  TimeToLiveSpecification?: { AttributeName?: string; Enabled?: boolean }
}

/** Neither engine checks signatures: any credentials work. */
export const createClient = (endpoint: string) =>
  new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })

/** Brings the table to its definition: creates it, or updates an older table's indexes and expiry. */
export async function createTable(endpoint: string, definition: TableDefinition): Promise<void> {
  const client = createClient(endpoint)
  try {
    const existing = await describe(client, definition)
    if (existing) await addIndexes(client, definition, existing)
    else await client.send(new CreateTableCommand(toCreate(definition)))
    await ready(client, definition)
    await enableExpiry(client, definition)
  } finally {
    client.destroy()
  }
}

function toCreate(definition: TableDefinition): CreateTableCommandInput {
  const { TableName, AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, ProvisionedThroughput } = definition
  return {
    TableName,
    AttributeDefinitions,
    KeySchema,
    ...(GlobalSecondaryIndexes && { GlobalSecondaryIndexes }),
    ...(ProvisionedThroughput ? { ProvisionedThroughput } : { BillingMode: 'PAY_PER_REQUEST' }),
  }
}

async function describe(client: DynamoDBClient, { TableName }: TableDefinition): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName }))).Table
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}

/** An index's projection cannot be changed: the index is made anew. */
async function addIndexes(client: DynamoDBClient, definition: TableDefinition, existing: TableDescription) {
  const present = new Map(existing.GlobalSecondaryIndexes?.map((index) => [index.IndexName, shownBy(index)]))
  for (const index of definition.GlobalSecondaryIndexes ?? []) {
    const shown = present.get(index.IndexName)
    if (shown === shownBy(index)) continue
    if (shown !== undefined) await update(client, definition, { Delete: { IndexName: index.IndexName } })
    await update(client, definition, { Create: index })
  }
}

/** Returns an index's projection as text that does not depend on the order. */
const shownBy = ({ Projection }: { Projection?: Projection | undefined }): string =>
  [Projection?.ProjectionType, ...(Projection?.NonKeyAttributes ?? []).toSorted()].join()

async function update(client: DynamoDBClient, definition: TableDefinition, change: GlobalSecondaryIndexUpdate) {
  const { TableName, AttributeDefinitions } = definition
  const request = { TableName, AttributeDefinitions, GlobalSecondaryIndexUpdates: [change] }
  await client.send(new UpdateTableCommand(request))
  await ready(client, definition)
}

// The jar builds an index in the background for some seconds and refuses the next one meanwhile.
async function ready(client: DynamoDBClient, definition: TableDefinition): Promise<void> {
  for (let attempt = 0; attempt < READY_ATTEMPTS; attempt++) {
    const table = await describe(client, definition)
    const states = [table?.TableStatus, ...(table?.GlobalSecondaryIndexes ?? []).map(({ IndexStatus }) => IndexStatus)]
    if (states.every((state) => state === 'ACTIVE')) return
    await sleep(READY_EVERY_MS)
  }
  throw new Error(`Table ${definition.TableName} is still not active`)
}

async function enableExpiry(client: DynamoDBClient, { TableName, TimeToLiveSpecification }: TableDefinition) {
  const { AttributeName, Enabled } = TimeToLiveSpecification ?? {}
  if (!AttributeName || !Enabled) return
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }))
  if (TimeToLiveDescription?.TimeToLiveStatus === 'ENABLED') return
  await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { AttributeName, Enabled } }))
}
