import { resolve } from 'node:path'
import { cores, inFreshProcesses } from './child.ts'
import type { Figure } from './report.ts'
import { median, spread } from './stats.ts'

const RUNS = 5
type Measured = Record<'bare' | 'framework' | 'home' | 'unchecked' | 'express', { cpuUs: number; perSecond: number }>

/** Measures CPU and throughput of one process, in one fresh process per run. */
export async function requests(folder: string): Promise<Figure[]> {
  const keys = resolve(folder, 'keys.json')
  const runs = await inFreshProcesses<Measured>(RUNS, 'requests-child.ts', [keys], { oneCore: true })
  const over = (name: 'framework' | 'home') => runs.map((measured) => measured[name].cpuUs - measured.bare.cpuUs)
  const hmac = median(runs.map(({ home, unchecked }) => home.cpuUs - unchecked.cpuUs))
  const faster = runs.map(({ home, express }) => home.perSecond / express.perSecond)
  const figure = (values: number[], more: Omit<Figure, 'value' | 'runs' | 'spread'>): Figure => ({
    ...more,
    value: median(values),
    runs: RUNS,
    spread: spread(values, 2),
  })
  return [
    figure(over('home'), {
      what: 'CPU a request, home with token, store stubbed',
      unit: 'µs',
      aim: { atMost: 120 },
      baseline: `bare handler, on ${cores}`,
      note: `${Math.round(hmac)} of it are WebCrypto's HMAC, which jose awaits from another thread: its floor`,
    }),
    figure(over('framework'), {
      what: 'CPU a request, framework without token check',
      unit: 'µs',
      aim: { atMost: 40 },
      baseline: `bare handler, on ${cores}`,
    }),
    figure(faster, {
      what: 'requests/s of one process, home',
      unit: '×',
      aim: { atLeast: 1.5 },
      baseline: `the same in Express behind an adapter, on ${cores}`,
    }),
  ]
}
