/** A refusal that the caller receives: the code names the reason, `lib/http/messages` has its text for each audience. */
export class Failure extends Error {
  override name = 'Failure'
  readonly code: FailureCode
  /** The answer's text, where it does not follow from the code: a vendor's message (VENDOR_REFUSED). */
  readonly text: string | undefined
  /** Sent along with the refusal: the token of a verification. */
  readonly results: unknown
  /**
   * The subject of the refusal, for operators: a stored item as it was read, the fault of an input, or a sentence.
   * `lib/http/messages/operator-details.ts` writes it as text. Never sent to a borrower, never logged.
   */
  readonly about: unknown

  constructor(code: FailureCode, more: { text?: string; results?: unknown; about?: unknown; cause?: unknown } = {}) {
    super(more.text ? `${code}: ${more.text}` : code, { cause: more.cause })
    this.code = code
    this.text = more.text
    this.results = more.results
    this.about = more.about
  }
}

/** Distinguishes a code from a schema's default message: those are sentences. */
export const isFailureCode = (text: string): text is FailureCode => /^[A-Z]+(_[A-Z]+)+$/.test(text)

export type FailureCode = BorrowerFailure | OperatorFailure

/** Failures of any route. */
export type GeneralFailure =
  | 'BAD_REQUEST'
  | 'BAD_PARAMETER'
  | 'BODY_TOO_LARGE'
  | 'DATA_INVALID'
  | 'NOT_SIGNED_IN'
  | 'VENDOR_DOWN'
  | 'SYSTEM_BUSY'

/** Failures shown to borrowers and to visitors without an account. */
export type BorrowerFailure =
  | GeneralFailure
  | 'ROUTE_UNKNOWN'
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
  | 'PASSWORDS_REQUIRED'
  | 'PASSWORDS_DIFFER'
  | 'PASSWORD_WRONG'
  | 'RESET_MOBILE_REQUIRED'
  | 'RESET_CODE_REQUIRED'
  | 'RESET_PASSWORD_REQUIRED'
  | 'MOBILE_UNKNOWN'
  | 'IDENTITY_TAIL_REQUIRED'
  | 'IDENTITY_TAIL_WRONG'
  | 'TOO_MANY_TRIES'
  | 'TOO_MANY_MESSAGES'
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
  | 'AUTH_TYPE_REQUIRED'
  | 'AUTH_TYPE_UNKNOWN'
  | 'QQ_REQUIRED'
  | 'WECHAT_REQUIRED'
  | 'USUAL_CARD_REQUIRED'
  | 'FEEDBACK_TYPE'
  | 'FEEDBACK_CONTENT'
  // verification
  | 'NAME_REQUIRED'
  | 'NAME_INVALID'
  | 'IDENTITY_NO_REQUIRED'
  | 'IDENTITY_NO_INVALID'
  | 'IDENTITY_TAKEN'
  | 'IDENTITY_TRIES_USED'
  | 'IDENTITY_VERIFIED_ALREADY'
  | 'IDENTITY_FIRST'
  | 'IDENTITY_BEFORE_REPORT'
  | 'SERVICE_CODE_REQUIRED'
  | 'SMS_CODE_REQUIRED'
  | 'ACCOUNT_REQUIRED'
  | 'ACCOUNT_PASSWORD_REQUIRED'
  | 'MAIL_UNSUPPORTED'
  | 'TASK_TOKEN_REQUIRED'
  | 'TASK_UNKNOWN'
  | 'VERIFIED_TODAY'
  | 'VERIFICATION_PENDING'
  | 'VERIFICATION_LOGGED_IN'
  | 'VERIFICATION_UNSUPPORTED'
  | 'VERIFICATION_FAILED'
  | 'VENDOR_REFUSED'
  // cards
  | 'CARD_INVALID'
  | 'CARD_SIGNED_ALREADY'
  | 'CARD_UNKNOWN'
  | 'CARD_NOT_DEBIT'
  | 'CARD_BANK_UNSUPPORTED'
  | 'CARD_LIMIT'
  | 'CARD_UNBINDING'
  // quota
  | 'QUOTA_BASICS_FIRST'
  | 'QUOTA_MORE_FIRST'
  | 'QUOTA_PENDING'
  // contract
  | 'CONTRACT_VERIFICATION_FIRST'
  | 'CONTRACT_CARD_MISSING'
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
  | 'LOAN_ID_REQUIRED'
  | 'LOAN_NOT_PAYABLE'
  | 'REPAYMENT_IN_PROGRESS'
  | 'COUPON_UNUSABLE'
  | 'REPAYMENT_TOO_SMALL'
  | 'REPAYMENT_TOO_LARGE'

/** Failures shown to operators. */
export type OperatorFailure =
  | GeneralFailure
  | 'PERMISSION_DENIED'
  | 'NO_SUCH_LOAN'
  | 'REVIEW_STATE'
  | 'REVIEW_SAME_OPERATOR'
  | 'OPINION_REQUIRED'
  | 'PAYOUT_STATE'
  | 'PAYOUT_RUNNING'
  | 'PAYOUT_BLOCKED'
  | 'PAYOUT_UNKNOWN'
  | 'CONFIRM_STATE'
  | 'PAYOUT_SAME_OPERATOR'
  | 'CONFIRM_SAME_OPERATOR'
  | 'CONFIRM_TOO_LATE'
  | 'CONFIRM_TRIES_USED'
  | 'CANCEL_STATE'
  | 'WRITE_OFF_STATE'
  | 'WRITE_OFF_TOO_EARLY'
  | 'PHONE_REPORT_MISSING'
  | 'REASON_REQUIRED'
  | 'COUPON_GIVEN_ALREADY'
  | 'COUPON_INVALID'
  | 'CAMPAIGN_NAME_REQUIRED'
  | 'CAMPAIGN_NAMED_ALREADY'
  | 'CAMPAIGN_OVER'
  | 'CAMPAIGN_UNKNOWN'
  | 'CAMPAIGNS_CHANGED'
  | 'CAMPAIGNS_FULL'
  | 'NO_SUCH_BORROWER'
  | 'FORBIDDEN_ALREADY'
  | 'NOT_FORBIDDEN'
  | 'QUOTA_CHANGE_PENDING'
  | 'QUOTA_NOTHING_PENDING'
  | 'QUOTA_SAME_OPERATOR'
  | 'QUOTA_CHANGE_INVALID'
  | 'QUOTA_BEYOND_PROPOSAL'
  | 'QUOTA_IN_USE'
  | 'PRODUCT_INVALID'
  | 'PRODUCT_CHANGED'
  | 'PRODUCT_UNKNOWN'
  | 'PRODUCT_SAME_OPERATOR'
  | 'PRODUCT_ON_SALE'
  | 'PRODUCT_CHANGING'
  | 'PRODUCT_ABOVE_CAP'
  | 'NO_SUCH_CARD'
  | 'CARD_IN_LOAN'
  | 'CARDS_CHANGED'
  | 'UNBINDING_REFUSED'
  | 'UNBINDING_UNHEARD'
  | 'FEEDBACK_UNKNOWN'
  | 'FEEDBACK_HANDLED'
  | 'NO_SUCH_BREAK'
  | 'BREAK_RESOLVED'
  | 'BREAK_OUTCOME'
  | 'BREAK_SAME_OPERATOR'
  | 'BREAK_CHANGED'
  | 'BREAK_BOOKED'
