import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}))

/** The smallest possible function of this project: a document client that reads one item. */
export const handler = async () =>
  (await db.send(new GetCommand({ TableName: process.env.TABLE_NAME, Key: { pk: 'A', sk: 'B' } }))).Item
