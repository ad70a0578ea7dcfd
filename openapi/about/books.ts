import type { Chapter } from '../about.ts'

const order = '202610317236108288000144'

/** The books as a whole, and their breaks. */
export const books: Chapter = {
  tag: 'operators',
  routes: {
    'operator-trial-balance': {
      summary: 'Balances of all accounts over days',
      description:
        'By the day of booking: the last nightly close, and the days after it. Without `from`, from the beginning. Roles: cashier, risk, admin.',
      input: { from: '2026-10-01', to: '2026-10-31' },
      fields: {
        from: 'First day, 2026-10-01',
        to: 'Last day; today unless sent',
        change: 'Closing less opening, in yuan',
      },
      failures: ['BAD_PARAMETER'],
      results: [
        {
          from: '2026-10-01',
          to: '2026-10-31',
          closed_through: '2026-10-30',
          movement_count: 2,
          accounts: [
            { account: 'loans_receivable', opening: 0, change: 1000, closing: 1000 },
            { account: 'psp_clearing', opening: 0, change: -1000, closing: -1000 },
          ],
          sum: 0,
          unbalanced: [],
          balanced: true,
        },
      ],
    },
    'operator-statistics': {
      summary: 'Events of each day, and the number of overdue loans',
      description: [
        'Days that are over are counted at 04:00 of the next, once and for good. Oldest first; without `from`, the thirty days until',
        '`to`; at most 92 days. A loan is open from its booked payout until it is repaid, sent back or written off, and overdue from',
        'the day after its due date.',
      ].join('\n'),
      input: { from: '2026-10-01', to: '2026-10-31' },
      fields: {
        from: 'First day, 2026-10-01',
        to: 'Last day; today unless sent',
        applications: 'Loans asked for',
        disbursed: 'Loans whose payout was booked',
        disbursed_amount: 'Their principals, in yuan',
        repaid: 'Loans repaid',
      },
      failures: ['BAD_PARAMETER'],
      results: [
        {
          date: '2026-10-31',
          sign_ups: 3,
          applications: 2,
          applied_amount: 2000,
          first_passed: 1,
          first_rejected: 1,
          second_passed: 1,
          second_rejected: 0,
          cancelled: 0,
          disbursed: 1,
          disbursed_amount: 1000,
          reversed: 0,
          reversed_amount: 0,
          repaid: 1,
          repaid_principal: 1000,
          repaid_fees: 6,
          repaid_penalty: 0.5,
          collected: 1,
          collected_amount: 1006.5,
          coupons_spent: 0,
          coupons_amount: 0,
          written_off: 0,
          written_off_amount: 0,
          newly_overdue: 1,
          open_loans: 8,
          overdue_loans: 1,
          overdue_rate: 0.125,
        },
      ],
    },
    'operator-loan-why': {
      summary: 'All that happened to a loan, oldest first',
      description: 'Each look is recorded in the borrower’s file, with the operator.',
      input: { id: '7236108288000123' },
      results: [
        {
          loan_id: 7_236_108_288_000_123,
          user_id: 7_236_108_287_000_042,
          state: 'repaying',
          timeline: [
            { at: 1_509_524_119, what: 'state', text: 'submitted: now auditing', by: 'borrower', order_no: null },
            { at: 1_509_524_300, what: 'answer', text: 'success', by: 'query', order_no: order },
          ],
        },
      ],
    },
    'operator-break-resolve': {
      summary: 'Propose how a break ended, or agree to it',
      description: [
        'Breaks are the queue `break`. The first operator proposes; another one who sends the same outcome resolves it, and then',
        'its correction is booked. Roles: cashier, risk, admin.',
      ].join('\n'),
      input: { id: `paid-in-vain-${order}`, outcome: 'refunded', reason: 'sent back by transfer 77' },
      fields: { id: "The break's id" },
      messages: ['Proposed: another operator must agree', 'Resolved'],
      failures: [
        'NO_SUCH_BREAK',
        'BREAK_RESOLVED',
        'BREAK_OUTCOME',
        'BREAK_SAME_OPERATOR',
        'BREAK_CHANGED',
        'BREAK_BOOKED',
        'REASON_REQUIRED',
      ],
      results: [{ state: 'proposed' }],
    },
  },
}
