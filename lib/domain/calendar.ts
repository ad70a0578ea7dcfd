/** A business date, `2026-12-01`, in Asia/Shanghai: UTC+8 all year (no summer time since 1991). */
export type BusinessDate = string

const DAY_MS = 86_400_000
const BEIJING_MS = 8 * 3_600_000

export const dateOf = (ms: number): BusinessDate => new Date(ms + BEIJING_MS).toISOString().slice(0, 10)

/** Returns the ms of midnight in Beijing at which the date begins. */
export const startOf = (date: BusinessDate): number => Date.parse(`${date}T00:00:00+08:00`)

export const addDays = (date: BusinessDate, days: number): BusinessDate => dateOf(startOf(date) + days * DAY_MS)

/** Counts whole days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: BusinessDate, to: BusinessDate): number => (startOf(to) - startOf(from)) / DAY_MS

/** Lists the dates from `first` to `last`, both included; empty when `last` is earlier. */
export const dates = (first: BusinessDate, last: BusinessDate): BusinessDate[] =>
  Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, n) => addDays(first, n))

/** Writes a moment in Beijing time as LianLian does: `20261201000500`. */
export const beijingStamp = (ms: number): string =>
  new Date(ms + BEIJING_MS).toISOString().slice(0, 19).replace(/\D/g, '')

/** Writes a moment in Beijing time for people to read: `2026-12-01 08:05`. */
export const minuteText = (ms: number): string => new Date(ms + BEIJING_MS).toISOString().slice(0, 16).replace('T', ' ')

/** Parses `20261201` to `2026-12-01`; undefined when it is not a date. */
export function parseDate(yyyymmdd: string): BusinessDate | undefined {
  const date = yyyymmdd.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && dateOf(startOf(date) || 0) === date ? date : undefined
}

/** Converts ms to Unix seconds, the contract's unit of time. */
export const seconds = (ms: number): number => Math.floor(ms / 1000)
