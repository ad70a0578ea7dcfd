import { type BreakOutcome, corrections, outcomesOf } from '../domain/break.ts'
import { dateOf } from '../domain/calendar.ts'
import { Failure } from '../domain/failure.ts'
import { auditBreak, auditLoan, type OperatorAction } from '../store/audit.ts'
import { type Break, breakId } from '../store/break.ts'
import { keys } from '../store/keys.ts'
import { bookMovement, notBooked } from '../store/movement.ts'
import type { Guard, Write } from '../table/commit.ts'
import { absent, all, equals } from '../table/expressions.ts'

interface BreakDecision extends OperatorAction {
  outcome: BreakOutcome
}

/**
 * Decides a break: one operator proposes an outcome, another agrees, and the outcome is booked in the same transaction. An
 * operator who wants another outcome proposes that instead, and the first may agree.
 */
export function decideBreak(found: Break, decision: BreakDecision, now: number): Write[] {
  const { outcome, reason, operator } = decision
  if (found.state === 'resolved') throw new Failure('BREAK_RESOLVED', { about: found })
  if (!outcomesOf(found.kind).includes(outcome)) {
    throw new Failure('BREAK_OUTCOME', { about: `${found.kind} may end as ${outcomesOf(found.kind).join(' or ')}` })
  }
  const agreed = found.proposal?.outcome === outcome
  if (agreed && found.proposal?.by === operator) throw new Failure('BREAK_SAME_OPERATOR', { about: found })
  const state = agreed ? 'resolved' : 'proposed'
  const entry = {
    at: now,
    operator,
    action: agreed ? 'resolveBreak' : 'proposeBreak',
    before: found.state,
    after: state,
    why: `${breakId(found)}, ${outcome}: ${reason}`,
  }
  return [
    {
      update: keys.break(found.kind, found.orderNo),
      changes: agreed
        ? { set: { state, resolvedBy: operator, resolvedAt: now, resolvedWhy: reason }, remove: ['workPk', 'workSk'] }
        : { set: { state, proposal: { outcome, reason, by: operator, at: now } } },
      guard: asSeen(found),
    },
    ...(agreed ? booked(found, outcome, now) : []),
    found.loanId === undefined ? auditBreak(found, entry) : auditLoan(found.loanId, entry),
  ]
}

/** Guard: the break is unchanged since it was read, neither by a copy of this request nor by another operator. */
const asSeen = (found: Break): Guard => ({
  name: 'breakAsSeen',
  condition: all(
    equals('state', found.state),
    found.proposal ? equals('proposal', found.proposal) : absent('proposal'),
  ),
  failure: 'BREAK_CHANGED',
})

/**
 * Builds the correcting movement. Its key lets a correction happen once, even when the provider's final status books it
 * later.
 */
function booked(found: Break, outcome: BreakOutcome, now: number): Write[] {
  if (outcome === 'explained') return []
  const { kind, postings } = corrections[outcome]
  if (found.loanId === undefined) throw new Error(`Break ${breakId(found)} has no loan to book on`)
  const { loanId, orderNo, amountFen } = found
  const movement = bookMovement({ loanId, kind, orderNo, at: now, date: dateOf(now), postings: postings(amountFen) })
  return [{ ...movement, guard: { ...notBooked, failure: 'BREAK_BOOKED' } }]
}
