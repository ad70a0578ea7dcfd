import { incrementDaily } from '../store/daily-limit.ts'
import { update } from '../table/update.ts'

/** LianLian answers for every card number; without a limit a borrower could try numbers of other people through us. */
const QUERIES_A_DAY = 20

/**
 * Counts one more card number of a borrower that is put to LianLian today, before it is; throws TOO_MANY_TRIES beyond 20.
 * The two routes are counted apart, so that looking up cards does not use up the signing.
 */
export async function countCardQuery(userId: number, route: 'cardbin' | 'sign', now: number): Promise<void> {
  const { update: key, changes, guard } = incrementDaily(route, String(userId), QUERIES_A_DAY, now, 'TOO_MANY_TRIES')
  await update(key, changes, guard)
}
