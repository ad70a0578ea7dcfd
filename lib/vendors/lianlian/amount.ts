// LianLian writes money as yuan with two decimals. Both ways by text and integers: no amount ever passes a double.

/** 95000 → '950.00' */
export function yuanText(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError(`not an amount in fen: ${fen}`)
  const digits = String(fen).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** '950.00', '950.0' or '950' → 95000; undefined for anything that is not exactly an amount. */
export function parseYuan(text: string): number | undefined {
  const [, yuan, decimals = ''] = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text) ?? []
  return yuan === undefined ? undefined : Number(yuan + decimals.padEnd(2, '0'))
}
