/** Returns the median; of two middle values, the upper. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (middle === undefined) throw new Error('No values to take the median of')
  return middle
}

/** Returns the first and the third quartile as a text: half of the values lie between them. */
export function spread(values: readonly number[], digits = 2): string {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0
  return `${at(0.25).toFixed(digits)}–${at(0.75).toFixed(digits)}`
}
