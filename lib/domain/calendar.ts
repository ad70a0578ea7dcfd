/** A business date, `2026-12-01`, in Asia/Shanghai: UTC+8 all year (no summer time since 1991). */
export type BusinessDate = string

const DAY_MS = 86_400_000
const BEIJING_MS = 8 * 3_600_000

export const dateOf = (ms: number): BusinessDate => new Date(ms + BEIJING_MS).toISOString().slice(0, 10)

/** Midnight in Beijing at which the date begins, in ms. */
export const startOf = (date: BusinessDate): number => Date.parse(`${date}T00:00:00+08:00`)

export const addDays = (date: BusinessDate, days: number): BusinessDate => dateOf(startOf(date) + days * DAY_MS)

/** Whole days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: BusinessDate, to: BusinessDate): number => (startOf(to) - startOf(from)) / DAY_MS

/** From one date to another, both included; none when `last` is earlier. */
export const dates = (first: BusinessDate, last: BusinessDate): BusinessDate[] =>
  Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, n) => addDays(first, n))

/** `20261201000500`, Beijing time: the form in which LianLian writes a moment. */
export const beijingStamp = (ms: number): string =>
  new Date(ms + BEIJING_MS).toISOString().slice(0, 19).replace(/\D/g, '')

/** `2026-12-01 08:05`, Beijing time: a moment for a person to read. */
export const minuteText = (ms: number): string => new Date(ms + BEIJING_MS).toISOString().slice(0, 16).replace('T', ' ')

/** `20261201` → `2026-12-01`; undefined when it is no date. */
export function parseDate(yyyymmdd: string): BusinessDate | undefined {
  const date = yyyymmdd.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && dateOf(startOf(date) || 0) === date ? date : undefined
}

/** Unix seconds, as the contract counts time. */
export const seconds = (ms: number): number => Math.floor(ms / 1000)
