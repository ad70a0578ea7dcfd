import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** The counted units of a route or a step. */
export interface Counted {
  readUnits: number
  writeUnits: number
  transitions: number
  /** Invocations of a workflow's Lambdas. */
  calls: number
}

/** Reads the rows of the two counted pages, by their first cell. A missing row throws, so that a renamed route is noticed. */
export function countedUnits() {
  const routes = rowsOf('docs/route-costs.md', ([, , readUnits, writeUnits]) => ({ readUnits, writeUnits }))
  const steps = rowsOf('docs/step-costs.md', ([transitions, calls, readUnits, writeUnits]) => ({
    transitions,
    calls,
    readUnits,
    writeUnits,
  }))
  const figures = rowsOf('docs/step-costs.md', ([value]) => ({ value }))
  return {
    route: (name: string): Counted => counted(found(routes, `\`${name}\``)),
    step: (name: string): Counted => counted(found(steps, name)),
    figure: (name: string): number => found(figures, name).value ?? 0,
    watched: watchedMetrics(),
  }
}

export type CountedUnits = ReturnType<typeof countedUnits>

interface Metric {
  Namespace: string
  MetricName: string
  Dimensions?: unknown
}
type Alarm = Metric & { Metrics?: { MetricStat?: { Metric: Metric } }[] }

/** Metrics that alarms watch, once per alarm, and the custom ones among them: one for each value of a dimension. */
function watchedMetrics(): { alarms: number; metrics: number } {
  const { Resources } = parse(readFileSync('resources/alarms.yml', 'utf8'), { merge: true })
  const watched = Object.values<{ Type: string; Properties: Alarm }>(Resources)
    .filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm')
    .flatMap(
      ({ Properties }) => Properties.Metrics?.flatMap(({ MetricStat }) => MetricStat?.Metric ?? []) ?? Properties,
    )
  const ours = watched.filter(({ Namespace }) => !Namespace.startsWith('AWS/'))
  const names = new Set(ours.map(({ MetricName, Dimensions }) => JSON.stringify([MetricName, Dimensions])))
  return { alarms: watched.length, metrics: names.size }
}

type Row<Name extends string> = { [N in Name]?: number | undefined }

function rowsOf<Name extends string>(page: string, read: (cells: number[]) => Row<Name>): Map<string, Row<Name>> {
  const lines = readFileSync(page, 'utf8').split('\n')
  const cells = lines.filter((line) => line.startsWith('| ')).map((line) => line.split('|').slice(1, -1))
  return new Map(cells.map(([name = '', ...values]) => [name.trim(), read(values.map((value) => Number(value) || 0))]))
}

function found<Value>(rows: Map<string, Value>, name: string): Value {
  const row = rows.get(name)
  if (!row) throw new Error(`Nothing was counted of ${name}`)
  return row
}

const counted = (row: Row<keyof Counted>): Counted => ({
  readUnits: row.readUnits ?? 0,
  writeUnits: row.writeUnits ?? 0,
  transitions: row.transitions ?? 0,
  calls: row.calls ?? 0,
})
