import { minuteText } from '../lib/domain/calendar.ts'
import { type Fen, parseYuan, yuanText } from '../lib/domain/money.ts'
import { CommandFailure } from './failure.ts'

/** Formats Unix seconds as `2026-12-01 08:05` in Asia/Shanghai. */
export const moment = (atS: number): string => minuteText(atS * 1000)

/**
 * Returns integer fen from yuan as the API sends them. A number's shortest decimal form is the one that was sent, so reading
 * its digits is exact where multiplying by 100 is not.
 */
export function fenOf(yuan: number): Fen {
  const digits = String(yuan)
  const fen = parseYuan(digits.replace(/^-/, ''))
  if (fen === undefined) throw new CommandFailure(`The API sent ${digits}, which is no amount of yuan`)
  return digits.startsWith('-') ? -fen : fen
}

/** Formats yuan as the API sends them: "950.00". */
export const amount = (yuan: number): string => yuanText(fenOf(yuan))

const MINUTE_S = 60
const HOUR_S = 3600
const DAY_S = 86_400

/** Formats an age as "2 d 3 h", "3 h 20 min" or "5 min"; a dash for times ahead of the given clock. */
export function elapsed(sinceS: number, nowMs: number): string {
  const s = Math.floor(nowMs / 1000) - sinceS
  if (s < 0) return '–'
  const [days, hours, minutes] = [s / DAY_S, (s % DAY_S) / HOUR_S, (s % HOUR_S) / MINUTE_S].map(Math.floor)
  if (days) return `${days} d ${hours} h`
  return hours ? `${hours} h ${minutes} min` : `${minutes} min`
}
