import type { VendorUnavailable } from './unavailable.ts'

/**
 * Port of a payment provider, in our terms. LianLian Pay is the one in use (`lianlian/`); another replaces it by
 * implementing this port.
 *
 * A method that calls the provider throws `VendorUnavailable` when no trustworthy answer came (time-out, broken or unsigned
 * answer): that is never a refusal.
 */
export interface PaymentProvider {
  /** Finds the issuing bank of a card. */
  cardBin(cardNo: string): Promise<CardBin | ProviderRefusal>

  /** Builds the signed fields that the borrower's browser posts to the provider's page to sign a card. */
  cardSigningForm(request: { payer: Payer; cardNo: string; returnUrl: string }): SignedForm
  /** Reads the browser's return from signing; `forged` when the signature or the merchant is not right. */
  readCardSigningReturn(query: { status: string; result: string }): CardSigningReturn
  /** Lists the cards that this user has signed, newest first; empty when none. */
  agreements(userId: number, filter?: { agreementNo?: string; cardNo?: string }): Promise<Agreement[]>
  /** Ends an agreement. One that does not exist (any more) is a success: the call may be repeated. */
  unbindCard(userId: number, agreementNo: string): Promise<{ refused: false } | ProviderRefusal>

  /** Builds the signed fields that the borrower's browser posts to the provider's page to pay. */
  repaymentForm(request: RepaymentRequest): SignedForm
  /** Reads a notification of a repayment from the raw request body; undefined when it is not genuinely the provider's. */
  readRepaymentNotice(rawBody: string): RepaymentNotice | undefined
  /** Reads the browser's return after paying (`res_data`): only ever used to choose a page. */
  readRepaymentReturn(resData: string): RepaymentNotice | undefined
  queryRepayment(order: { orderNo: string; orderedAtMs: number }): Promise<RepaymentStatus>

  /** Sends money to a card. Every answer but `refused` leaves the outcome open until a query or a notice decides it. */
  payOut(request: PayoutRequest): Promise<PayoutAnswer>
  /** Confirms a payout that the provider suspects to be a duplicate. */
  confirmPayout(request: { orderNo: string; confirmCode: string; notifyUrl: string }): Promise<ConfirmAnswer>
  queryPayout(orderNo: string): Promise<PayoutStatus>
  readPayoutNotice(rawBody: string): PayoutStatus | undefined
}

export interface Payer {
  userId: number
  name: string
  identityNo: string
  mobile: string
  registeredAtMs: number
}

export type SignedForm = Record<string, string | number>

export type ProviderRefusal = { refused: true; code: string; message: string }
export type CardBin = { refused?: false; bankCode: string; bankName: string; debit: boolean }

export type CardSigningReturn =
  | { outcome: 'signed'; userId: number; agreementNo: string }
  | { outcome: 'failed'; code: string }
  | { outcome: 'forged' }

export interface Agreement {
  agreementNo: string
  /** The last four digits. */
  cardTail: string
  bankCode: string
  bankName: string
  debit: boolean
}

export interface RepaymentRequest {
  payer: Payer
  orderNo: string
  orderedAtMs: number
  amountFen: number
  /** Minutes until the provider closes the unpaid order. */
  validMinutes: number
  notifyUrl: string
  returnUrl: string
}

export interface RepaymentNotice {
  orderNo: string
  amountFen: number
  result: 'SUCCESS' | 'PROCESSING' | 'FAILURE'
  /** The provider's number of the payment (oid_paybill). */
  providerNo: string
  /** Accounting date YYYYMMDD (Beijing), when the provider sent it. */
  settleDate?: string
}

export type RepaymentStatus =
  | { state: 'paid'; notice: RepaymentNotice }
  | { state: 'unpaid' }
  | { state: 'processing' }
  | { state: 'failed' }
  | { state: 'refunded' }
  | { state: 'unknown' }

export interface PayoutRequest {
  orderNo: string
  orderedAtMs: number
  amountFen: number
  cardNo: string
  name: string
  notifyUrl: string
  info: string
  memo: string
}

export type PayoutAnswer =
  /** The provider took the order (0000); `providerNo` is its number. */
  | { outcome: 'accepted'; providerNo: string }
  /** No trustworthy answer, or a code that requires a query (1002, 2005, 4006, 4007, 4009, 9999). */
  | { outcome: 'unclear'; code?: string; cause?: VendorUnavailable }
  /** Suspected duplicate or another name on the card (4002, 4003, 4004). */
  | { outcome: 'confirm'; code: string; confirmCode: string }
  /** Definitely not paid. `signed`: the provider's signature proves the answer. */
  | { outcome: 'refused'; code: string; message: string; signed: boolean }

export type ConfirmAnswer =
  | PayoutAnswer
  /** The code does not belong to the order; the order still waits (4011). */
  | { outcome: 'code-wrong'; code: string }
  /** Too many wrong codes, or too late: the order is closed (4008, 4010). */
  | { outcome: 'closed'; code: string }

export type PayoutStatus =
  | { state: 'applied' | 'check' | 'processing' }
  | PayoutResult
  /** 8901: the provider has no such order (yet). */
  | { state: 'unknown' }

export interface PayoutResult {
  state: 'success' | 'failure' | 'cancelled' | 'closed'
  orderNo: string
  amountFen: number
  providerNo: string
  /** Accounting date YYYYMMDD (Beijing), when the provider sent it. */
  settleDate?: string
  info?: string
}
