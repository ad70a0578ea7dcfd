import { cores, inFreshProcesses } from './child.ts'
import type { Figure } from './report.ts'
import { median, spread } from './stats.ts'

const RUNS = 3
/** Runs of nights of 1,000 loans, which last some tenths of a second. */
const SHORT_RUNS = 9

interface Night {
  ms: number
  calls: number
  writes: number
  secondRun: { calls: number; writes: number }
}

/**
 * Measures the overdue night on one core with a stubbed store, at three sizes, against a job that loads all loans and loops.
 */
export async function overdue(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const size of [10_000, 100_000, 1_000_000]) {
    const nights = await nightsOf(size, 'night', 'all')
    const loops = await nightsOf(size, 'load-all', 'all')
    const loansASecond = (runs: Night[]) => runs.map(({ ms }) => (size / ms) * 1000)
    const looped = Math.round(median(loansASecond(loops)) / 1000)
    figures.push({
      ...of(loansASecond(nights)),
      what: `overdue night, ${text(size)} loans late`,
      unit: 'loans/s',
      aim: { atLeast: 5000 },
      baseline: `store stubbed, on ${cores}`,
      note: `${nights[0]?.calls} calls; load-all-and-loop ${loops[0]?.calls}, ${looped}k loans/s`,
    })
  }
  const [small, large] = [
    await nightsOf(10_000, 'night', '1000', SHORT_RUNS),
    await nightsOf(1_000_000, 'night', '1000', SHORT_RUNS),
  ]
  const loops = [await nightsOf(10_000, 'load-all', '1000'), await nightsOf(1_000_000, 'load-all', '1000')]
  const growth = (from: Night[], to: Night[]) => to.map(({ ms }, n) => ms / (from[n]?.ms ?? Number.NaN))
  const looped = median(growth(loops[0] ?? [], loops[1] ?? []))
  figures.push({
    ...of(growth(small, large)),
    what: 'overdue night, 1,000 newly overdue, of 1M open loans',
    unit: '×',
    aim: { atMost: 1.3 },
    baseline: 'of 10k open loans',
    note: `load-all-and-loop ${looped.toFixed(0)}×`,
  })
  figures.push({
    ...of(large.map(({ secondRun }) => secondRun.writes)),
    what: 'overdue night, writes of a second run',
    unit: 'count',
    aim: { atMost: 0 },
    baseline: 'store stubbed',
    note: `${large[0]?.secondRun.calls} reads`,
  })
  return figures
}

const nightsOf = (size: number, kind: 'night' | 'load-all', newly: string, runs = RUNS) =>
  inFreshProcesses<Night>(runs, 'overdue-child.ts', [String(size), kind, newly], { oneCore: true })

const of = (values: number[]) => ({ value: median(values), runs: values.length, spread: spread(values) })
const text = (size: number) => (size >= 1_000_000 ? `${size / 1_000_000}M` : `${size / 1000}k`)
