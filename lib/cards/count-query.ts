import { incrementDaily } from '../store/daily-limit.ts'
import { update } from '../table/update.ts'

/** LianLian answers for every card number; without a limit a borrower could test other people's numbers through us. */
const QUERIES_A_DAY = 20

/**
 * Counts a card number before it is sent to LianLian; throws TOO_MANY_TRIES beyond 20 a day and borrower. The two routes
 * are counted apart, so that looking up cards does not use up the signing.
 */
export async function countCardQuery(userId: number, route: 'cardbin' | 'sign', now: number): Promise<void> {
  const { update: key, changes, guard } = incrementDaily(route, String(userId), QUERIES_A_DAY, 'TOO_MANY_TRIES', now)
  await update(key, changes, guard)
}
