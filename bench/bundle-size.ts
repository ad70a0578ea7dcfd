import type { Bundle } from './bundles.ts'
import type { Figure } from './report.ts'
import { median, spread } from './stats.ts'

/** Measures by how many KB (of 1,000 bytes) the functions exceed the smallest bundle that reads an item. */
export function bundleSizes({ functions, smallest }: { functions: Bundle[]; smallest: Bundle }) {
  const over = functions.map(({ name, bytes, sdk }) => ({ name, sdk, kb: (bytes - smallest.bytes) / 1000 }))
  const values = over.map(({ kb }) => kb)
  const sorted = over.toSorted((a, b) => b.kb - a.kb)
  const worst = sorted.find(({ sdk }) => !sdk)
  const largest = sorted[0]
  const baseline = `smallest bundle, ${Math.round(smallest.bytes / 1000)} KB`
  const figures: Figure[] = [
    {
      what: 'bundle over the smallest, median',
      value: median(values),
      unit: 'KB',
      aim: { atMost: 70 },
      runs: 1,
      spread: spread(values, 0),
      baseline,
    },
    {
      what: 'bundle over the smallest, worst',
      value: worst?.kb ?? 0,
      unit: 'KB',
      aim: { atMost: 120 },
      runs: 1,
      spread: '',
      baseline,
      note: worst?.name ?? '',
    },
    {
      what: 'bundle over the smallest, with an SDK that no route needs',
      value: largest?.kb ?? 0,
      unit: 'KB',
      runs: 1,
      spread: '',
      baseline,
      note: `${largest?.name}: Aliyun's official SDK and SNS's, imported when first asked`,
    },
  ]
  return { figures, over: Object.fromEntries(over.map(({ name, kb }) => [name, Math.round(kb)])) }
}
