import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleSizes } from './bundle-size.ts'
import { buildBundles } from './bundles.ts'
import { coldStarts } from './cold-start.ts'
import { cryptography } from './crypto.ts'
import { history } from './history.ts'
import { overdue } from './overdue.ts'
import { type Figure, holds, machine, table } from './report.ts'
import { requests } from './requests.ts'
import { routeCosts } from './routes.ts'
import { verification } from './verification.ts'
import { waiting } from './waiting.ts'

/** Measures speed and cost: ratios to baselines of the same run, or counts. Prints a table, writes bench/results.json. */
await rm('.bench', { recursive: true, force: true })
const figures: Figure[] = []
const details: Record<string, unknown> = {}

const bundles = await buildBundles('.bench')
const sizes = bundleSizes(bundles)
figures.push(...sizes.figures)
details.bundleKbOverSmallest = sizes.over

// It only sleeps, so the others are measured meanwhile.
const waited = waiting()
figures.push(...routeCosts())
figures.push(...(await requests('.bench')))
figures.push(...(await history('.bench')))
figures.push(...(await overdue()))
figures.push(...(await verification()))
figures.push(...(await waited))
figures.push(...(await cryptography()))

const starts = await coldStarts(bundles)
figures.push(...starts.figures)
details.coldStartRatios = starts.ratios

console.log(table(figures))
const results = { measuredAt: new Date().toISOString(), machine: machine(), figures, details }
await writeFile(join('bench', 'results.json'), `${JSON.stringify(results, null, 2)}\n`)
process.exitCode = figures.some((figure) => holds(figure) === false) ? 1 : 0
