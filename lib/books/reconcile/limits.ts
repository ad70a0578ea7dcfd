/**
 * How fast the reconciliation asks. The payment provider has named no rate: a higher one, or a lower, is agreed with it and
 * written here; docs/cost.md computes from these how far they reach.
 */

/** Questions open at once. */
export const AT_ONCE = 16
/** Between the beginnings of two questions: fifty a second at most, however fast the provider answers. */
export const PAUSE_MS = 20

/** Rows of the day log between two saves, about 55 of them orders: a crash repeats so much at most. */
export const PAGE = 200
/**
 * For how long a run begins pages. Its function's limit is 15 minutes: a last page in which all are orders and each question
 * times out (8 s, 16 at once) takes 104 s.
 */
export const BUDGET_MS = 13 * 60_000

/** Orders without a verdict that a run may pile up: 300 KB of the 400 that an item may have. */
export const AGAIN_MAX = 10_000
