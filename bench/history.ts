import { resolve } from 'node:path'
import { inFreshProcesses } from './child.ts'
import type { Figure } from './report.ts'
import { median, spread } from './stats.ts'

const RUNS = 3

/** Measures that home and the first pages do not grow with a borrower's history. */
export async function history(folder: string): Promise<Figure[]> {
  const runs = await inFreshProcesses<Record<string, number>>(RUNS, 'history-child.ts', [resolve(folder, 'keys.json')])
  return Object.keys(runs[0] ?? {}).map((page) => {
    const ratios = runs.map((ratio) => ratio[page] ?? Number.NaN)
    return {
      what: `time of ${page}, first page, 500 loans and 10,000 events`,
      baseline: '30 loans (a full page) and 10 events',
      value: median(ratios),
      unit: '×',
      aim: { atMost: 1.1 },
      runs: RUNS,
      spread: spread(ratios),
    }
  })
}
