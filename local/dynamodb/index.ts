import { startDynamoDbLocal } from './dynamodb-local.ts'
import { startEmbedded } from './embedded.ts'
import type { RunningDynamoDb } from './running.ts'

export { createClient, createTable, type TableDefinition } from './create-table.ts'
export type { RunningDynamoDb } from './running.ts'

export type EngineName = 'embedded' | 'dynamodb-local'

export interface DynamoDbOptions {
  engine: EngineName
  /** 0 or absent: any free port. */
  port?: number
  /** Folder of the data; absent: in memory. The two engines cannot read each other's data. */
  path?: string
}

const starters = { embedded: startEmbedded, 'dynamodb-local': startDynamoDbLocal }

export const startDynamoDb = ({ engine, ...options }: DynamoDbOptions): Promise<RunningDynamoDb> =>
  starters[engine](options)
