import { blindIndex } from '../platform/sealing.ts'
import type { CollectionTask } from '../vendors/identity-data.ts'

/**
 * A keyed digest of what a borrower typed to start a verification, by which a repeat of the same start is told from another.
 * It covers a password, so it is kept no longer than the start is open.
 */
export const inputDigest = (userId: number, { kind, login, bankCode }: CollectionTask): Promise<string> =>
  blindIndex('verification', JSON.stringify([userId, kind, login?.username, login?.password, bankCode]))
