import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { functionEnvironment } from '../local/environment.ts'
import type { Bundle } from './bundles.ts'
import type { Figure } from './report.ts'
import { median, spread } from './stats.ts'

const RUNS = 30
const run = promisify(execFile)

/** Measures ms from the start of a fresh process until the handler is ready. */
async function coldStart(file: string): Promise<number> {
  const script = `require(${JSON.stringify(file)}).handler.call; console.log(performance.now()); process.exit()`
  const { stdout } = await run(process.execPath, ['-e', script], { env: { PATH: '', ...functionEnvironment() } })
  return Number(stdout)
}

/** Measures all in turn, RUNS times, so that a slow minute of the machine affects all of them. */
export async function coldStarts(bundles: { functions: Bundle[]; smallest: Bundle; express: Bundle }) {
  const times = new Map<string, number[]>()
  for (let n = 0; n < RUNS; n++) {
    for (const { name, file } of [bundles.smallest, bundles.express, ...bundles.functions]) {
      times.set(name, [...(times.get(name) ?? []), await coldStart(file)])
    }
  }
  const of = (name: string) => median(times.get(name) ?? [])
  const ratios = bundles.functions.map(({ name, vendor }) => ({ name, vendor, ratio: of(name) / of('smallest') }))
  const middle = ratios.map(({ ratio }) => ratio)
  const worst = ratios.filter(({ vendor }) => !vendor).sort((a, b) => b.ratio - a.ratio)[0]
  const slowest = ratios.toSorted((a, b) => b.ratio - a.ratio)[0]
  if (!worst || !slowest) throw new Error('No functions')
  const baseline = `smallest bundle, ${of('smallest').toFixed(1)} ms`
  const spreadOf = (name: string) => `${spread(times.get(name) ?? [], 1)} ms`
  const figures: Figure[] = [
    {
      what: 'cold start, median function',
      value: median(middle),
      unit: '×',
      aim: { atMost: 1.2 },
      runs: RUNS,
      spread: spread(middle),
      baseline,
    },
    {
      what: 'cold start, worst without a vendor',
      value: worst.ratio,
      unit: '×',
      aim: { atMost: 1.35 },
      runs: RUNS,
      spread: spreadOf(worst.name),
      baseline,
      note: worst.name,
    },
    {
      what: 'cold start, worst of all',
      value: slowest.ratio,
      unit: '×',
      runs: RUNS,
      spread: spreadOf(slowest.name),
      baseline,
      note: slowest.name,
    },
    {
      what: 'cold start, median function',
      value: (median(middle) * of('smallest')) / of('express'),
      unit: '×',
      aim: { atMost: 0.6 },
      runs: RUNS,
      spread: spreadOf('express'),
      baseline: `all routes in one Express app, ${of('express').toFixed(1)} ms`,
    },
  ]
  return { figures, ratios: Object.fromEntries(ratios.map(({ name, ratio }) => [name, Number(ratio.toFixed(3))])) }
}
