import type { Chapter } from '../about.ts'

const id = '7236108288000123'

export const operators: Chapter = {
  tag: 'operators',
  routes: {
    'operator-queue': {
      summary: 'Loans that wait for an operator, oldest first',
      input: { queue: 'auditing', offset: 0, limit: 10 },
      results: [
        { loan_id: 7_236_108_288_000_123, state: 'auditing', amount: 1000, period: 14, waiting_since: 1_509_524_119 },
      ],
    },
    'operator-loan': {
      summary: 'All that an officer needs to know of a loan',
      input: { id },
      words: {
        identity_no: 'Identity number without its middle',
        flags: 'What is verified: 0 or 1 by kind',
        state: 'The true state, as of today',
      },
      results: [
        {
          loan_id: 7_236_108_288_000_123,
          state: 'reviewing',
          amount: 1000,
          period: 14,
          fees: 8,
          due_date: null,
          due_today: null,
          card: '中国建设银行 1716',
          payout_order: null,
          borrower: {
            user_id: 7_236_108_287_000_042,
            name: '测试甲',
            identity_no: '110101********0011',
            mobile: '13800000001',
            loans_paid_out: 0,
            flags: { identity: 1, bankcard: 1, mobile: 1 },
            company: '测试单位',
            contacts: ['测试戊', '测试己'],
          },
          reviews: [{ operator: 'Ada', at: 1_509_524_200, passed: true, opinion: 'documents are in order' }],
          history: [{ at: 1_509_524_119, event: 'submitted', by: 'borrower' }],
        },
      ],
    },
    'operator-loan-review': {
      summary: 'Pass or reject a loan in its first or second review',
      description: 'The second review needs another operator than the first. Roles: reviewer, admin.',
      input: { id, stage: 'first', result: 'pass', opinion: 'documents are in order' },
      messages: ['Passed', 'Rejected'],
      failures: ['REVIEW_STATE', 'REVIEW_SAME_OPERATOR', 'PHONE_REPORT_MISSING'],
    },
    'operator-loan-disburse': {
      summary: 'Start the disbursement of an approved loan',
      description: 'How it ends, the loan shows. Roles: cashier, admin.',
      input: { id },
      messages: ['Disbursement started'],
      failures: ['PAYOUT_STATE', 'PAYOUT_RUNNING'],
      results: [{ order_no: '202610317236108288000144' }],
    },
    'operator-loan-ledger': {
      summary: "A loan's movements in the books, and what they sum to",
      input: { id },
      results: [
        {
          movements: [
            {
              at: 1_509_524_300,
              date: '2026-10-31',
              kind: 'disbursed',
              order_no: '202610317236108288000144',
              postings: { loans_receivable: 1000, psp_clearing: -1000 },
            },
          ],
          balances: { loans_receivable: 1000, psp_clearing: -1000 },
        },
      ],
    },
  },
}
