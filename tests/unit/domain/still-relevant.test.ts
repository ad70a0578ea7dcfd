import { expect, it } from 'vitest'
import { startOf } from '../../../lib/domain/calendar.ts'
import type { LoanState } from '../../../lib/domain/loan.ts'
import { isStillRelevant } from '../../../lib/domain/still-relevant.ts'

const today = '2026-12-01'
const unpaid: LoanState[] = ['review_success', 'granting']
const paidOut = { lendingAt: 0, dueDate: today }
const loan = (state: LoanState, id = 1) => ({ id, state, ...(unpaid.includes(state) ? {} : paidOut) })
const dueYesterday = { ...loan('repaying'), dueDate: '2026-11-30' }
/** Paid out again at noon today, after the bank had sent the first payout back. */
const again = { ...loan('repaying'), lendingAt: startOf(today) + 43_200_000 }

it.each([
  ['overdue-notice', loan('overdue'), 0, true],
  ['overdue-notice', loan('repaying'), 0, true],
  ['overdue-notice', loan('overdue'), -1, false],
  ['overdue-notice', loan('overdue', 2), 0, false],
  ['overdue-notice', undefined, 0, false],
  ['repayment-reminder', loan('repaying'), 0, true],
  ['repayment-reminder', loan('repaying'), -1, true],
  ['repayment-reminder', dueYesterday, -1, false],
  ['overdue-notice', dueYesterday, 0, true],
  ['repayment-reminder', loan('granting'), 0, false],
  ['repayment-reminder', undefined, 0, false],
  ['repayment-reminder', again, 0, false],
  ['repayment-reminder', again, 43_200_000, true],
  ['overdue-notice', again, 0, false],
  ['repaid', undefined, -1, true],
  ['loan-paid-out', loan('repaying'), -1, true],
  ['loan-paid-out', loan('overdue'), -1, true],
  ['loan-paid-out', again, 43_200_000, true],
  ['loan-paid-out', again, 0, false],
  ['loan-paid-out', loan('review_success'), -1, false],
  ['loan-paid-out', loan('granting'), -1, false],
  ['loan-paid-out', loan('repaying', 2), -1, true],
  ['loan-paid-out', undefined, -1, true],
] as const)('%s for the open loan %j, written at %i ms of today: %s', (template, openLoan, ms, said) => {
  const message = { template, loanId: 1, writtenAt: startOf(today) + ms }
  expect(isStillRelevant(message, { openLoan }, today)).toBe(said)
})

it.each([
  ['of a loan that was cancelled after the bank had sent its payout back', 1, false],
  ['of a loan that was repaid, when another was rejected since', 2, true],
])('loan-paid-out %s', (_, id, said) => {
  const message = { template: 'loan-paid-out', loanId: 1, writtenAt: startOf(today) }
  expect(isStillRelevant(message, { lastLoan: { id } }, today)).toBe(said)
})
