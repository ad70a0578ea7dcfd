import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Figure } from './report.ts'
import { median, spread } from './stats.ts'

const RUNS = 3
const run = promisify(execFile)

/** Home and the first pages must not grow with a borrower's past. */
export async function history(folder: string): Promise<Figure[]> {
  const runs: Record<string, number>[] = []
  for (let n = 0; n < RUNS; n++) {
    const { stdout } = await run(process.execPath, [resolve('bench/history-child.ts'), resolve(folder, 'keys.json')])
    runs.push(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''))
  }
  return Object.keys(runs[0] ?? {}).map((page) => {
    const ratios = runs.map((ratio) => ratio[page] ?? Number.NaN)
    return {
      what: `time of ${page}, first page, 500 loans and 10,000 events`,
      baseline: '10 loans and 10 events',
      value: median(ratios),
      unit: '×',
      aim: { atMost: 1.1 },
      runs: RUNS,
      spread: spread(ratios),
    }
  })
}
