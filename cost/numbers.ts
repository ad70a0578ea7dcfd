/** Rounds to two significant figures: more would be invented. */
export const n = (value: number): string => {
  const rounded = Number(value.toPrecision(2))
  if (rounded >= 1e9) return `${rounded / 1e9} billion`
  if (rounded >= 1e6) return `${rounded / 1e6} million`
  return rounded >= 1000 ? rounded.toLocaleString('en-US') : String(rounded)
}

export const usd = (value: number): string => (value > 0 && value < 0.005 ? '< 0.01' : n(value))

/** Reads the numbers of a list in which each number is followed by its meaning. */
export const firsts = <Name extends string>(
  list: Readonly<Record<Name, readonly [number, ...string[]]>>,
): { readonly [N in Name]: number } =>
  Object.fromEntries(Object.entries<readonly [number, ...string[]]>(list).map(([name, [value]]) => [name, value])) as {
    [N in Name]: number
  }

export const table = (head: string[], rows: (string | number)[][]): string =>
  [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')
const line = (cells: (string | number)[]): string => `| ${cells.join(' | ')} |`
