/** An amount of money: integer fen (0.01 yuan). Yuan exist only at the edge, see `yuan` and `parseYuan`. */
export type Fen = number

/** A rate in parts per million: 0.18 a year is 180_000. */
export type Ppm = number

/** Returns `amount × numerator ÷ denominator`, rounded half up to the fen: the only rounding rule. Exact at any size. */
export function share(amount: Fen, numerator: number, denominator: number): Fen {
  const twice = 2n * BigInt(amount) * BigInt(numerator)
  const by = BigInt(denominator)
  return Number((twice + by) / (2n * by))
}

/** As `share`, but rounded down to the fen: for legal ceilings, which must not be exceeded by half a fen. */
export function shareDown(amount: Fen, numerator: number, denominator: number): Fen {
  return Number((BigInt(amount) * BigInt(numerator)) / BigInt(denominator))
}

/** Converts fen to yuan as a JSON number with at most two decimals. Never used in calculations. */
export const yuan = (fen: Fen): number => fen / 100

/** Writes fen as yuan with two decimals, "950.00": the form that vendors sign. */
export function yuanText(fen: Fen): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Reads "950", "950.5" or "950.00"; undefined for anything else (no sign, no exponent, at most two decimals). */
export function parseYuan(text: string): Fen | undefined {
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text)
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined
}

/** Reads a fraction, "0.18" or "0.0005", as parts per million; undefined for anything else. */
export function parsePpm(text: string): Ppm | undefined {
  const match = /^(\d{1,3})(?:\.(\d{1,6}))?$/.exec(text)
  return match ? Number(match[1]) * 1_000_000 + Number((match[2] ?? '').padEnd(6, '0')) : undefined
}

/** Writes parts per million as a fraction, "0.18": at least two decimals, no rounding. */
export function ppmText(ppm: Ppm): string {
  const text = `${Math.floor(ppm / 1_000_000)}.${String(ppm % 1_000_000).padStart(6, '0')}`
  return text.replace(/0{1,4}$/, '')
}
