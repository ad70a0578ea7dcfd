import type { LedgerAccount } from '../lib/domain/ledger.ts'
import type { Flags } from '../lib/store/user.ts'

/**
 * English labels for the codes that only the command line shows; those of loans, orders and breaks are in
 * `lib/domain/labels.ts`.
 */

export const movementWords: Readonly<Record<string, string>> = {
  disbursed: 'loan paid out',
  'disbursement-reversed': 'payout sent back by the bank',
  'stray-payout': 'money left on a payout that was given up',
  'stray-payout-reversed': 'that money came back',
  'returned-after-end': 'payout sent back after the loan ended',
  'written-off': 'loss',
  'write-off-recovered': 'loss taken back',
  repaid: 'loan repaid',
  'part-repaid': 'repaid in part',
  recovered: 'paid after a write-off',
  'write-off-reversed': 'paid, and the write-off taken back',
  'paid-in-vain': 'payment that no loan wants',
  refunded: 'sent back to the borrower',
}

export const accountWords: Record<LedgerAccount, string> = {
  loans_receivable: 'principal owed to us',
  psp_clearing: 'money at LianLian',
  fee_income: 'fees earned',
  penalty_income: 'penalties earned',
  coupon_expense: 'coupons spent',
  refund_payable: 'owed back to borrowers',
  recovery_income: 'principal paid after a write-off',
  waiver_loss: 'principal that we forgo',
  write_off: 'losses',
  suspense: 'left unasked, unexplained',
}

export const verificationWords: Record<keyof Flags, string> = {
  identity: 'identity number and name',
  bankcard: 'signed bank card',
  mobile: 'phone report of the carrier',
  jd: 'JD account',
  taobao: 'Taobao account',
  education: 'degree',
  bill: 'credit card bills by mail',
  ebank: 'bank account online',
}

export const slotWords: Readonly<Record<string, string>> = {
  starting: 'being started',
  running: 'data are being collected',
  passed: 'data collected',
  failed: 'ended without data',
}

export const adviceWords: Readonly<Record<string, string>> = {
  pass: 'no rule speaks against it',
  look: 'look closer before you decide',
  reject: 'a rule speaks for rejecting',
}

/** By the contract's number for the state of a coupon. */
export const couponStates = ['unused', 'used', 'expired'] as const

export const couponKindWords: Readonly<Record<string, string>> = {
  repayment: 'off a repayment',
  cash: 'on top of a payout',
}

/** Actions in a borrower's audit trail. */
export const actWords: Readonly<Record<string, string>> = {
  find: 'looked up by mobile',
  'read-file': 'read this file',
  'read-loan': 'read a loan of theirs',
  'read-history': 'read the history of a loan of theirs',
  'read-feedback': 'read feedback of theirs',
  forbid: 'may ask for nothing new',
  allow: 'may ask again',
  'propose-quota': 'change of the quota proposed',
  'pass-quota': 'change of the quota passed',
  'reject-quota': 'change of the quota rejected',
  'grant-coupon': 'coupon given',
  'unbind-card': 'card taken out of use',
  'unbound-card': 'card unbound at the provider',
}
