import { aBorrower, startSecrets } from './borrower.ts'
import { becomeFunction } from './environment.ts'

/**
 * The application with its secrets but without a store: requests to DynamoDB are answered from memory at once. Every read of a
 * borrower returns the same one, with a loan in repayment; every other item is missing, and every write succeeds.
 */
export async function stubbedStore(keysFile: string): Promise<{ token: string }> {
  becomeFunction()
  await startSecrets(keysFile)
  const { db } = await import('../lib/table/client.ts')
  const { user, token } = await aBorrower(7236108287000042, 7236108288000123)
  const answers: Record<string, (input: { Key?: { pk: string } }) => object> = {
    GetCommand: ({ Key }) => (Key?.pk === user.pk ? { Item: user } : {}),
    BatchGetCommand: () => ({ Responses: { [process.env.TABLE_NAME ?? '']: [user] } }),
    QueryCommand: () => ({ Items: [user] }),
  }
  const send = async (command: { input: object }) => answers[command.constructor.name]?.(command.input) ?? {}
  db.send = send as never
  return { token }
}
