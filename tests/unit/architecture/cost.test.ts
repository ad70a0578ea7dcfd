import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { statesOfPayout } from '../../../cost/actions.ts'
import { countedUnits } from '../../../cost/counted.ts'
import { costPage } from '../../../cost/page.ts'
import { RUNS } from '../../../cost/reconciling.ts'

const counted = countedUnits()

describe('docs/cost.md', () => {
  it('changes when what a route asks of the table does', () => {
    const drifted = { ...counted, route: (name: string) => doubledSubmit(name) }
    expect(costPage(drifted)).not.toBe(costPage(counted))
  })

  it('cannot be written of a route that nobody counted', () => {
    expect(() => counted.route('GET /nowhere')).toThrow('GET /nowhere')
  })

  it('adds up: each sum is that of the figures before it, as far as these are rounded', () => {
    const each = tableBelow('## One of each').map((row) => row.slice(4, -1))
    const services = transposed(tableBelow('## A month, by size').slice(5))
    const months = services.slice(1).map((column) => column.slice(0, -2))
    const sums = [...each, ...months].map((row) => row.map(amount))
    expect(sums).toHaveLength(6 + 3)
    for (const figures of sums) {
      const [all = 0, ...parts] = figures.toReversed()
      const sum = parts.reduce((so, far) => so + far, 0)
      expect(Math.abs(all - sum)).toBeLessThanOrEqual(0.05 * all + 0.005 * parts.length)
    }
  })

  it('says first what the table of limits begins with', () => {
    const [nearest] = tableBelow('## What breaks first')
    const top = costPage(counted).split('\n## ')[0]
    expect(top).toContain(`**What breaks first** is ${nearest?.[0]?.split(':')[0]}, at ${nearest?.[3]} borrowers`)
  })

  it('has reconciliation run as often as it is scheduled', () => {
    const [, minutes, from, to] =
      /cron\(0\/(\d+) (\d+)-(\d+) /.exec(readFileSync('functions/jobs/functions.yml', 'utf8')) ?? []
    expect((60 / Number(minutes)) * (Number(to) - Number(from) + 1)).toBe(RUNS)
  })

  it('follows a payout through states that exist', () => {
    const { StartAt, States } = JSON.parse(readFileSync('workflows/disbursement.asl.json', 'utf8'))
    expect(statesOfPayout[0]).toBe(StartAt)
    for (const [i, next] of statesOfPayout.slice(1).entries())
      expect(JSON.stringify(States[statesOfPayout[i] ?? ''])).toMatch(new RegExp(`"(Next|Default)":"${next}"`))
  })
})

function doubledSubmit(name: string) {
  const { writeUnits, ...rest } = counted.route(name)
  return { ...rest, writeUnits: name === 'POST /loan-submit' ? 10 * writeUnits : writeUnits }
}

/** Cells of the first table below a heading, without its head. */
function tableBelow(heading: string): string[][] {
  const [, section = ''] = costPage(counted).split(`${heading}\n`)
  const [table = ''] = /(?:^\|.*\n)+/m.exec(section) ?? []
  const rows = table.trim().split('\n').slice(2)
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

const transposed = (rows: string[][]): string[][] =>
  (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? ''))

const UNITS: Record<string, number> = { million: 1e6, billion: 1e9 }

/** What a cell says: `**1,200**`, `1.2 million`; less than a cent is nothing. */
function amount(cell: string): number {
  const [figure = '', unit = ''] = cell.replaceAll(/[*,]/g, '').split(' ')
  return figure === '<' ? 0 : Number(figure) * (UNITS[unit] ?? 1)
}
