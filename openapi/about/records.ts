import type { Chapter } from '../about.ts'

const state =
  'auditing | reviewing | audit_failure | review_failure | review_success | granting | repaying | overdue | finished'

export const records: Chapter = {
  tag: 'records',
  routes: {
    'loan-record': {
      title: '借款记录查询',
      summary: 'The loans, newest first',
      input: { offset: 0, limit: 10 },
      fields: { quota: 'Principal in yuan', state, state_time: 'Since when it is in this state, Unix seconds' },
      results: [
        { loan_id: 7_236_108_288_000_123, quota: 1000, period: 30, state: 'auditing', state_time: '1507564800' },
        { loan_id: 7_236_108_288_000_122, quota: 1000, period: 30, state: 'audit_failure', state_time: '1507564800' },
      ],
    },
    'repayments-record': {
      title: '还款记录查询',
      summary: 'Amounts repaid or owed, newest first',
      description: 'An overdue loan is shown as `repaying`, because the H5 client knows no other word here.',
      input: { offset: 0, limit: 10 },
      fields: {
        loan_id: "The loan's id, as text",
        quota: 'Yuan: what was repaid, or what is due today',
        state_time: 'When it was repaid, or the day on which it is due; Unix seconds',
        state: 'repaying, also when overdue | finished',
      },
      results: [{ loan_id: '7236108288000123', quota: 1000.65, state_time: '1507564800', state: 'finished' }],
    },
    'loan-record-detail': {
      title: '借款详情',
      summary: 'One loan',
      input: { loan_id: '7236108288000123' },
      fields: { quota: 'Principal in yuan', state },
      results: [
        {
          quota: 1000,
          period: 30,
          bank: '中国建设银行（尾号1716）',
          lending_at: '1507564800',
          planned_repayment_at: '1510156800',
          state: 'finished',
        },
      ],
    },
  },
}
