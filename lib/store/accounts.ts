import type { Sealed } from '../platform/sealing.ts'
import type { Key } from '../table/commit.ts'

/** Accounts that a borrower only names (nobody verifies them): sealed, one item. */
export interface Accounts extends Key, Partial<Record<NamedAccount, Sealed>> {}

export const namedAccounts = ['qq', 'wechat', 'bankcard'] as const
export type NamedAccount = (typeof namedAccounts)[number]
