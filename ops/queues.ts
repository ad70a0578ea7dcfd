import * as z from 'zod/mini'
import type { BreakKind } from '../lib/domain/break.ts'
import { breakKindLabels } from '../lib/domain/labels.ts'
import { amount, elapsed, moment } from './format.ts'
import { type Column, table } from './table.ts'

/** How a queue is read and shown. */
export interface Queue {
  shape: z.ZodMiniType
  show(rows: unknown[], nowMs: number): string
  /** Replaces an empty table. */
  nothing: string
}

const queueOf = <S extends z.ZodMiniType>(
  shape: S,
  nothing: string,
  columns: (nowMs: number) => Column<z.output<S>>[],
) => ({ shape, nothing, show: (rows, nowMs) => table(columns(nowMs), rows as z.output<S>[]) }) satisfies Queue

const loan = z.looseObject({ loan_id: z.number(), amount: z.number(), period: z.number(), waiting_since: z.number() })

const loans = queueOf(loan, 'No loan waits here.', (nowMs) => [
  { title: 'Loan', of: ({ loan_id }) => String(loan_id), right: true },
  { title: 'Amount', of: (row) => amount(row.amount), right: true },
  { title: 'Period', of: ({ period }) => `${period} days`, right: true },
  { title: 'Waiting', of: ({ waiting_since }) => elapsed(waiting_since, nowMs), right: true },
  { title: 'Since', of: ({ waiting_since }) => moment(waiting_since) },
])

const payout = z.looseObject({
  order_no: z.string(),
  loan_id: z.number(),
  amount: z.number(),
  bank: z.string(),
  card_tail: z.string(),
  code: z.string(),
  reason: z.string(),
  disbursed_by: z.string(),
  confirm_by: z.number(),
})

const payouts = queueOf(payout, 'No payout waits here.', () => [
  { title: 'Payout', of: ({ order_no }) => order_no },
  { title: 'Loan', of: ({ loan_id }) => String(loan_id), right: true },
  { title: 'Amount', of: (row) => amount(row.amount), right: true },
  { title: 'Card', of: ({ bank, card_tail }) => `${bank} ${card_tail}` },
  { title: 'Confirm by', of: ({ confirm_by }) => moment(confirm_by) },
  { title: 'Disbursed by', of: ({ disbursed_by }) => disbursed_by },
  { title: 'Code', of: ({ code }) => code },
  { title: 'Reason', of: ({ reason }) => reason },
])

const quota = queueOf(
  z.looseObject({
    user_id: z.number(),
    proposed_by: z.nullable(z.string()),
    apply_quota: z.nullable(z.number()),
    total: z.number(),
    available: z.number(),
    waiting_since: z.number(),
  }),
  'No change of a quota waits here.',
  (nowMs) => [
    { title: 'Borrower', of: ({ user_id }) => String(user_id), right: true },
    { title: 'Change', of: ({ apply_quota }) => (apply_quota === null ? 'a raise' : amount(apply_quota)), right: true },
    { title: 'Asked by', of: ({ proposed_by }) => proposed_by ?? 'the borrower' },
    { title: 'Quota', of: ({ total }) => amount(total), right: true },
    { title: 'Free', of: ({ available }) => amount(available), right: true },
    { title: 'Waiting', of: ({ waiting_since }) => elapsed(waiting_since, nowMs), right: true },
  ],
)

const feedback = queueOf(
  z.looseObject({
    feedback_id: z.number(),
    user_id: z.number(),
    type: z.string(),
    content: z.string(),
    waiting_since: z.number(),
  }),
  'No feedback waits here.',
  (nowMs) => [
    { title: 'Feedback', of: ({ feedback_id }) => String(feedback_id), right: true },
    { title: 'Borrower', of: ({ user_id }) => String(user_id), right: true },
    { title: 'Waiting', of: ({ waiting_since }) => elapsed(waiting_since, nowMs), right: true },
    { title: 'Kind', of: ({ type }) => type },
    { title: 'Text', of: ({ content }) => content },
  ],
)

export const queues: Readonly<Record<string, Queue>> = {
  auditing: loans,
  reviewing: loans,
  disburse: loans,
  confirm: payouts,
  quota,
  feedback,
}

export const breaks: Queue = queueOf(
  z.looseObject({
    break_id: z.string(),
    break_kind: z.string(),
    loan_id: z.nullable(z.number()),
    amount: z.number(),
    detail: z.string(),
    state: z.string(),
    outcomes: z.array(z.string()),
    proposal: z.nullable(z.looseObject({ outcome: z.string(), by: z.string(), at: z.number() })),
    waiting_since: z.number(),
  }),
  'No break is open.',
  (nowMs) => [
    { title: 'Break', of: ({ break_id }) => break_id },
    { title: 'Loan', of: ({ loan_id }) => (loan_id === null ? '–' : String(loan_id)), right: true },
    { title: 'Amount', of: (row) => amount(row.amount), right: true },
    { title: 'Age', of: ({ waiting_since }) => elapsed(waiting_since, nowMs), right: true },
    {
      title: 'Proposed',
      of: ({ proposal }) => (proposal ? `${proposal.outcome} by ${proposal.by}, ${moment(proposal.at)}` : ''),
    },
    { title: 'May end', of: ({ outcomes }) => outcomes.join(', ') },
    { title: 'Kind', of: ({ break_kind }) => breakKindLabels[break_kind as BreakKind] ?? break_kind },
    { title: 'Detail', of: ({ detail }) => detail },
  ],
)
