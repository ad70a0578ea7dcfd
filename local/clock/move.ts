import { z } from 'zod'

export const DAY_MS = 86_400_000

/** How far the clock may move at once: a year and a month of daily jobs. */
export const LONGEST_DAYS = 400

const hundredths = (days: number) => Math.abs(days * 100 - Math.round(days * 100)) < 1e-6

const move = z.union(
  [
    z.strictObject({ advance_days: z.number().positive().max(LONGEST_DAYS).refine(hundredths) }),
    z.strictObject({ set: z.iso.datetime({ offset: true }) }),
  ],
  `Send {"advance_days": n}, n above 0, at most ${LONGEST_DAYS}, with at most 2 decimals, or {"set": "2026-12-01T00:05:00+08:00"}`,
)

/** Reads the wanted time from a request. The clock never goes back, because past events would then lie in the future. */
export function readMove(body: string, nowMs: number): { toMs: number } | { error: string } {
  const parsed = move.safeParse(parseJson(body))
  if (!parsed.success) return { error: parsed.error.issues[0]?.message ?? parsed.error.message }
  const toMs =
    'set' in parsed.data ? Date.parse(parsed.data.set) : nowMs + Math.round(parsed.data.advance_days * DAY_MS)
  if (toMs <= nowMs) return { error: `The clock only moves forward: it is ${iso(nowMs)}` }
  if (toMs - nowMs > LONGEST_DAYS * DAY_MS)
    return { error: `At most ${LONGEST_DAYS} days at once: it is ${iso(nowMs)}` }
  return { toMs }
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Reads a time of the business's time zone, which has no summer time. */
export const iso = (ms: number): string => `${new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
