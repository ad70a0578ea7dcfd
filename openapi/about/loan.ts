import type { FailureCode } from '../../lib/domain/failure.ts'
import type { Chapter } from '../about.ts'
import { repay } from './repay.ts'

/** Reasons why a loan is not quoted, in the order of the checks. */
const noQuote: FailureCode[] = [
  'BORROWER_FORBIDDEN',
  'VERIFICATION_INCOMPLETE',
  'QUOTA_EXCEEDED',
  'PRODUCT_MISSING',
  'AMOUNT_BELOW_MINIMUM',
  'AMOUNT_ABOVE_MAXIMUM',
  'PERIOD_BELOW_MINIMUM',
  'PERIOD_ABOVE_MAXIMUM',
  'CARD_REQUIRED',
  'NO_LAWFUL_QUOTE',
]

const wish = { amount: 2000, period: 7 }

export const loan: Chapter = {
  tag: 'loan',
  routes: {
    'loan-confirm': {
      title: '借款确认',
      summary: 'The cost of a loan',
      description:
        'Nothing is kept. `interest` is everything that is paid beside the principal: `accrual` and `otherFee`.',
      input: wish,
      required: ['amount', 'period'],
      failures: noQuote,
      results: [
        {
          amount: 2000,
          period: 7,
          bank: '招商银行（尾号0447）',
          arrival_amount: 2000,
          interest: 9,
          accrual: 7,
          trialFee: 1,
          serviceFee: 1,
          poundage: 0,
          otherFee: 2,
          annualized_interest_rate: '0.18',
          apr: '0.2347',
        },
      ],
    },
    'loan-submit': {
      title: '提交借款确认',
      summary: 'Ask for a loan',
      description: [
        'Checks again what loan-confirm checks, in the transaction that writes the loan. One open loan a borrower.',
        'The same again from the same session within ten seconds is answered with the same success.',
      ].join('\n'),
      input: wish,
      required: ['amount', 'period'],
      messages: ['提交成功'],
      failures: ['LOAN_FROZEN', 'LOAN_OPEN_ALREADY', ...noQuote],
    },
    'llpay-auth-pay': repay,
    'loan-contract': {
      title: '借款合同',
      summary: "Values of the contract's blanks",
      description:
        "The open loan's rate, card and all-in yearly cost, otherwise the product's. `results` is an object here.",
      failures: ['CONTRACT_VERIFICATION_FIRST', 'CONTRACT_CARD_MISSING'],
      fields: { mobile: "The borrower's telephone" },
      results: {
        borrower: '测试丁',
        id_no: '110101199502140045',
        addr: '福建省厦门市湖里区测试路1号',
        mobile: '13800000001',
        annualized_interest_rate: '0.18',
        apr: '0.2362',
        account_name: '中国建设银行',
        account_no: '6217000000000000004',
      },
    },
  },
}
