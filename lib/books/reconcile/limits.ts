/**
 * Rate of the reconciliation's questions. The payment provider has named no limit: another rate is agreed with it and
 * written here; docs/cost.md computes from these how far they reach.
 */

/** Questions in progress at once. */
export const AT_ONCE = 16
/** Between the starts of two questions: at most fifty a second, however fast the provider answers. */
export const PAUSE_MS = 20

/** Rows of the day log between two saves, about 55 of them orders: the most that is repeated after a crash. */
export const ORDERS_PAGE = 200
/**
 * How long a run begins pages. Its function's limit is 15 minutes: a last page in which all are orders and each question
 * times out (8 s, 16 at once) takes 104 s.
 */
export const BUDGET_MS = 13 * 60_000

/** Most orders without a verdict in a run's item: 300 KB of the 400 that an item may have. */
export const AGAIN_MAX = 10_000
