import type { Chapter } from '../about.ts'

export const home: Chapter = {
  tag: 'home',
  routes: {
    home: {
      title: '首页',
      summary: 'The first page',
      description: [
        'The amounts that the borrower may borrow, the newest loan and its timeline. Without an `Authorization` header this is',
        'TOKEN_ERROR; with the header `undefined`, `null` or empty it is what a visitor sees (no `mobile`, no loan).',
        '',
        'A finished loan is none: `state` and `detail` are empty. `detail` is newest first. While a loan is overdue it has one',
        'entry, without `time`.',
      ].join('\n'),
      failures: ['NOT_SIGNED_IN'],
      fields: {
        quota: 'Yuan that can be borrowed now',
        state:
          'auditing | audit_failure | audit_success | granting | repaying | overdue; empty when there is no loan to show',
        overdue_rate: 'Penalty in percent of the principal for each day late',
      },
      results: [
        {
          quota: 1000,
          min_quota: 500,
          max_quota: 2000,
          overdue_rate: 0.05,
          success_count: 3,
          mobile: '13800000001',
          state: 'auditing',
          loan_state: 'auditing',
          id: 7_236_108_288_000_123,
          detail: [
            { title: 'auditing', content: { quota: 1000, period: 14, poundage: 8 }, time: '1509524119' },
            { title: 'submit_success', content: { quota: 1000, period: 14, poundage: 8 }, time: '1509524119' },
          ],
        },
      ],
    },
  },
}
