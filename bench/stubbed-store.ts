import { aBorrower, startSecrets } from './borrower.ts'
import { becomeFunction } from './environment.ts'

/**
 * The application with its secrets but without a store: what would be sent to DynamoDB is answered from memory at once.
 * Who is read is one borrower with a loan in repayment, all else is not there, and whatever is written is taken.
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
