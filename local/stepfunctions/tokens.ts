import { randomBytes } from 'node:crypto'
import { AwsError } from '../aws-json.ts'

/** A task that waits for the answer to its token. */
export type Waiting = { succeed(output: unknown): void; fail(error: Error): void; beat(): void }

export type Tokens = ReturnType<typeof createTokens>

/** The service's tokens are about as long as this: 700 characters. They count in the size of an item that stores one. */
const BYTES = 480

export function createTokens() {
  /**
   * Every token of this process starts with it: it distinguishes a late token from a forged one, and none need be remembered.
   */
  const prefix = randomBytes(24).toString('base64')
  const waiting = new Map<string, Waiting>()
  return {
    issue: () => prefix + randomBytes(BYTES).toString('base64'),
    open: (token: string, task: Waiting) => void waiting.set(token, task),
    close: (token: string) => void waiting.delete(token),
    find(token: string): Waiting {
      const task = waiting.get(token)
      if (task) return task
      if (!token.startsWith(prefix)) throw new AwsError('InvalidToken', "Invalid Token: 'Invalid token'")
      throw new AwsError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'")
    },
  }
}
