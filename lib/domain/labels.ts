import type { BreakKind, BreakOutcome } from './break.ts'
import type { LoanEvent, LoanState } from './loan.ts'
import type { PayoutState, RepaymentState } from './order.ts'

/** English labels for operators, beside the codes that the table keeps. */

export const loanStateLabels: Record<LoanState, string> = {
  auditing: 'waits for the first review',
  reviewing: 'waits for the second review',
  review_success: 'approved, waits for disbursement',
  granting: 'payout under way',
  repaying: 'paid out, not due yet',
  overdue: 'due day passed, unpaid',
  audit_failure: 'rejected in the first review',
  review_failure: 'rejected in the second review',
  finished: 'repaid, closed',
  cancelled: 'ended before the money left',
  written_off: 'booked as a loss, still owed',
}

export const loanEventLabels: Record<LoanEvent | 'submitted', string> = {
  submitted: 'loan asked for',
  firstPass: 'first review passed',
  firstReject: 'first review rejected',
  secondPass: 'second review passed',
  secondReject: 'second review rejected',
  cancel: 'loan cancelled',
  disburse: 'payout ordered',
  paidOut: 'money paid out',
  payoutFailed: 'payout failed',
  payoutReversed: 'payout sent back by the bank',
  fellDue: 'due day passed',
  writeOffReversed: 'write-off taken back',
  repaid: 'paid in full',
  writeOff: 'loan written off',
}

export const payoutStateLabels: Record<PayoutState, string> = {
  created: 'ordered, not sent yet',
  sent: 'sent, not answered yet',
  processing: 'accepted by the provider, no result yet',
  check: 'suspected by the provider, waits for a confirmation',
  confirming: 'confirmed, on its way to the provider',
  refused: 'not taken, no money left',
  success: 'the money arrived',
  failure: 'failed at the bank, no money left',
  closed: 'closed by the provider, no money left',
  cancelled: 'sent back by the bank',
}

export const repaymentStateLabels: Record<RepaymentState, string> = {
  waiting: 'not paid yet',
  paid: 'the money came',
  expired: 'ended unpaid',
}

export const breakKindLabels: Record<BreakKind, string> = {
  'paid-in-vain': 'a payment that no loan wants, owed to the borrower',
  'cancel-after-finish': 'a payout sent back after its loan ended, owed to the borrower',
  'payout-after-end': 'money left on a payout that we had given up',
  'amount-mismatch': 'the provider has another amount',
  'number-mismatch': 'the provider has another number of its own',
  'state-mismatch': 'the provider has another final state',
  'missing-at-vendor': 'booked here, unknown to the provider',
  'missing-here': 'done at the provider, not booked here',
  'books-mismatch': "a loan's movements and its state differ",
}

export const outcomeLabels: Record<BreakOutcome, string> = {
  refunded: 'books that the money was sent back to the borrower',
  recovered: 'books that the money has come back to us',
  explained: 'books nothing',
}

/** Writes a code with its label: `auditing (waits for the first review)`; a code without a label stands alone. */
export function withLabel(labels: Readonly<Record<string, string>>, code: string): string {
  const label = Object.hasOwn(labels, code) ? labels[code] : undefined
  return label ? `${code} (${label})` : code
}
