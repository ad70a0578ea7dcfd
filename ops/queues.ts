import type * as z from 'zod/mini'
import {
  queuedBreakShape,
  queuedFeedbackShape,
  queuedLoanShape,
  queuedPayoutShape,
  queuedQuotaShape,
} from '../lib/backoffice/queues/shapes.ts'
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

const loans = queueOf(queuedLoanShape, 'No loan waits here.', (nowMs) => [
  { title: 'Loan', of: ({ loan_id }) => String(loan_id), right: true },
  { title: 'Amount', of: (row) => amount(row.amount), right: true },
  { title: 'Period', of: ({ period }) => `${period} days`, right: true },
  { title: 'Waiting', of: ({ waiting_since }) => elapsed(waiting_since, nowMs), right: true },
  { title: 'Since', of: ({ waiting_since }) => moment(waiting_since) },
])

const payouts = queueOf(queuedPayoutShape, 'No payout waits here.', () => [
  { title: 'Payout', of: ({ order_no }) => order_no },
  { title: 'Loan', of: ({ loan_id }) => String(loan_id), right: true },
  { title: 'Amount', of: (row) => amount(row.amount), right: true },
  { title: 'Card', of: ({ bank, card_tail }) => `${bank} ${card_tail}` },
  { title: 'Confirm by', of: ({ confirm_by }) => moment(confirm_by) },
  { title: 'Disbursed by', of: ({ disbursed_by }) => disbursed_by },
  { title: 'Code', of: ({ code }) => code },
  { title: 'Reason', of: ({ reason }) => reason },
])

const quota = queueOf(queuedQuotaShape, 'No change of a quota waits here.', (nowMs) => [
  { title: 'Borrower', of: ({ user_id }) => String(user_id), right: true },
  { title: 'Change', of: ({ apply_quota }) => (apply_quota === null ? 'a raise' : amount(apply_quota)), right: true },
  { title: 'Asked by', of: ({ proposed_by }) => proposed_by ?? 'the borrower' },
  { title: 'Quota', of: ({ total }) => amount(total), right: true },
  { title: 'Free', of: ({ available }) => amount(available), right: true },
  { title: 'Waiting', of: ({ waiting_since }) => elapsed(waiting_since, nowMs), right: true },
])

const feedback = queueOf(queuedFeedbackShape, 'No feedback waits here.', (nowMs) => [
  { title: 'Feedback', of: ({ feedback_id }) => String(feedback_id), right: true },
  { title: 'Borrower', of: ({ user_id }) => String(user_id), right: true },
  { title: 'Waiting', of: ({ waiting_since }) => elapsed(waiting_since, nowMs), right: true },
  { title: 'Kind', of: ({ type }) => type },
  { title: 'Text', of: ({ content }) => content },
])

export const queues: Readonly<Record<string, Queue>> = {
  auditing: loans,
  reviewing: loans,
  disburse: loans,
  confirm: payouts,
  quota,
  feedback,
}

export const breaks: Queue = queueOf(queuedBreakShape, 'No break is open.', (nowMs) => [
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
])
