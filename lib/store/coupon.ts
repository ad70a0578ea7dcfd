import type { Fen } from '../domain/money.ts'
import type { Key } from './commit.ts'
import { keys } from './keys.ts'
import { query } from './read.ts'
import type { User } from './user.ts'

/** A coupon that a borrower holds. */
export interface Coupon extends Key {
  id: number
  kind: 'repayment' | 'cash'
  amountFen: Fen
  /** Least amount due (repayment) or principal (cash) for which it may be used. */
  minFen: Fen
  state: 'unused' | 'reserved' | 'used'
  grantedAt: number
  /** ms after which it may no longer be chosen */
  validUntil: number
}

/** The borrower and, newest first, their coupons: `U` and `U#C#…` are neighbours, so one query brings both. */
export async function withCoupons(userId: number): Promise<{ user: User | undefined; rows: Coupon[] }> {
  const items = await query<Key & object>({
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :u)',
    ExpressionAttributeValues: { ':pk': keys.user(userId).pk, ':u': 'U' },
  })
  const user = items.find(({ sk }) => sk === 'U') as User | undefined
  const rows = items.filter(({ sk }) => sk.startsWith('U#C#')).reverse() as Coupon[]
  return { user, rows }
}
