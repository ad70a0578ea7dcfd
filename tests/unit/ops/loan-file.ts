import { succeeded } from './harness.ts'

/** A loan file as the API answers with it. */
export const loanFile = {
  loan_id: 7,
  state: 'reviewing',
  amount: 1000,
  period: 30,
  fees: 15.07,
  due_date: null as string | null,
  due_today: null as number | null,
  card: '中国银行 1234',
  payout_order: null as string | null,
  borrower: {
    user_id: 5,
    name: '张三',
    identity_no: '110101********123X',
    mobile: '13800000001',
    loans_paid_out: 2,
    flags: { identity: 1, bankcard: 1, mobile: 0 },
    company: '百货\u001b[2J商店',
    contacts: ['李四', '王五'],
  },
  reviews: [{ operator: '王伟', at: 1_796_054_700, passed: true, opinion: '工资单\n相符' }],
  history: [
    { at: 1_796_051_100, event: 'submitted', by: 'borrower' },
    { at: 1_796_054_700, event: 'firstPass', by: '王伟' },
  ],
}

export const loanIn = (state: string, more: Partial<typeof loanFile> = {}) =>
  succeeded([{ ...loanFile, state, ...more }])
