/** A DynamoDB that answers at the endpoint until it is closed. */
export interface RunningDynamoDb {
  endpoint: string
  close(): Promise<void>
}
