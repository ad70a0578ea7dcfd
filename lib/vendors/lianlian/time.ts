// Beijing keeps UTC+8 all year.
const aheadOfUtcMs = 8 * 3600_000

/** yyyyMMddHHmmss in Beijing, the form of every LianLian time. */
export function beijingTime(ms: number): string {
  return new Date(ms + aheadOfUtcMs).toISOString().replace(/\D/g, '').slice(0, 14)
}
