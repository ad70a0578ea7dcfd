/** As fast as 64 workers of whom 16 may run, for a quarter of the transitions: each has four of the 64 shards. */
export const WORKERS = 16

/** Writes a second of a worker: 16 at once make 4,000, what an on-demand table takes from the start. */
export const WRITES_A_SECOND = 250

/** Pages of one invocation, over all its shards: 10,000 loans, within its 15 minutes even if each of them fell due today. */
export const PAGES = 20

/** Loans of a page: one query, and one checkpoint. */
export const LOANS_PAGE = 500
