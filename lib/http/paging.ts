import * as z from 'zod/mini'

/** `offset` and `limit` of a list: 0 and 10 unless sent; the limit is brought into 1–50. */
export const paging = {
  offset: z.pipe(
    z.string().check(z.regex(/^\d{0,9}$/, 'a whole number from 0')),
    z.transform((digits: string) => Number(digits)),
  ),
  limit: z.pipe(
    z.string().check(z.regex(/^(-?\d{1,15})?$/, 'a whole number')),
    z.transform((digits: string) => (digits === '' ? 10 : Math.min(50, Math.max(1, Number(digits))))),
  ),
}

/** One page of the rows that were found; they reach at least one row beyond it when there are more. */
export const pageOf = <Row, Shown>(
  rows: readonly Row[],
  { offset, limit }: { offset: number; limit: number },
  show: (row: Row) => Shown,
) => ({ results: rows.slice(offset, offset + limit).map(show), has_more: rows.length > offset + limit })
