import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { statesOfPayout } from '../../../docs/cost/actions.ts'
import { countedUnits } from '../../../docs/cost/counted.ts'
import { costPage } from '../../../docs/cost/page.ts'

const counted = countedUnits()

describe('docs/cost.md', () => {
  it('is what the counted units come to (npx node docs/cost/write.ts)', () => {
    expect(readFileSync('docs/cost.md', 'utf8')).toBe(costPage(counted))
  })

  it('changes when what a route asks of the table does', () => {
    const drifted = { ...counted, route: (name: string) => doubledSubmit(name) }
    expect(costPage(drifted)).not.toBe(costPage(counted))
  })

  it('cannot be written of a route that nobody counted', () => {
    expect(() => counted.route('GET /nowhere')).toThrow('GET /nowhere')
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
