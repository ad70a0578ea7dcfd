import type { Chapter } from '../about.ts'
import { operators } from './operators.ts'

const id = '7236108287000042'
const userId = 7_236_108_287_000_042
const reason = 'named a false employer'

const version = {
  min_quota: 500,
  max_quota: 2000,
  min_period: 7,
  max_period: 30,
  annualized_interest_rate: '0.17',
  trial_rate: '0.0005',
  service_rate: '0.0005',
  poundage_rate: '0.00',
  overdue_rate: '0.0005',
  overdue_cap_days: 90,
}

const person = { user_id: userId, name: '测**', mobile: '138****0001', forbidden: false }

/** Operators' routes for borrowers, quota, the product and feedback. */
export const administration: Chapter = {
  tag: 'operators',
  routes: {
    'operator-queue-next': {
      summary: 'The loan file of the oldest loan that the operator may work on',
      description:
        'None, when none waits. Loans of which one did the first review oneself are passed over in `reviewing`. Who read it stays in the borrower’s file.',
      input: { queue: 'reviewing' },
      fields: operators.routes['operator-loan']?.fields ?? {},
      results: operators.routes['operator-loan']?.results,
      resultName: 'LoanFile',
    },
    'operator-user-find': {
      resultName: 'BorrowerFound',
      summary: 'Find a borrower by mobile',
      description: 'Each look is recorded in the borrower’s file, with the operator.',
      input: { mobile: '13800000001' },
      results: [person],
    },
    'operator-user': {
      resultName: 'BorrowerFile',
      summary: 'A borrower’s file; what names them is masked',
      description: 'Each look is recorded in the file, with the operator.',
      input: { id },
      fields: {
        kind: 'repayment or cash',
        identity_no: 'Identity number without its middle',
        flags: '0 or 1 for each kind of verification',
      },
      failures: ['NO_SUCH_BORROWER'],
      results: [
        {
          ...person,
          identity_no: '110101********0011',
          since: 1_509_500_000,
          flags: { identity: 1, bankcard: 1, mobile: 1 },
          quota: { total: 2000, available: 1000, frozen: 1000 },
          open_loan: 7_236_108_288_000_123,
          loans_paid_out: 0,
          loans: [{ loan_id: 7_236_108_288_000_123, state: 'reviewing', amount: 1000, period: 14 }],
          coupons: [
            { coupon_id: 7_236_108_286_000_001, kind: 'repayment', amount: 5, state: 0, end_at: 1_512_000_000 },
          ],
          cards: [
            {
              card_id: 7_236_108_287_000_099,
              bank: '中国建设银行',
              card_no: '6217********1716',
              signed: true,
              unbinding: false,
              is_default: true,
            },
          ],
          audit: [{ at: 1_509_524_100, operator: 'Ada', action: 'find', before: '', after: '', reason: '' }],
        },
      ],
    },
    'operator-user-forbid': {
      summary: 'Forbid a borrower to ask for anything new',
      description: 'Reading and repaying remain. Roles: risk, admin.',
      input: { id, reason },
      messages: ['Forbidden'],
      failures: ['FORBIDDEN_ALREADY'],
    },
    'operator-user-allow': {
      summary: 'Let a forbidden borrower ask again',
      description: 'Roles: risk, admin.',
      input: { id, reason: 'the employer answered' },
      messages: ['Allowed'],
      failures: ['NOT_FORBIDDEN'],
    },
    'operator-card-unbind': {
      summary: 'Unbind a signed card of a borrower',
      description: [
        'The card is out of use from the first moment, and leaves the list when LianLian has ended the agreement. After UNBINDING_REFUSED',
        'or UNBINDING_UNHEARD it is out of use with us only: call again. The default becomes the newest other signed card. The card that',
        'the open loan is paid out to cannot be unbound. Roles: risk, admin.',
      ].join('\n'),
      input: { id, card_id: '7236108287000099', reason: 'the borrower lost the card' },
      messages: ['Unbound'],
      failures: ['CARD_IN_LOAN', 'CARDS_CHANGED', 'UNBINDING_REFUSED', 'UNBINDING_UNHEARD'],
    },
    'operator-user-quota': {
      summary: 'Propose a change of a borrower’s quota',
      description: 'Another operator decides it; until then nothing changes. Roles: risk, admin.',
      input: { id, change: -500, reason },
      messages: ['Proposed'],
      failures: ['QUOTA_CHANGE_INVALID', 'QUOTA_CHANGE_PENDING'],
    },
    'operator-quota-decide': {
      summary: 'Decide the open change of a quota',
      description:
        'A borrower’s application is for a raise of any size; of an operator’s proposal no more can be allowed than was proposed, and another operator decides. What an open loan has frozen is never touched. Roles: risk, admin.',
      input: { id, result: 'pass', allow_quota: '500', memo: 'three loans repaid in time' },
      messages: ['Passed', 'Rejected'],
      fields: { id: 'The borrower’s id' },
      failures: ['QUOTA_SAME_OPERATOR', 'QUOTA_BEYOND_PROPOSAL', 'QUOTA_IN_USE', 'NO_SUCH_BORROWER'],
      results: [{ total: 2500, available: 2500 }],
    },
    'operator-products': {
      summary: 'All versions of the product, newest first',
      results: [
        {
          product_id: 1,
          version: 2,
          on_sale: false,
          ...version,
          made_by: 'Ada',
          made_at: 1_509_524_100,
          reason: 'cheaper',
        },
      ],
    },
    'operator-product-add': {
      summary: 'Make a new version of the product',
      description: 'It changes nothing until another operator puts it on sale. Role: admin.',
      input: { ...version, reason: 'cheaper' },
      messages: ['Made'],
      failures: ['PRODUCT_CHANGED'],
      results: [{ product_id: 1, version: 2 }],
    },
    'operator-product-activate': {
      summary: 'Put a version of the product on sale',
      description:
        'Another operator than the one who made it. It is sold from two minutes later; for a day after that an application that the version before allows costs no more than by that one, and no other version can follow. Refused when the all-in cost exceeds the cap at any amount, term and days late; the refusal names the worst case. Open loans keep their terms. Role: admin.',
      input: { id: '1', n: '2', reason: 'as decided on Monday' },
      messages: ['On sale from 2026-11-02 10:02'],
      fields: { id: 'Id of the product' },
      failures: [
        'PRODUCT_SAME_OPERATOR',
        'PRODUCT_ON_SALE',
        'PRODUCT_CHANGING',
        'PRODUCT_ABOVE_CAP',
        'PRODUCT_CHANGED',
      ],
    },
    'operator-feedback-handle': {
      summary: 'Mark a feedback as dealt with',
      input: { id: '7236108288000777', note: 'called back' },
      messages: ['Handled'],
      fields: { id: 'Id of the feedback' },
      failures: ['FEEDBACK_HANDLED'],
    },
  },
}
