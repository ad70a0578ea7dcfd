import type { StoredTable } from './tables.ts'

/** Describes a table as DescribeTable does. The service counts items every six hours; here they are not counted. */
export function describe({ table, billingMode, createdAtS }: StoredTable, status = 'ACTIVE') {
  const arn = `arn:aws:dynamodb:local:000000000000:table/${table.TableName}`
  const noThroughput = { ReadCapacityUnits: 0, WriteCapacityUnits: 0, NumberOfDecreasesToday: 0 }
  return {
    ...table,
    TableStatus: status,
    TableArn: arn,
    CreationDateTime: createdAtS,
    BillingModeSummary: { BillingMode: billingMode, LastUpdateToPayPerRequestDateTime: createdAtS },
    ProvisionedThroughput: noThroughput,
    ItemCount: 0,
    TableSizeBytes: 0,
    ...(table.GlobalSecondaryIndexes && {
      GlobalSecondaryIndexes: table.GlobalSecondaryIndexes.map((index) => ({
        ...index,
        IndexArn: `${arn}/index/${index.IndexName}`,
        IndexStatus: 'ACTIVE',
        ProvisionedThroughput: noThroughput,
        ItemCount: 0,
        IndexSizeBytes: 0,
      })),
    }),
  }
}
