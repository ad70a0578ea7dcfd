import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { config } from '../platform/config.ts'

/**
 * Without limits, a kept connection that died hangs a function to the end of its ten seconds. The client tries three times; a
 * transaction bears a token, so that its repeat is not a second one.
 */
const requestHandler = {
  connectionTimeout: config.TABLE_WAIT_MS / 4,
  requestTimeout: config.TABLE_WAIT_MS,
  throwOnRequestTimeout: true,
}

export const db = DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler }), {
  marshallOptions: { removeUndefinedValues: true },
})

export const TableName = config.TABLE_NAME
