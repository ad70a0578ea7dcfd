import type { LoanFile } from '../../../ops/loan.ts'
import { succeeded } from './harness.ts'

/** A loan file as the API answers with it. */
export const loanFile: LoanFile = {
  loan_id: 7,
  state: 'reviewing',
  amount: 1000,
  period: 30,
  fees: 15.07,
  due_date: null,
  due_today: null,
  account: null,
  card: '中国银行 1234',
  payout_order: null,
  borrower: {
    user_id: 5,
    name: '张三',
    identity_no: '110101********123X',
    age: 36,
    sex: 'male',
    mobile: '13800000001',
    loans_paid_out: 2,
    flags: { identity: 1, bankcard: 1, mobile: 0 },
    company: '百货\u001b[2J商店',
    contacts: ['李四', '王五'],
  },
  verifications: [
    { kind: 'identity', state: 'passed', passed_on: '2026-11-30', consent_at: 1_796_050_000, consent_text: '2026-11' },
    { kind: 'jd', state: 'failed', passed_on: null, consent_at: 1_796_050_500, consent_text: '2026-11' },
  ],
  risk: {
    line: {
      collected_at: 1_796_051_000,
      reg_time: '2019-05-31',
      line_months: 90,
      idcard_match: 'yes',
      name_match: 'fuzzy',
      risk_list_count: 0,
      overdue_loan_count: null,
      multi_lend_count: null,
      risk_call_count: 3,
      frequent_contact_area: '上海',
      contact_count: 120,
      interflow_contact_count: 40,
      avg_call_count: 210,
      avg_call_time: 5400,
      silence_count: 2,
      night_call_count: 7,
      night_avg_call_time: null,
      avg_monthly_fee: 83.4,
    },
    education: { collected_at: 1_796_051_000, degree: '本\u001b[2J科' },
    jd: null,
    taobao: null,
    bill: null,
    ebank: null,
  },
  advice: { recommendation: 'look', reasons: ['A loan with us was late'] },
  reviews: [{ operator: '王伟', at: 1_796_054_700, passed: true, opinion: '工资单\n相符' }],
  history: [
    { at: 1_796_051_100, event: 'submitted', by: 'borrower' },
    { at: 1_796_054_700, event: 'firstPass', by: '王伟' },
  ],
}

export const loanIn = (state: string, more: Partial<LoanFile> = {}) => succeeded([{ ...loanFile, state, ...more }])
