import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { db, TableName } from '../table/client.ts'
import type { Key } from '../table/commit.ts'
import { keys } from './keys.ts'
import type { LoanRow } from './loan.ts'
import type { User } from './user.ts'

interface Page {
  offset: number
  limit: number
}

/** States in which a loan is in the repayment list. */
export const inRepayment: readonly LoanRow['state'][] = ['repaying', 'overdue', 'written_off', 'finished']

/** Pages are read until the list is long enough or ends; no borrower has more loans than this many pages hold. */
const PAGES_MAX = 50

/**
 * The borrower and, newest first, the loans of the repayment list up to one row beyond the page: `T#…` rows and `U` are
 * neighbours, so one descending query brings the session check and the list.
 */
export const repaidOrOwed = (userId: number, page?: Page) =>
  // Twice the page, because some loans never came to a repayment.
  rowsOf(userId, page, (state) => inRepayment.includes(state), 2)

/** The borrower and, newest first, all loans up to one row beyond the page. */
export const allLoans = (userId: number, page?: Page) => rowsOf(userId, page, () => true, 1)

async function rowsOf(
  userId: number,
  page: Page = { offset: 0, limit: 1 },
  listed: (state: LoanRow['state']) => boolean,
  overFetch: number,
): Promise<{ user: User | undefined; rows: LoanRow[] }> {
  const wanted = page.offset + page.limit + 1
  const rows: LoanRow[] = []
  let user: User | undefined
  let from: Record<string, unknown> | undefined
  for (let pages = 0; pages < PAGES_MAX; pages++) {
    const answer = await db.send(
      new QueryCommand({
        TableName,
        ConsistentRead: true,
        ScanIndexForward: false,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: { ':pk': keys.user(userId).pk, ':first': 'T#', ':last': 'U' },
        Limit: wanted * overFetch + 1,
        ExclusiveStartKey: from,
      }),
    )
    for (const item of (answer.Items ?? []) as (Key & object)[]) {
      if (item.sk === 'U') user = item as User
      else if (listed((item as LoanRow).state)) rows.push(item as LoanRow)
    }
    from = answer.LastEvaluatedKey
    if (!from || rows.length >= wanted) break
  }
  return { user, rows }
}
