import { styleText } from 'node:util'
import stringWidth from 'string-width'
import { printable } from './printable.ts'

export interface Column<Row> {
  title: string
  of: (row: Row) => string
  /** Right-aligns numbers. */
  right?: boolean
}

/** Lays out rows below a heading, each column as wide as its widest cell. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cells = rows.map((row) => columns.map((column) => printable(column.of(row))))
  const titles = columns.map(({ title }) => title)
  const widths = columns.map((_, at) => Math.max(...[titles, ...cells].map((line) => stringWidth(line[at] ?? ''))))
  const line = (texts: string[]) =>
    texts
      .map((text, at) => pad(text, widths[at] ?? 0, columns[at]?.right))
      .join('  ')
      .trimEnd()
  return [heading(line(titles)), ...cells.map(line)].join('\n')
}

/** Lays out names and values in two columns, indented by two. */
export function fields(values: Record<string, string>): string {
  const width = Math.max(...Object.keys(values).map((name) => stringWidth(name)))
  const lines = Object.entries(values).map(([name, value]) => `  ${pad(name, width)}  ${printable(value)}`.trimEnd())
  return lines.join('\n')
}

export const indented = (text: string): string => text.replace(/^/gm, '  ')

/** Colours text for a terminal only: a pipe gets plain text. */
export const heading = (text: string): string => (process.stdout.isTTY ? styleText('bold', text) : text)

function pad(text: string, width: number, right = false): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)))
  return right ? space + text : text + space
}
