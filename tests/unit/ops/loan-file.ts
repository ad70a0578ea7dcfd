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
    age: 36 as number | null,
    sex: 'male' as string | null,
    mobile: '13800000001',
    loans_paid_out: 2,
    flags: { identity: 1, bankcard: 1, mobile: 0 },
    company: '百货\u001b[2J商店',
    contacts: ['李四', '王五'],
  },
  verifications: [
    { kind: 'identity', state: 'passed', passed_on: '2026-11-30', consent_at: 1_796_050_000, consent_text: '2026-11' },
    { kind: 'jd', state: 'failed', passed_on: null, consent_at: 1_796_050_500, consent_text: '2026-11' },
  ] as object[],
  risk: {
    line: {
      collected_at: 1_796_051_000,
      reg_time: '2019-05-31',
      line_months: 90,
      name_match: 'fuzzy',
      night_avg_call_time: null,
      avg_monthly_fee: 83.4,
    },
    education: { collected_at: 1_796_051_000, degree: '本\u001b[2J科' },
    jd: null,
  } as object,
  advice: { recommendation: 'look', reasons: ['A loan with us was late'] } as object | null,
  reviews: [{ operator: '王伟', at: 1_796_054_700, passed: true, opinion: '工资单\n相符' }],
  history: [
    { at: 1_796_051_100, event: 'submitted', by: 'borrower' },
    { at: 1_796_054_700, event: 'firstPass', by: '王伟' },
  ],
}

export const loanIn = (state: string, more: Partial<typeof loanFile> = {}) =>
  succeeded([{ ...loanFile, state, ...more }])
