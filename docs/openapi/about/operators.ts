import type { Chapter } from '../about.ts'

const id = '7236108288000123'

export const operators: Chapter = {
  tag: 'operators',
  routes: {
    'operator-queue': {
      summary: 'What waits for an operator, oldest first; each queue shows its own things',
      description: 'Who read a feedback stays in the file of the borrower who wrote it.',
      input: { queue: 'auditing', offset: 0, limit: 10 },
      results: [
        { loan_id: 7_236_108_288_000_123, state: 'auditing', amount: 1000, period: 14, waiting_since: 1_509_524_119 },
      ],
    },
    'operator-loan': {
      summary: 'All that an officer needs to know of a loan',
      description: 'Who read it stays in the borrower’s file.',
      input: { id },
      words: {
        identity_no: 'Identity number without its middle',
        verifications: 'What the borrower had verified or tried to, the newest try of each kind',
        kind: 'What is verified',
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
            age: 36,
            sex: 'male',
            mobile: '13800000001',
            loans_paid_out: 0,
            flags: { identity: 1, bankcard: 1, mobile: 1 },
            company: '测试单位',
            contacts: ['测试戊', '测试己'],
          },
          verifications: [
            {
              kind: 'mobile',
              state: 'passed',
              passed_on: '2026-10-31',
              consent_at: 1_509_520_000,
              consent_text: '2026-11',
            },
          ],
          risk: {
            line: {
              collected_at: 1_509_520_300,
              reg_time: '2019-05-31',
              line_months: 89,
              idcard_match: 'yes',
              name_match: 'fuzzy',
              risk_list_count: 0,
              overdue_loan_count: 0,
              multi_lend_count: 2,
              risk_call_count: 1,
              frequent_contact_area: '福建厦门',
              contact_count: 58,
              interflow_contact_count: 41,
              avg_call_count: 93.17,
              avg_call_time: 301.5,
              silence_count: 20,
              night_call_count: 12,
              night_avg_call_time: null,
              avg_monthly_fee: 83.45,
            },
            education: { collected_at: 1_509_520_300, degree: '本科' },
            jd: null,
            taobao: null,
            bill: null,
            ebank: null,
          },
          advice: { recommendation: 'pass', reasons: [] },
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
      failures: ['PAYOUT_STATE', 'PAYOUT_SAME_OPERATOR', 'PAYOUT_RUNNING', 'PAYOUT_BLOCKED'],
      results: [{ order_no: '20261031723610828800014401' }],
    },
    'operator-payout-confirm': {
      summary: 'Stand by a payout that the provider suspects',
      description:
        'Another operator than the one who disbursed. Whether it was accepted, the loan and the queue `confirm` show. Roles: cashier, admin.',
      input: { order_no: '20261031723610828800014401', reason: 'two loans of the same amount on one day' },
      messages: ['Confirmation under way'],
      failures: ['CONFIRM_STATE', 'CONFIRM_SAME_OPERATOR', 'CONFIRM_TOO_LATE', 'CONFIRM_TRIES_USED', 'PAYOUT_BLOCKED'],
    },
    'operator-loan-cancel': {
      summary: 'End a loan whose money is not on its way',
      description: 'The quota thaws, and the borrower may ask again at once. Roles: cashier, risk, admin.',
      input: { id, reason: 'the borrower no longer wants it' },
      messages: ['Cancelled'],
      failures: ['CANCEL_STATE', 'PAYOUT_BLOCKED'],
    },
    'operator-loan-write-off': {
      summary: 'Book the principal of a loan past its cap day as a loss',
      description: 'The borrower still owes it: the loan stays open and is shown as overdue. Roles: risk, admin.',
      input: { id, reason: 'nobody to be found' },
      messages: ['Written off'],
      failures: ['WRITE_OFF_STATE', 'WRITE_OFF_TOO_EARLY'],
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
              order_no: '20261031723610828800014401',
              postings: { loans_receivable: 1000, psp_clearing: -1000 },
            },
          ],
          balances: { loans_receivable: 1000, psp_clearing: -1000 },
          principal: { owed: 1000, booked: 1000, agrees: true },
        },
      ],
    },
  },
}
