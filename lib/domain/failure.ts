/** A refusal that the caller is told about: the code names the reason, `lib/http/failure-texts.ts` has its words. */
export class Failure extends Error {
  override name = 'Failure'
  readonly code: FailureCode
  /** The vendor's own words, where they are the answer (VENDOR_REFUSED). */
  readonly words: string | undefined
  /** Sent along with the refusal: a verification's token. */
  readonly results: unknown

  constructor(code: FailureCode, more: { words?: string; results?: unknown; cause?: unknown } = {}) {
    super(more.words ? `${code}: ${more.words}` : code, { cause: more.cause })
    this.code = code
    this.words = more.words
    this.results = more.results
  }
}

export type FailureCode =
  // transport
  | 'BAD_REQUEST'
  | 'BAD_PARAMETER'
  | 'BODY_TOO_LARGE'
  | 'ROUTE_UNKNOWN'
  | 'SYSTEM_BUSY'
  | 'NOT_SIGNED_IN'
  | 'PERMISSION_DENIED'
  // account
  | 'MOBILE_REQUIRED'
  | 'MOBILE_INVALID'
  | 'MOBILE_TAKEN'
  | 'PASSWORD_REQUIRED'
  | 'PASSWORD_LENGTH'
  | 'PASSWORD_TOO_SIMPLE'
  | 'CODE_REQUIRED'
  | 'CODE_INVALID'
  | 'LOGIN_INVALID'
  | 'TOO_MANY_TRIES'
  | 'TOO_MANY_MESSAGES'
  | 'MESSAGE_NOT_SENT'
  // profile
  | 'LIVE_AREA_REQUIRED'
  | 'LIVE_ADDRESS_REQUIRED'
  | 'LIVE_TIME_REQUIRED'
  | 'INDUSTRY_REQUIRED'
  | 'POSITION_REQUIRED'
  | 'COMPANY_NAME_REQUIRED'
  | 'COMPANY_AREA_REQUIRED'
  | 'COMPANY_ADDRESS_REQUIRED'
  | 'COMPANY_TEL_REQUIRED'
  | 'COMPANY_TEL_LENGTH'
  | 'FIRST_RELATION_REQUIRED'
  | 'FIRST_NAME_REQUIRED'
  | 'FIRST_TEL_REQUIRED'
  | 'SECOND_RELATION_REQUIRED'
  | 'SECOND_NAME_REQUIRED'
  | 'SECOND_TEL_REQUIRED'
  | 'DATA_INVALID'
  // verification
  | 'NAME_REQUIRED'
  | 'IDENTITY_NO_REQUIRED'
  | 'IDENTITY_NO_INVALID'
  | 'IDENTITY_TAKEN'
  | 'IDENTITY_TRIES_USED'
  | 'IDENTITY_VERIFIED_ALREADY'
  | 'IDENTITY_FIRST'
  | 'IDENTITY_BEFORE_REPORT'
  | 'SERVICE_CODE_REQUIRED'
  | 'SMS_CODE_REQUIRED'
  | 'TASK_TOKEN_REQUIRED'
  | 'TASK_UNKNOWN'
  | 'VERIFIED_TODAY'
  | 'VERIFICATION_PENDING'
  | 'VERIFICATION_LOGGED_IN'
  | 'VERIFICATION_UNSUPPORTED'
  | 'VERIFICATION_FAILED'
  | 'VENDOR_REFUSED'
  | 'VENDOR_DOWN'
  // cards
  | 'CARD_INVALID'
  | 'CARD_SIGNED_ALREADY'
  | 'CARD_UNKNOWN'
  | 'CARD_NOT_DEBIT'
  | 'CARD_BANK_UNSUPPORTED'
  | 'CARD_LIMIT'
  // loan
  | 'BORROWER_FORBIDDEN'
  | 'VERIFICATION_INCOMPLETE'
  | 'QUOTA_EXCEEDED'
  | 'AMOUNT_BELOW_MINIMUM'
  | 'AMOUNT_ABOVE_MAXIMUM'
  | 'PERIOD_BELOW_MINIMUM'
  | 'PERIOD_ABOVE_MAXIMUM'
  | 'PRODUCT_MISSING'
  | 'NO_LAWFUL_QUOTE'
  | 'CARD_REQUIRED'
  | 'LOAN_FROZEN'
  | 'LOAN_OPEN_ALREADY'
  | 'LOAN_UNKNOWN'
  | 'LOAN_NOT_PAYABLE'
  | 'REPAYMENT_IN_PROGRESS'
  // operators
  | 'NO_SUCH_LOAN'
  | 'REVIEW_STATE'
  | 'REVIEW_SAME_OPERATOR'
  | 'OPINION_REQUIRED'
  | 'PAYOUT_STATE'
  | 'PAYOUT_RUNNING'
  | 'PHONE_REPORT_MISSING'
