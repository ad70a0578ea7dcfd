import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { clientLimits, endingInTime } from '../platform/aws-client.ts'
import { config } from '../platform/config.ts'

/** A transaction bears a token, so that the SDK's repeat of one without an answer is not a second one. */
export const db = endingInTime(
  DynamoDBDocumentClient.from(new DynamoDBClient(clientLimits), { marshallOptions: { removeUndefinedValues: true } }),
)

export const TableName = config.TABLE_NAME
