import { describe, expect, it } from 'vitest'
import * as life from '../../../lib/domain/loan.ts'
import {
  type LoanEvent,
  type LoanState,
  logged,
  stateAsOf,
  statesAllowing,
  submittedAt,
} from '../../../lib/domain/loan.ts'
import { newId } from '../../../lib/platform/ids.ts'
import { startDate } from './loans.ts'

/** Every move that there is; what is not in this list must be refused. */
const moves: [from: LoanState, event: LoanEvent, to: LoanState][] = [
  ['auditing', 'firstPass', 'reviewing'],
  ['auditing', 'firstReject', 'audit_failure'],
  ['auditing', 'cancel', 'cancelled'],
  ['reviewing', 'secondPass', 'review_success'],
  ['reviewing', 'secondReject', 'review_failure'],
  ['reviewing', 'cancel', 'cancelled'],
  ['review_success', 'disburse', 'granting'],
  ['review_success', 'cancel', 'cancelled'],
  ['granting', 'paidOut', 'repaying'],
  ['granting', 'payoutFailed', 'review_success'],
  ['repaying', 'fellDue', 'overdue'],
  ['repaying', 'repaid', 'finished'],
  ['repaying', 'payoutReversed', 'review_success'],
  ['repaying', 'writeOff', 'written_off'],
  ['overdue', 'repaid', 'finished'],
  ['overdue', 'payoutReversed', 'review_success'],
  ['overdue', 'writeOff', 'written_off'],
  ['written_off', 'repaid', 'finished'],
  ['written_off', 'writeOffReversed', 'repaying'],
  ['written_off', 'payoutReversed', 'cancelled'],
]

const terminal: LoanState[] = ['audit_failure', 'review_failure', 'finished', 'cancelled']
const states: LoanState[] = [
  ...terminal,
  'written_off',
  'auditing',
  'reviewing',
  'review_success',
  'granting',
  'repaying',
  'overdue',
]
const events: LoanEvent[] = [
  'firstPass',
  'firstReject',
  'secondPass',
  'secondReject',
  'cancel',
  'disburse',
  'paidOut',
  'payoutFailed',
  'payoutReversed',
  'fellDue',
  'repaid',
  'writeOff',
  'writeOffReversed',
]

describe('the life of a loan', () => {
  it.each(moves)('%s, %s: %s', (from, event, to) => {
    expect(life.nextState(from, event)).toBe(to)
  })

  it('has no other move', () => {
    const possible = states.flatMap((from) =>
      events.filter((event) => life.nextState(from, event)).map((event) => [from, event]),
    )
    expect(possible.map(String).sort()).toEqual(moves.map(([from, event]) => `${from},${event}`).sort())
  })

  it.each(terminal)('ends at %s', (state) => {
    expect(events.filter((event) => life.nextState(state, event))).toEqual([])
  })

  it.each(events)('%s asks the stored loan for exactly the states in which it is possible', (event) => {
    const from = moves.filter(([, possible]) => possible === event).map(([state]) => state)
    expect(statesAllowing(event).sort()).toEqual(from.sort())
  })

  it('pays out only what two reviews have passed', () => {
    expect(statesAllowing('disburse')).toEqual(['review_success'])
    expect(statesAllowing('secondPass')).toEqual(['reviewing'])
  })
})

describe('the state on a day', () => {
  const repaying = { state: 'repaying' as const, dueDate: '2026-11-15' }

  it.each([
    ['the day before it is due', '2026-11-14', 'repaying'],
    ['the due day', '2026-11-15', 'repaying'],
    ['from midnight after it', '2026-11-16', 'overdue'],
    ['a year later', '2027-11-15', 'overdue'],
  ])('%s', (_name, today, state) => {
    expect(stateAsOf(repaying, today)).toBe(state)
  })

  it.each(states.filter((state) => state !== 'repaying'))('stays %s, however late it is', (state) => {
    expect(stateAsOf({ state, dueDate: startDate }, '2030-01-01')).toBe(state)
  })

  it('stays repaying without a due day', () => {
    expect(stateAsOf({ state: 'repaying' }, '2030-01-01')).toBe('repaying')
  })
})

describe('the log', () => {
  it('keeps the three newest entries, newest first', () => {
    const log = logged(
      [
        { title: 'auditing', at: 2 },
        { title: 'submit_success', at: 1 },
      ],
      { title: 'audit_success', at: 3 },
    )
    expect(logged(log, { title: 'granting', at: 4 }).map(({ title }) => title)).toEqual([
      'granting',
      'audit_success',
      'auditing',
    ])
  })

  it('keeps a title once, as of the last time: a payout that is tried again displaces no other', () => {
    const log = (['granting', 'audit_success', 'auditing'] as const).map((title, n) => ({ title, at: 3 - n }))
    expect(logged(log, { title: 'granting', at: 9 })).toEqual([
      { title: 'granting', at: 9 },
      { title: 'audit_success', at: 2 },
      { title: 'auditing', at: 1 },
    ])
  })
})

it('the moment of a submission is in the id of its loan', () => {
  for (const ms of [Date.parse('2026-11-30T22:00:00.123Z'), Date.parse('2039-09-07')]) {
    for (let n = 0; n < 5000; n++) expect(submittedAt({ id: newId(ms) })).toBe(ms)
  }
})
