import { type LoanEvent, type LoanState, nextState, transitions } from '../lib/domain/loan.ts'
import {
  finalStatuses,
  payoutAfter,
  payoutEffects,
  payoutStates,
  payoutSteps,
  repaymentAfter,
  repaymentStates,
  repaymentSteps,
} from '../lib/domain/order.ts'

/** Tables of every state and every event, with an effect in every cell. */

const grid = (events: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    `| | ${events.join(' | ')} |`,
    `|---|${'---|'.repeat(events.length)}`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n')

const eventsOf = <Event extends string>(machine: Record<string, Record<string, string>>): Event[] => [
  ...new Set(Object.values(machine).flatMap((moves) => Object.keys(moves) as Event[])),
]

const NOTHING = '–'

export function loanGrid(): string {
  const events = eventsOf<LoanEvent>(transitions)
  const states = Object.keys(transitions) as LoanState[]
  const cell = (state: LoanState, event: LoanEvent) => nextState(state, event) ?? NOTHING
  return grid(
    events,
    states.map((state) => [state, ...events.map((event) => cell(state, event))]),
  )
}

export function payoutGrid(): string {
  const steps = eventsOf<Parameters<typeof payoutAfter>[1]>(payoutSteps)
  const rows = payoutStates.map((state) => [
    state,
    ...steps.map((step) => payoutAfter(state, step) ?? NOTHING),
    ...finalStatuses.map((word) => `*${payoutEffects[state][word]}*`),
  ])
  return grid([...steps, ...finalStatuses.map((word) => word.toUpperCase())], rows)
}

export function repaymentGrid(): string {
  const steps = eventsOf<Parameters<typeof repaymentAfter>[1]>(repaymentSteps)
  return grid(
    steps,
    repaymentStates.map((state) => [state, ...steps.map((step) => repaymentAfter(state, step) ?? NOTHING)]),
  )
}
