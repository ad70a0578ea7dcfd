import { keptDays } from './kept.ts'
import type { keys } from './keys.ts'

/** A period and the moment at which it begins. */
export type Period =
  /** The item has a time to live (`expiresAt`): the table removes it. */
  | { days: number; after: 'written' }
  | { days: number; after: 'account-erased' | 'decision' }
  | { years: number; after: 'last-loan-ended' | 'booked' }
  /** Facts of the product, not of a person. */
  | 'unlimited'

export interface Retention {
  /** Purpose of keeping it, as a borrower may ask for it (PIPL 17, 19). */
  purpose: string
  period: Period
}

const account: Period = { days: 0, after: 'account-erased' }
/** Customer identification: ten years after the business relationship ended (Anti-Money-Laundering Law as revised in 2024). */
const customer: Period = { years: 10, after: 'last-loan-ended' }
/** Vouchers and ledgers: 30 years (Accounting Archives Management Measures, 2015, schedule 1). */
const books: Period = { years: 30, after: 'booked' }
/** Collected data serves one decision: the loan that was asked for. */
const collected: Period = { days: 180, after: 'decision' }
const days = (count: number): Period => ({ days: count, after: 'written' })
const kept = (kind: keyof typeof keptDays): Period => days(keptDays[kind])

/** How long each kind of item is kept, and for what. A kind without a line does not compile. */
export const retention: Readonly<Record<keyof typeof keys, Retention>> = {
  user: { purpose: 'the account, its quota and its open loan', period: customer },
  profile: { purpose: 'address, for the review of a loan and for notices', period: customer },
  work: { purpose: 'employer, for the review of a loan', period: customer },
  relation: { purpose: 'contacts named by the borrower, for the review of a loan', period: customer },
  accounts: { purpose: 'account names given by the borrower, for a higher quota', period: account },
  userAudit: { purpose: 'who acted on the account or looked into it, and why', period: customer },
  quotaApplication: { purpose: 'the newest change of the quota', period: customer },
  feedback: { purpose: 'answering the borrower', period: { days: 730, after: 'account-erased' } },
  feedbackAudit: { purpose: 'who handled the feedback', period: { days: 730, after: 'account-erased' } },
  cards: { purpose: 'paying out, and taking repayments', period: customer },
  slot: { purpose: 'the newest verification of a kind and the consent to it', period: customer },
  consent: { purpose: 'proof that data was asked for with consent', period: customer },
  risk: { purpose: 'risk summaries, for the review of a loan', period: collected },
  loanRow: { purpose: "the borrower's list of loans", period: customer },
  coupon: { purpose: 'what a coupon took off', period: books },

  loan: { purpose: 'the contract and what became of it', period: books },
  movement: { purpose: 'the books', period: books },
  loanOrder: { purpose: 'the orders of a loan', period: books },
  overdue: { purpose: 'the cached penalty of a late loan', period: books },
  notice: { purpose: 'that a notice was queued once', period: kept('notice') },
  loanMessage: { purpose: 'which messages were sent about a loan', period: kept('loanMessage') },
  loanAudit: { purpose: 'who decided about a loan, and why', period: books },

  order: { purpose: 'payouts and repayments, as agreed with the payment provider', period: books },
  break: { purpose: 'differences between the books and the world', period: books },
  breakAudit: { purpose: 'who resolved a difference, and how', period: books },
  close: { purpose: 'balances at the end of a day', period: books },
  statistics: { purpose: 'counts of a day', period: 'unlimited' },
  jobRun: { purpose: 'which nights and days were done', period: kept('jobRun') },
  jobShard: { purpose: 'how far a night came', period: kept('jobShard') },
  task: { purpose: 'a collection under way, and its result', period: kept('task') },
  taskInput: { purpose: 'the picture to be scanned', period: days(1) },
  taskResult: { purpose: 'what was collected, for one decision', period: collected },

  login: { purpose: 'signing in', period: account },
  smsCode: { purpose: 'a code sent by SMS', period: days(1) },
  limit: { purpose: 'limits of tries', period: days(3) },
  identity: { purpose: 'one identity number on one account', period: customer },
  onlineProduct: { purpose: 'the product on sale', period: 'unlimited' },
  productVersion: { purpose: 'the terms of earlier loans', period: 'unlimited' },
  productAudit: { purpose: 'who changed the product', period: 'unlimited' },
  campaign: { purpose: 'what coupons were given for', period: 'unlimited' },
  campaignAudit: { purpose: 'who started and ended a campaign', period: 'unlimited' },
  onlineCampaigns: { purpose: 'campaigns that are on', period: 'unlimited' },
  outbox: { purpose: 'messages that wait to be sent', period: days(3) },
}
