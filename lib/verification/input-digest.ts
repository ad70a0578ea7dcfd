import { blindIndex } from '../platform/sealing.ts'
import type { CollectionTask } from '../vendors/data-provider.ts'

/**
 * Computes a keyed digest of the borrower's input at the start of a verification, by which a repeat of the same start is
 * recognised. It covers a password, so it is kept only while the start is open.
 */
export const inputDigest = (userId: number, { kind, login, bankCode }: CollectionTask): Promise<string> =>
  blindIndex('verification', JSON.stringify([userId, kind, login?.username, login?.password, bankCode]))
