import { cpus, totalmem } from 'node:os'

/** One line of the table: a ratio to a baseline of the same run, or a count. */
export interface Figure {
  what: string
  baseline: string
  value: number
  unit: '×' | 'KB' | 'µs' | 'ms' | 'loans/s' | 'count' | '$'
  /** The number of runs whose median the value is, and the quartiles of the others. */
  runs: number
  spread: string
  /** Absent where a figure is only reported. */
  aim?: { atMost: number } | { atLeast: number }
  note?: string
}

export const holds = ({ aim, value }: Figure): boolean | undefined =>
  aim && ('atMost' in aim ? value <= aim.atMost : value >= aim.atLeast)

export const machine = () => ({
  cpu: cpus()[0]?.model ?? '',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  platform: `${process.platform}-${process.arch}`,
})

export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    verdict(figure),
    figure.what,
    `${rounded(figure.value)} ${figure.unit}`,
    aimText(figure),
    figure.spread,
    String(figure.runs),
    figure.baseline + (figure.note ? ` (${figure.note})` : ''),
  ])
  const all = [['', 'figure', 'value', 'aim', 'quartiles', 'runs', 'against'], ...rows]
  const widths = all[0]?.map((_, i) => Math.max(...all.map((row) => (row[i] ?? '').length))) ?? []
  return all
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const verdict = (figure: Figure) => ({ true: 'ok', false: 'MISS', undefined: '–' })[`${holds(figure)}`] ?? ''
const aimText = ({ aim }: Figure) => (aim ? ('atMost' in aim ? `≤ ${aim.atMost}` : `≥ ${aim.atLeast}`) : '')
const rounded = (value: number) =>
  Math.abs(value) >= 100 ? Math.round(value).toString() : value.toFixed(value < 0.1 && value > 0 ? 4 : 2)
