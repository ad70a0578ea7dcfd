/** Two significant figures: more would be invented. */
export const n = (value: number): string => {
  const rounded = Number(value.toPrecision(2))
  if (rounded >= 1e9) return `${rounded / 1e9} billion`
  if (rounded >= 1e6) return `${rounded / 1e6} million`
  return rounded >= 1000 ? rounded.toLocaleString('en-US') : String(rounded)
}
