import {
  loanEventLabels,
  loanStateLabels,
  payoutStateLabels,
  repaymentStateLabels,
  withLabel,
} from '../domain/labels.ts'
import type { Postings } from '../domain/ledger.ts'
import { type LoanEvent, type LoanState, nextState } from '../domain/loan.ts'
import { type Fen, yuanText } from '../domain/money.ts'
import type { AuditEntry } from '../store/audit.ts'
import { type Break, breakId } from '../store/break.ts'
import type { HistoryEntry } from '../store/loan.ts'
import type { Movement } from '../store/movement.ts'
import type { Order } from '../store/order.ts'
import type { LoanMessage, OutboxItem } from '../store/outbox.ts'
import * as payments from '../vendors/payments.ts'

export type What = 'state' | 'audit' | 'order' | 'answer' | 'movement' | 'message' | 'break'

/** One event in a loan's life, as a line of text. */
export interface TimelineEntry {
  /** ms */
  at: number
  what: What
  text: string
  by?: string
  orderNo?: string
}

/** Within one transaction, the operator's act comes before its effects. */
const rank: What[] = ['audit', 'order', 'answer', 'state', 'movement', 'break', 'message']

/** Sorts entries, oldest first. */
export const oldestFirst = (entries: TimelineEntry[]): TimelineEntry[] =>
  entries.toSorted((a, b) => a.at - b.at || rank.indexOf(a.what) - rank.indexOf(b.what))

/**
 * Lists changes of state. The history keeps the last 20 events; while the state before the first of them is unknown, events
 * stand alone.
 */
export function states(history: readonly HistoryEntry[]): TimelineEntry[] {
  let state: LoanState | undefined
  return history.map(({ at, event, by }) => {
    state = event === 'submitted' ? 'auditing' : state && nextState(state, event as LoanEvent)
    const what = withLabel(loanEventLabels, event)
    return { at, what: 'state', by, text: state ? `${what}: now ${withLabel(loanStateLabels, state)}` : what }
  })
}

export const audits = (entries: readonly AuditEntry[]): TimelineEntry[] =>
  entries.map(({ at, operator, action, before, after: to, why }) => ({
    at,
    what: 'audit',
    by: operator,
    text: `${action}, ${before} to ${to}: ${why}`,
  }))

export function order(one: Order): TimelineEntry[] {
  const { no: orderNo, kind, amountFen, createdAt, state, providerNo, answers = [] } = one
  const facts = [
    `${kind} of ${yuanText(amountFen)} ordered`,
    `now ${withLabel(one.kind === 'payout' ? payoutStateLabels : repaymentStateLabels, state)}`,
    ...(providerNo ? [`provider's number ${providerNo}`] : []),
    ...(one.kind === 'payout' && one.refusal ? [`code ${codeText(one.refusal)}`] : []),
    ...(one.kind === 'repayment' && one.endedBy ? [`the provider said ${one.endedBy}`] : []),
  ]
  const sent: TimelineEntry[] =
    one.kind === 'payout' && one.sentAt ? [{ at: one.sentAt, what: 'order', orderNo, text: 'payout sent' }] : []
  return [
    { at: createdAt, what: 'order', orderNo, text: facts.join('; ') },
    ...sent,
    ...answers.map(
      ({ at, source, said }): TimelineEntry => ({ at, what: 'answer', by: source, orderNo, text: codeText(said) }),
    ),
  ]
}

/**
 * Adds the meaning to a code: `4002 (suspected duplicate…)`; a state that the provider reported, and "no answer", stay as
 * they are.
 */
const codeText = (said: string): string => {
  const meaning = payments.meaningOf(said)
  return meaning ? `${said} (${meaning})` : said
}

export const movements = (booked: readonly Movement[]): TimelineEntry[] =>
  booked.map(({ at, kind, orderNo, postings }) => ({
    at,
    what: 'movement',
    orderNo,
    text: `${kind}: ${legs(postings)}`,
  }))

/** Lists legs, debits first: a map of the table has no order. */
const legs = (postings: Postings): string =>
  Object.entries(postings)
    .toSorted(([a, x], [b, y]) => Number(x < 0) - Number(y < 0) || a.localeCompare(b))
    .map(([account, fen]) => `${account} ${signed(fen)}`)
    .join(', ')

const signed = (fen: Fen): string => `${fen < 0 ? '-' : '+'}${yuanText(Math.abs(fen))}`

export const messages = (handled: readonly LoanMessage[], waiting: readonly OutboxItem[]): TimelineEntry[] => [
  ...handled.map(
    ({ at, template, outcome }): TimelineEntry => ({ at, what: 'message', text: `${template} ${outcome}` }),
  ),
  ...waiting.map(
    ({ notBefore, template, tries }): TimelineEntry => ({
      at: notBefore,
      what: 'message',
      text: `${template} waits, ${tries} tries`,
    }),
  ),
]

export function breakEntries(found: readonly Break[]): TimelineEntry[] {
  return found.flatMap(({ kind, orderNo, openedAt, detail, proposal, resolvedAt, resolvedBy, resolvedWhy }) => {
    const about = { what: 'break' as const, orderNo }
    const id = breakId({ kind, orderNo })
    const { outcome, reason, by, at } = proposal ?? {}
    return [
      { ...about, at: openedAt, text: `${id} opened: ${detail}` },
      ...(proposal && at ? [{ ...about, at, by: by ?? '', text: `${id}, ${outcome} proposed: ${reason}` }] : []),
      ...(resolvedAt
        ? [{ ...about, at: resolvedAt, by: resolvedBy ?? '', text: `${id}, ${outcome} agreed: ${resolvedWhy}` }]
        : []),
    ]
  })
}
