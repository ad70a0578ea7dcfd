// @ts-nocheck
// Generated from docs/openapi.json by "npm run client": not to be edited.

/** Refused */
export interface Failure {
  status: "FAILURE";
  /**
   * For the caller to read
   * @minLength 1
   */
  error_message: string;
}

/** Refused, perhaps only for now */
export interface VerificationFailure {
  status: "FAILURE";
  /**
   * For the caller to read
   * @minLength 1
   */
  error_message: string;
  /** The verification's token, to ask again with */
  results?: VerificationToken[];
}

/** Not, or no longer, signed in */
export interface TokenError {
  status: "TOKEN_ERROR";
  /**
   * For the caller to read
   * @minLength 1
   */
  error_message: string;
}

/** Not allowed to this borrower or operator */
export interface PermissionError {
  status: "PERMISSION_ERROR";
  /**
   * For the caller to read
   * @minLength 1
   */
  error_message: string;
}

export interface HomeResultDetail {
  /** The event */
  title: string;
  /** Figures, by the title */
  content: Partial<Record<string, string | number | boolean>>;
  /** When, Unix seconds as text */
  time?: string;
}

export interface HomeResult {
  /** Yuan that can be borrowed now */
  quota: number;
  /** Smallest loan in yuan */
  min_quota: number;
  /** Largest loan in yuan */
  max_quota: number;
  /** Penalty in percent of the principal for each day late */
  overdue_rate: number;
  /** Loans paid out so far */
  success_count: number;
  /** Mobile number: 1 and ten digits */
  mobile: string;
  /** auditing | audit_failure | audit_success | granting | repaying | overdue; empty when there is no loan to show */
  state: string;
  /** The true state of the loan, empty when there is none */
  loan_state: string;
  /**
   * The loan's id
   * @format int64
   */
  id?: number;
  /** The difference */
  detail: HomeResultDetail[];
}

export interface HomeSuccess {
  status: "SUCCESS";
  error_message: "";
  results: HomeResult[];
}

export type HomeAnswer = HomeSuccess | TokenError;

export interface LoanConfirmRequest {
  /**
   * Principal in yuan
   * @format int64
   */
  amount: number;
  /**
   * Term in days
   * @format int64
   */
  period: number;
}

export interface LoanConfirmResult {
  /** Principal in yuan */
  amount: number;
  /** Term in days */
  period: number;
  /** Bank of the card */
  bank: string;
  /** Yuan that arrive on the card; nothing is deducted */
  arrival_amount: number;
  /** All costs in yuan */
  interest: number;
  /** Interest in yuan */
  accrual: number;
  /** Fee for the credit check in yuan */
  trialFee: number;
  /** Service fee in yuan */
  serviceFee: number;
  /** Handling fee in yuan */
  poundage: number;
  /** The three fees in yuan */
  otherFee: number;
  /** Interest a year, a fraction */
  annualized_interest_rate: string;
  /** All costs a year, a fraction */
  apr: string;
}

export interface LoanConfirmSuccess {
  status: "SUCCESS";
  error_message: "";
  results: LoanConfirmResult[];
}

export type LoanConfirmAnswer =
  | LoanConfirmSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface LoanSubmitRequest {
  /**
   * Principal in yuan
   * @format int64
   */
  amount: number;
  /**
   * Term in days
   * @format int64
   */
  period: number;
}

export interface LoanSubmitSuccess {
  status: "SUCCESS";
  error_message: "提交成功";
}

export type LoanSubmitAnswer =
  | LoanSubmitSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface LlpayAuthPayRequest {
  /**
   * The loan's id
   * @format int64
   * @min 1
   */
  loan_id: number;
  /**
   * The coupon's id
   * @format int64
   * @min 0
   */
  coupon_id?: number;
  /**
   * In yuan; all that is due when it is not sent
   * @min 0
   */
  amount?: number;
}

export interface LlpayAuthPayResult {
  /** The signed request for LianLian's page */
  req_data: Partial<Record<string, string | number>>;
}

export interface LlpayAuthPaySuccess {
  status: "SUCCESS";
  error_message: "";
  results: LlpayAuthPayResult[];
}

export type LlpayAuthPayAnswer = LlpayAuthPaySuccess | Failure | TokenError;

export interface LoanContractResult {
  /** The borrower */
  borrower: string;
  /** Identity number */
  id_no: string;
  /** Address of the borrower */
  addr: string;
  /** The borrower's telephone */
  mobile: string;
  /** Interest a year, a fraction */
  annualized_interest_rate: string;
  /** All costs a year, a fraction */
  apr: string;
  /** Bank of the card */
  account_name: string;
  /** Card number */
  account_no: string;
}

export interface LoanContractSuccess {
  status: "SUCCESS";
  error_message: "";
  results: LoanContractResult;
}

export type LoanContractAnswer = LoanContractSuccess | Failure | TokenError;

export interface LmIdentityRequest {
  /**
   * Real name
   * @minLength 1
   * @maxLength 50
   */
  username: string;
  /**
   * Identity number
   * @minLength 1
   * @maxLength 30
   */
  identityno: string;
}

export interface LmIdentitySuccess {
  status: "SUCCESS";
  error_message: "pass" | "nopass";
}

export type LmIdentityAnswer =
  | LmIdentitySuccess
  | Failure
  | PermissionError
  | TokenError;

export interface LmGetIdentityResult {
  /** Real name */
  real_name: string;
  /** Identity number */
  identity_no: string;
  /** `pass`, or empty */
  state: string;
}

export interface LmGetIdentitySuccess {
  status: "SUCCESS";
  error_message: "";
  results: LmGetIdentityResult[];
}

export type LmGetIdentityAnswer = LmGetIdentitySuccess | TokenError;

export interface LlpaySignResult {
  /** The signed request for LianLian's page */
  req_data: Partial<Record<string, string | number>>;
}

export interface LlpaySignSuccess {
  status: "SUCCESS";
  error_message: "";
  results: LlpaySignResult[];
}

export type LlpaySignAnswer = LlpaySignSuccess | Failure | TokenError;

export interface LlpayCardbinResult {
  /** Bank */
  bank_name: string;
  /** The bank's number */
  bank_code: string;
  /** debit; a credit card is refused */
  card_type: "debit";
  /** Yuan that LianLian takes from a card of this bank in one payment */
  payment_limit: number;
  /** In a day */
  day_limit: number;
  /** In a month */
  month_limit: number;
}

export interface LlpayCardbinSuccess {
  status: "SUCCESS";
  error_message: "";
  results: LlpayCardbinResult[];
}

export type LlpayCardbinAnswer = LlpayCardbinSuccess | Failure | TokenError;

export interface AuthBankcardGetResult {
  /**
   * The card's id, as set-bankcard-default wants it
   * @format int64
   */
  id: number;
  /** Bank */
  bank_name: string;
  /** Card number without its middle */
  bank_no: string;
  /** The bank's number */
  bank_code: string;
  /**
   * Loans are paid out to it: 0 or 1
   * @format int64
   */
  is_default: number;
  /** Holder */
  bank_user: string;
}

export interface AuthBankcardGetSuccess {
  status: "SUCCESS";
  error_message: "";
  results: AuthBankcardGetResult[];
}

export type AuthBankcardGetAnswer = AuthBankcardGetSuccess | TokenError;

export interface SetBankcardDefaultRequest {
  /**
   * The card's id, of auth-bankcard-get
   * @format int64
   * @min 1
   */
  id: number;
}

export interface SetBankcardDefaultSuccess {
  status: "SUCCESS";
  error_message: "设置成功";
}

export type SetBankcardDefaultAnswer =
  | SetBankcardDefaultSuccess
  | Failure
  | TokenError;

export interface LmMobileRequest {
  /**
   * The carrier's service password
   * @minLength 1
   * @maxLength 64
   */
  servicecode: string;
}

export interface VerificationTask {
  /** Token: of the session, or of the verification at the vendor */
  token: string;
  /** A picture to scan, as a data URI; only where a scan is wanted */
  input?: string;
}

export interface LmMobileSuccess {
  status: "SUCCESS";
  error_message: "0006";
  results: VerificationTask[];
}

export type LmMobileAnswer =
  | LmMobileSuccess
  | VerificationFailure
  | PermissionError
  | TokenError;

export interface LmMobileInputRequest {
  /**
   * The code that the source sent
   * @minLength 1
   * @maxLength 20
   */
  smscode: string;
  /**
   * Token: of the session, or of the verification at the vendor
   * @minLength 1
   * @pattern ^[\w-]{1,64}$
   */
  token: string;
}

export interface VerificationToken {
  /** Token: of the session, or of the verification at the vendor */
  token: string;
}

export interface LmMobileInputSuccess {
  status: "SUCCESS";
  error_message: "0009";
  results: VerificationToken[];
}

export type LmMobileInputAnswer = LmMobileInputSuccess | Failure | TokenError;

export interface LmMobileContinueRequest {
  /**
   * Token: of the session, or of the verification at the vendor
   * @minLength 1
   * @pattern ^[\w-]{1,64}$
   */
  token: string;
}

export interface LmMobileContinueSuccess {
  status: "SUCCESS";
  error_message: "0100";
  results: VerificationToken[];
}

export type LmMobileContinueAnswer =
  | LmMobileContinueSuccess
  | VerificationFailure
  | TokenError;

export interface LmJdRequest {
  /**
   * Account at the source
   * @minLength 1
   * @maxLength 64
   */
  username: string;
  /**
   * Password, 6 to 20 characters
   * @minLength 1
   * @maxLength 64
   */
  password: string;
}

export interface LmJdSuccess {
  status: "SUCCESS";
  error_message: "0006" | "0100";
  results: VerificationTask[];
}

export type LmJdAnswer =
  | LmJdSuccess
  | VerificationFailure
  | PermissionError
  | TokenError;

export interface LmJdInputRequest {
  /**
   * The code that the source sent
   * @minLength 1
   * @maxLength 20
   */
  smscode: string;
  /**
   * Token: of the session, or of the verification at the vendor
   * @minLength 1
   * @pattern ^[\w-]{1,64}$
   */
  token: string;
}

export interface LmJdInputSuccess {
  status: "SUCCESS";
  error_message: "0009";
  results: VerificationToken;
}

export type LmJdInputAnswer = LmJdInputSuccess | Failure | TokenError;

export interface LmJdContinueRequest {
  /**
   * Token: of the session, or of the verification at the vendor
   * @minLength 1
   * @pattern ^[\w-]{1,64}$
   */
  token: string;
}

export interface LmJdContinueSuccess {
  status: "SUCCESS";
  error_message: "0100";
  results: VerificationToken[];
}

export type LmJdContinueAnswer =
  | LmJdContinueSuccess
  | VerificationFailure
  | TokenError;

export interface LmTaobaoSuccess {
  status: "SUCCESS";
  error_message: "0006" | "0100";
  results: VerificationTask[];
}

export type LmTaobaoAnswer =
  | LmTaobaoSuccess
  | VerificationFailure
  | PermissionError
  | TokenError;

export interface LmTaobaoContinueRequest {
  /**
   * Token: of the session, or of the verification at the vendor
   * @minLength 1
   * @pattern ^[\w-]{1,64}$
   */
  token: string;
}

export interface LmTaobaoContinueSuccess {
  status: "SUCCESS";
  error_message: "0100";
  results: VerificationToken[];
}

export type LmTaobaoContinueAnswer =
  | LmTaobaoContinueSuccess
  | VerificationFailure
  | TokenError;

export interface LmEducationRequest {
  /**
   * Account at the source
   * @minLength 1
   * @maxLength 64
   */
  username: string;
  /**
   * Password, 6 to 20 characters
   * @minLength 1
   * @maxLength 64
   */
  password: string;
}

export interface LmEducationSuccess {
  status: "SUCCESS";
  error_message: "认证成功" | "0006";
  results: VerificationTask[];
}

export type LmEducationAnswer =
  | LmEducationSuccess
  | VerificationFailure
  | PermissionError
  | TokenError;

export interface LmBillRequest {
  /**
   * Mail address: 163.com, 126.com, sina.com, sina.cn, qq.com or 139.com
   * @minLength 1
   * @maxLength 64
   */
  username: string;
  /**
   * Not at QQ
   * @maxLength 64
   */
  password?: string;
}

export interface LmBillSuccess {
  status: "SUCCESS";
  error_message: "0006" | "0100" | "认证成功";
  results: VerificationTask[];
}

export type LmBillAnswer =
  | LmBillSuccess
  | VerificationFailure
  | PermissionError
  | TokenError;

export interface LmBillContinueRequest {
  /**
   * Token: of the session, or of the verification at the vendor
   * @minLength 1
   * @pattern ^[\w-]{1,64}$
   */
  token: string;
}

export interface LmBillContinueSuccess {
  status: "SUCCESS";
  error_message: "0100";
  results: VerificationToken[];
}

export type LmBillContinueAnswer =
  | LmBillContinueSuccess
  | VerificationFailure
  | TokenError;

export interface LmEbankRequest {
  /**
   * Account at the source
   * @minLength 1
   * @maxLength 64
   */
  username: string;
  /**
   * Password, 6 to 20 characters
   * @minLength 1
   * @maxLength 64
   */
  password: string;
  /**
   * The bank's number: 01050000 建设银行 and 15 others
   * @minLength 1
   */
  bank: string;
}

export interface LmEbankSuccess {
  status: "SUCCESS";
  error_message: "认证成功" | "0006";
  results: VerificationTask[];
}

export type LmEbankAnswer =
  | LmEbankSuccess
  | VerificationFailure
  | PermissionError
  | TokenError;

export interface UserAuthStateResult {
  /**
   * Identity: 0 or 1
   * @format int64
   */
  is_identity_auth: number;
  /**
   * Profile, work and contacts: 0 or 1
   * @format int64
   */
  is_profile_auth: number;
  /**
   * A card is signed: 0 or 1
   * @format int64
   */
  is_bankcard_auth: number;
  /**
   * Phone: 0 or 1
   * @format int64
   */
  is_phone_auth: number;
}

export interface UserAuthStateSuccess {
  status: "SUCCESS";
  error_message: "";
  results: UserAuthStateResult[];
}

export type UserAuthStateAnswer = UserAuthStateSuccess | TokenError;

export interface UserProfileResult {
  /** Province, city, district */
  live_area: string[];
  /** Address */
  live_addr: string;
  /** For how long: one of the words that the client offers */
  live_time: string[];
  /**
   * Work was saved: 0 or 1
   * @format int64
   */
  is_work_auth: number;
  /**
   * Contacts were saved: 0 or 1
   * @format int64
   */
  is_relation_auth: number;
}

export interface UserProfileSuccess {
  status: "SUCCESS";
  error_message: "";
  results: UserProfileResult[];
}

export type UserProfileAnswer = UserProfileSuccess | TokenError;

export interface UserSaveProfileRequest {
  /** Province, city, district */
  live_area: string[];
  /**
   * Address
   * @minLength 1
   * @maxLength 50
   */
  live_addr: string;
  /** For how long: one of the words that the client offers */
  live_time: string[];
}

export interface UserSaveProfileSuccess {
  status: "SUCCESS";
  error_message: "保存成功";
}

export type UserSaveProfileAnswer =
  | UserSaveProfileSuccess
  | Failure
  | TokenError;

export interface UserWorkResult {
  /** Industry */
  industry: string;
  /** Position */
  position: string;
  /** Employer */
  company_name: string;
  /** Province, city, district of the employer */
  company_area: string[];
  /** Address of the employer */
  company_addr: string;
  /** Telephone of the employer */
  company_tel: string;
}

export interface UserWorkSuccess {
  status: "SUCCESS";
  error_message: "";
  results: UserWorkResult[];
}

export type UserWorkAnswer = UserWorkSuccess | TokenError;

export interface UserSaveWorkRequest {
  /**
   * Industry
   * @minLength 1
   * @maxLength 20
   */
  industry: string;
  /**
   * Position
   * @minLength 1
   * @maxLength 20
   */
  position: string;
  /**
   * Employer
   * @minLength 1
   * @maxLength 30
   */
  company_name: string;
  /** Province, city, district of the employer */
  company_area: string[];
  /**
   * Address of the employer
   * @minLength 1
   * @maxLength 50
   */
  company_addr: string;
  /**
   * Telephone of the employer
   * @minLength 1
   * @maxLength 1000
   */
  company_tel: string;
}

export interface UserSaveWorkSuccess {
  status: "SUCCESS";
  error_message: "保存成功";
}

export type UserSaveWorkAnswer = UserSaveWorkSuccess | Failure | TokenError;

export interface UserRelationResult {
  /** First contact: relation, as the code 0 to 4 of the list or as a word */
  linkman_relation_fir: string[];
  /** First contact: name */
  linkman_name_fir: string;
  /** First contact: telephone */
  linkman_tel_fir: string;
  /** Second contact: relation, as the code 0 to 4 of the list or as a word */
  linkman_relation_sec: string[];
  /** Second contact: name */
  linkman_name_sec: string;
  /** Second contact: telephone */
  linkman_tel_sec: string;
}

export interface UserRelationSuccess {
  status: "SUCCESS";
  error_message: "";
  results: UserRelationResult[];
}

export type UserRelationAnswer = UserRelationSuccess | TokenError;

export interface UserSaveRelationRequest {
  /** First contact: relation, as the code 0 to 4 of the list or as a word */
  linkman_relation_fir: string[];
  /**
   * First contact: name
   * @minLength 1
   * @maxLength 50
   */
  linkman_name_fir: string;
  /**
   * First contact: telephone
   * @minLength 1
   * @maxLength 1000
   */
  linkman_tel_fir: string;
  /** Second contact: relation, as the code 0 to 4 of the list or as a word */
  linkman_relation_sec: string[];
  /**
   * Second contact: name
   * @minLength 1
   * @maxLength 50
   */
  linkman_name_sec: string;
  /**
   * Second contact: telephone
   * @minLength 1
   * @maxLength 1000
   */
  linkman_tel_sec: string;
}

export interface UserSaveRelationSuccess {
  status: "SUCCESS";
  error_message: "保存成功";
}

export type UserSaveRelationAnswer =
  | UserSaveRelationSuccess
  | Failure
  | TokenError;

export interface AuthCommonRequest {
  /**
   * qq | wechat | bankcard
   * @minLength 1
   */
  auth_type: string;
  /**
   * In yuan: debits positive, credits negative
   * @maxLength 60
   */
  accounts: string;
}

export interface AuthCommonSuccess {
  status: "SUCCESS";
  error_message: "认证成功";
}

export type AuthCommonAnswer = AuthCommonSuccess | Failure | TokenError;

export interface AuthCommonGetSuccess {
  status: "SUCCESS";
  error_message: "";
  results: Partial<Record<string, string | number>>[];
}

export type AuthCommonGetAnswer = AuthCommonGetSuccess | Failure | TokenError;

export interface QuotaApplySuccess {
  status: "SUCCESS";
  error_message: "您的提额申请已提交成功，请等待系统审核";
}

export type QuotaApplyAnswer =
  | QuotaApplySuccess
  | Failure
  | PermissionError
  | TokenError;

export interface SignupRequest {
  /**
   * Mobile number: 1 and ten digits
   * @minLength 1
   */
  mobile: string;
  /**
   * Password, 6 to 20 characters
   * @minLength 1
   * @maxLength 100
   */
  password: string;
  /**
   * The code from the message
   * @minLength 1
   * @maxLength 10
   */
  code: string;
}

export interface Session {
  /** Mobile number: 1 and ten digits */
  mobile: string;
  /** Token: of the session, or of the verification at the vendor */
  token: string;
  /**
   * When the session ends, Unix seconds
   * @format int64
   */
  expiry_timestamp: number;
}

export interface SignupSuccess {
  status: "SUCCESS";
  error_message: "";
  results: Session[];
}

export type SignupAnswer = SignupSuccess | Failure;

export interface LoginRequest {
  /**
   * Mobile number: 1 and ten digits
   * @minLength 1
   */
  mobile: string;
  /**
   * Password, 6 to 20 characters
   * @minLength 1
   * @maxLength 100
   */
  password: string;
}

export interface LoginSuccess {
  status: "SUCCESS";
  error_message: "";
  results: Session[];
}

export type LoginAnswer = LoginSuccess | Failure;

export interface LogoutAnswer {
  status: "SUCCESS";
  error_message: "成功退出登入";
}

export interface SendSignupCodeRequest {
  /**
   * Mobile number: 1 and ten digits
   * @minLength 1
   */
  mobile: string;
}

export interface SendSignupCodeSuccess {
  status: "SUCCESS";
  error_message: "";
}

export type SendSignupCodeAnswer = SendSignupCodeSuccess | Failure;

export interface SendResetCodeRequest {
  /**
   * Mobile number: 1 and ten digits
   * @minLength 1
   */
  mobile: string;
}

export interface SendResetCodeSuccess {
  status: "SUCCESS";
  error_message: "";
}

export type SendResetCodeAnswer = SendResetCodeSuccess | Failure;

export interface PasswordRequest {
  /**
   * The password until now
   * @minLength 1
   * @maxLength 100
   */
  old_password: string;
  /**
   * The password from now on, 6 to 20 characters
   * @minLength 1
   * @maxLength 100
   */
  new_password: string;
  /**
   * The new password again
   * @minLength 1
   * @maxLength 100
   */
  repeat_password: string;
}

export interface PasswordSuccess {
  status: "SUCCESS";
  error_message: "密码修改成功";
}

export type PasswordAnswer = PasswordSuccess | Failure | TokenError;

export interface ForgetPasswordRequest {
  /**
   * Mobile number: 1 and ten digits
   * @minLength 1
   */
  mobile: string;
  /**
   * The code from the message
   * @minLength 1
   * @maxLength 10
   */
  code: string;
  /**
   * Password, 6 to 20 characters
   * @minLength 1
   * @maxLength 100
   */
  password: string;
  /**
   * Last six characters of the identity number, once the identity is verified
   * @maxLength 10
   */
  card_mantissa?: string;
}

export interface ForgetPasswordSuccess {
  status: "SUCCESS";
  error_message: "设置成功";
}

export type ForgetPasswordAnswer = ForgetPasswordSuccess | Failure;

export interface CashCouponGetResult {
  /**
   * The coupon's id
   * @format int64
   */
  coupon_id: number;
  /**
   * 1 is deducted from a repayment, 2 is cash
   * @format int64
   */
  coupon_name: number;
  /** Yuan */
  coupon_amount: number;
  /** Smallest repayment in yuan from which it is deducted */
  min_repayment: number;
  /** Smallest loan in yuan with which it is paid out */
  min_withdrawal: number;
  /**
   * Valid until, Unix seconds
   * @format int64
   */
  end_at: number;
  /**
   * 0 unused, 1 used, 2 expired
   * @format int64
   */
  state: number;
}

export interface CashCouponGetSuccess {
  status: "SUCCESS";
  error_message: "";
  results: CashCouponGetResult[];
  /** Whether more can be asked for */
  has_more: boolean;
}

export type CashCouponGetAnswer = CashCouponGetSuccess | Failure | TokenError;

export interface LoanRecordResult {
  /**
   * The loan's id
   * @format int64
   */
  loan_id: number;
  /** Principal in yuan */
  quota: number;
  /**
   * Term in days
   * @format int64
   */
  period: number;
  /** auditing | reviewing | audit_failure | review_failure | review_success | granting | repaying | overdue | finished */
  state: string;
  /** Since when it is in this state, Unix seconds */
  state_time: string;
}

export interface LoanRecordSuccess {
  status: "SUCCESS";
  error_message: "";
  results: LoanRecordResult[];
  /** Whether more can be asked for */
  has_more: boolean;
}

export type LoanRecordAnswer = LoanRecordSuccess | Failure | TokenError;

export interface RepaymentsRecordResult {
  /** The loan's id, as text */
  loan_id: string;
  /** Yuan: what was repaid, or what is due today */
  quota: number;
  /** When it was repaid, or the day on which it is due; Unix seconds */
  state_time: string;
  /** repaying, also when overdue | finished */
  state: "repaying" | "finished";
}

export interface RepaymentsRecordSuccess {
  status: "SUCCESS";
  error_message: "";
  results: RepaymentsRecordResult[];
  /** Whether more can be asked for */
  has_more: boolean;
}

export type RepaymentsRecordAnswer =
  | RepaymentsRecordSuccess
  | Failure
  | TokenError;

export interface LoanRecordDetailResult {
  /** Principal in yuan */
  quota: number;
  /**
   * Term in days
   * @format int64
   */
  period: number;
  /** Bank of the card */
  bank: string;
  /** When the money arrived, Unix seconds as text; false before */
  lending_at: string | false;
  /** The day on which it is due, Unix seconds as text; false before it is paid out */
  planned_repayment_at: string | false;
  /** auditing | reviewing | audit_failure | review_failure | review_success | granting | repaying | overdue | finished */
  state: string;
}

export interface LoanRecordDetailSuccess {
  status: "SUCCESS";
  error_message: "";
  results: LoanRecordDetailResult[];
}

export type LoanRecordDetailAnswer =
  | LoanRecordDetailSuccess
  | Failure
  | TokenError;

export interface FeedbackRequest {
  /**
   * credit: quota too low, info: data entry, loan, repayment, func: an idea, other
   * @minLength 1
   * @maxLength 10
   */
  type: string;
  /**
   * At most 1000 characters
   * @minLength 1
   * @maxLength 1000
   */
  content: string;
}

export interface FeedbackSuccess {
  status: "SUCCESS";
  error_message: "";
}

export type FeedbackAnswer = FeedbackSuccess | Failure | TokenError;

export interface QueuedLoan {
  /**
   * The loan's id
   * @format int64
   */
  loan_id: number;
  /** State of the loan */
  state: string;
  /** Principal in yuan */
  amount: number;
  /** Term in days */
  period: number;
  /**
   * Unix seconds
   * @format int64
   */
  waiting_since: number;
}

export interface QueuedPayout {
  /** Number of the order at LianLian */
  order_no: string;
  /**
   * The loan's id
   * @format int64
   */
  loan_id: number;
  /** Principal in yuan */
  amount: number;
  /** Bank of the card */
  bank: string;
  /** Last four digits of the card */
  card_tail: string;
  /** The code from the message */
  code: string;
  /** Why; it stays in the audit trail */
  reason: string;
  /** Operator who disbursed: another one confirms */
  disbursed_by: string;
  /**
   * The last moment to confirm, Unix seconds
   * @format int64
   */
  confirm_by: number;
  /**
   * Unix seconds
   * @format int64
   */
  waiting_since: number;
}

export interface QueuedQuotaChange {
  /**
   * The borrower's id
   * @format int64
   */
  user_id: number;
  /** The operator who proposed the change; null where a borrower asked */
  proposed_by: string | null;
  /** Proposed change by an operator, in yuan; null where a borrower asked */
  apply_quota: number | null;
  /** The whole quota in yuan */
  total: number;
  /** Free part of the quota, in yuan */
  available: number;
  /**
   * Unix seconds
   * @format int64
   */
  waiting_since: number;
}

export interface QueuedFeedback {
  /**
   * Id of the feedback
   * @format int64
   */
  feedback_id: number;
  /**
   * The borrower's id
   * @format int64
   */
  user_id: number;
  /** Kind */
  type: string;
  /** Figures, by the title */
  content: string;
  /**
   * Unix seconds
   * @format int64
   */
  waiting_since: number;
}

export interface QueuedBreakProposal {
  /** How it ended: `refunded` and `recovered` are booked, `explained` books nothing */
  outcome: string;
  /** Why; it stays in the audit trail */
  reason: string;
  /** The actor that caused it */
  by: string;
  /**
   * When, Unix seconds
   * @format int64
   */
  at: number;
}

export interface QueuedBreak {
  /** By which the break is resolved */
  break_id: string;
  /** Kind of the difference */
  break_kind: string;
  /** Number of the order at LianLian */
  order_no: string;
  /**
   * The loan's id
   * @format int64
   */
  loan_id: number | null;
  /**
   * The borrower's id
   * @format int64
   */
  user_id: number | null;
  /** Principal in yuan */
  amount: number;
  /** The difference */
  detail: string;
  /** State of the loan */
  state: string;
  /** How a break of this kind may end */
  outcomes: string[];
  /** Proposal of one operator, to which another must agree */
  proposal: QueuedBreakProposal | null;
  /**
   * Unix seconds
   * @format int64
   */
  waiting_since: number;
}

export type OperatorQueueResult =
  | QueuedLoan
  | QueuedPayout
  | QueuedQuotaChange
  | QueuedFeedback
  | QueuedBreak;

export interface OperatorQueueSuccess {
  status: "SUCCESS";
  error_message: "";
  results: OperatorQueueResult[];
  /** Whether more can be asked for */
  has_more: boolean;
}

export type OperatorQueueAnswer =
  | OperatorQueueSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface LoanFileAccountFees {
  /** Charged so far, in yuan */
  charged: number;
  /** Paid so far, in yuan, coupons included */
  paid: number;
  /** Waived, in yuan */
  waived: number;
}

export interface LoanFileAccountPenalty {
  /** Charged so far, in yuan */
  charged: number;
  /** Paid so far, in yuan, coupons included */
  paid: number;
  /** Waived, in yuan */
  waived: number;
}

export interface LoanFileAccountEntrie {
  /** Kind of verification */
  kind: "repayment" | "waiver" | "write-off" | "reversal";
  /** Day as of which the entry counts */
  value_date: string;
  /**
   * When, Unix seconds
   * @format int64
   */
  at: number;
  /** Principal in yuan */
  amount: number | null;
  /** Number of the order at LianLian */
  order_no: string | null;
}

export interface LoanFileAccount {
  /** Outstanding principal by the state and by the movements, in yuan; they agree */
  principal: number;
  /** All costs in yuan */
  fees: LoanFileAccountFees;
  penalty: LoanFileAccountPenalty;
  /** Paid so far, in yuan, coupons included */
  paid: number;
  /** Amount due today, in yuan */
  due_today: number;
  /** Days after the due day */
  days_late: number;
  /** Day on which the penalty stops growing */
  cap_date: string;
  /** Entries of the account, in the order of their booking */
  entries: LoanFileAccountEntrie[];
}

export interface LoanFileBorrower {
  /**
   * The borrower's id
   * @format int64
   */
  user_id: number;
  /** Name */
  name: string;
  /** Identity number without its middle */
  identity_no: string;
  /** Years, by the identity number */
  age: number | null;
  /** By the identity number */
  sex: "male" | "female" | null;
  /** Mobile number: 1 and ten digits */
  mobile: string;
  /** Loans paid out so far */
  loans_paid_out: number;
  /** 0 or 1 for each kind of verification */
  flags: Partial<Record<string, number>>;
  /** Employer */
  company: string;
  /** Names of the contacts */
  contacts: string[];
}

export interface LoanFileVerification {
  /** Kind of verification */
  kind: string;
  /** The true state, as of today */
  state: string;
  /** Business day of the last success */
  passed_on: string | null;
  /**
   * When the borrower agreed to it, Unix seconds
   * @format int64
   */
  consent_at: number;
  /** Version of the text agreed to */
  consent_text: string;
}

export interface LoanFileRiskLine {
  /**
   * When it was collected, Unix seconds
   * @format int64
   */
  collected_at: number;
  /** Since when the line has been the borrower's */
  reg_time: string | null;
  /** The same in whole months */
  line_months: number | null;
  /** Does the carrier know this identity number? */
  idcard_match: "no" | "yes" | "fuzzy" | "unknown";
  /** Does the carrier know this name? */
  name_match: "no" | "yes" | "fuzzy" | "unknown";
  /** Hits on lists of risks */
  risk_list_count: number | null;
  /** Loans overdue elsewhere */
  overdue_loan_count: number | null;
  /** Lenders asked */
  multi_lend_count: number | null;
  /** Calls with collectors and brokers */
  risk_call_count: number | null;
  /** Area with most calls */
  frequent_contact_area: string | null;
  /** Numbers called or calling */
  contact_count: number | null;
  /** Numbers called and calling */
  interflow_contact_count: number | null;
  /** Calls a month */
  avg_call_count: number | null;
  /** Seconds a call */
  avg_call_time: number | null;
  /** Days without a call */
  silence_count: number | null;
  /** Calls at night */
  night_call_count: number | null;
  /** Seconds a call at night */
  night_avg_call_time: number | null;
  /** Yuan a month */
  avg_monthly_fee: number | null;
}

export interface LoanFileRiskEducation {
  /**
   * When it was collected, Unix seconds
   * @format int64
   */
  collected_at: number;
  /** Highest degree */
  degree: string | null;
}

export interface LoanFileRiskJd {
  /**
   * When it was collected, Unix seconds
   * @format int64
   */
  collected_at: number;
  /** Orders */
  order_count: number | null;
  /** Addresses */
  address_count: number | null;
}

export interface LoanFileRiskTaobao {
  /**
   * When it was collected, Unix seconds
   * @format int64
   */
  collected_at: number;
  /** Orders */
  order_count: number | null;
  /** Addresses */
  address_count: number | null;
}

export interface LoanFileRiskBill {
  /**
   * When it was collected, Unix seconds
   * @format int64
   */
  collected_at: number;
  /** Bills */
  bill_count: number | null;
}

export interface LoanFileRiskEbank {
  /**
   * When it was collected, Unix seconds
   * @format int64
   */
  collected_at: number;
  /** Movements booked in these days */
  movement_count: number | null;
}

export interface LoanFileRisk {
  /** Figures of the telephone line over the report's half year */
  line: LoanFileRiskLine | null;
  /** Degree in the national register */
  education: LoanFileRiskEducation | null;
  /** Account at JD */
  jd: LoanFileRiskJd | null;
  /** Account at Taobao */
  taobao: LoanFileRiskTaobao | null;
  /** Credit card bills */
  bill: LoanFileRiskBill | null;
  /** Bank account */
  ebank: LoanFileRiskEbank | null;
}

export interface LoanFileAdvice {
  /** Reject beats look, look beats pass */
  recommendation: "pass" | "look" | "reject";
  /** Why, the weightiest first */
  reasons: string[];
}

export interface LoanFileReview {
  /** The operator */
  operator: string;
  /**
   * When, Unix seconds
   * @format int64
   */
  at: number;
  /** Verdict */
  passed: boolean;
  /** Why */
  opinion: string;
}

export interface LoanFileHistory {
  /**
   * When, Unix seconds
   * @format int64
   */
  at: number;
  /** The event */
  event: string;
  /** The actor that caused it */
  by: string;
}

export interface LoanFile {
  /**
   * The loan's id
   * @format int64
   */
  loan_id: number;
  /** The true state, as of today */
  state: string;
  /** Principal in yuan */
  amount: number;
  /** Term in days */
  period: number;
  /** All costs in yuan */
  fees: number;
  /** The day on which it is due */
  due_date: string | null;
  /** Amount due today, in yuan */
  due_today: number | null;
  /** Name of the account */
  account: LoanFileAccount | null;
  /** Bank and last digits of the card */
  card: string;
  /** Number of the newest disbursement */
  payout_order: string | null;
  /** The borrower */
  borrower: LoanFileBorrower;
  /** Verifications, the newest try of each kind */
  verifications: LoanFileVerification[];
  /** Figures of what was collected; null where nothing was, or where the report is silent */
  risk: LoanFileRisk;
  /** Recommendation of the risk rules while the loan is under review; the officer decides */
  advice: LoanFileAdvice | null;
  /** Verdicts so far */
  reviews: LoanFileReview[];
  /** Events of the loan */
  history: LoanFileHistory[];
}

export interface OperatorLoanSuccess {
  status: "SUCCESS";
  error_message: "";
  results: LoanFile[];
}

export type OperatorLoanAnswer =
  | OperatorLoanSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorLoanReviewRequest {
  /** The review that the operator saw, so that a stale screen cannot do the other one */
  stage: "first" | "second";
  /** Verdict */
  result: "pass" | "reject";
  /**
   * Why
   * @minLength 1
   * @maxLength 300
   */
  opinion: string;
}

export interface OperatorLoanReviewSuccess {
  status: "SUCCESS";
  error_message: "Passed" | "Rejected";
}

export type OperatorLoanReviewAnswer =
  | OperatorLoanReviewSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorLoanDisburseResult {
  /** Number of the order at LianLian */
  order_no: string;
}

export interface OperatorLoanDisburseSuccess {
  status: "SUCCESS";
  error_message: "Disbursement started";
  results: OperatorLoanDisburseResult[];
}

export type OperatorLoanDisburseAnswer =
  | OperatorLoanDisburseSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorPayoutConfirmRequest {
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  reason: string;
}

export interface OperatorPayoutConfirmSuccess {
  status: "SUCCESS";
  error_message: "Confirmation under way";
}

export type OperatorPayoutConfirmAnswer =
  | OperatorPayoutConfirmSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorLoanCancelRequest {
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  reason: string;
}

export interface OperatorLoanCancelSuccess {
  status: "SUCCESS";
  error_message: "Cancelled";
}

export type OperatorLoanCancelAnswer =
  | OperatorLoanCancelSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorLoanWriteOffRequest {
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  reason: string;
}

export interface OperatorLoanWriteOffSuccess {
  status: "SUCCESS";
  error_message: "Written off";
}

export type OperatorLoanWriteOffAnswer =
  | OperatorLoanWriteOffSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorLoanLedgerResultMovement {
  /**
   * When, Unix seconds
   * @format int64
   */
  at: number;
  /** Business day */
  date: string;
  /** Event that moved the money */
  kind: string;
  /** Number of the order at LianLian */
  order_no: string;
  /** Yuan by account */
  postings: Partial<Record<string, number>>;
}

export interface OperatorLoanLedgerResultPrincipal {
  /** By the state, in yuan */
  owed: number;
  /** By the movements, in yuan */
  booked: number;
  /** Whether they are equal */
  agrees: boolean;
}

export interface OperatorLoanLedgerResult {
  /** In yuan: debits positive, credits negative */
  movements: OperatorLoanLedgerResultMovement[];
  /** Yuan by account */
  balances: Partial<Record<string, number>>;
  /** Outstanding principal by the state and by the movements, in yuan; they agree */
  principal: OperatorLoanLedgerResultPrincipal;
}

export interface OperatorLoanLedgerSuccess {
  status: "SUCCESS";
  error_message: "";
  results: OperatorLoanLedgerResult[];
}

export type OperatorLoanLedgerAnswer =
  | OperatorLoanLedgerSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorTrialBalanceResultAccount {
  /** Name of the account */
  account: string;
  /** Before the first day, in yuan */
  opening: number;
  /** Closing less opening, in yuan */
  change: number;
  /** At the end of the last day, in yuan */
  closing: number;
}

export interface OperatorTrialBalanceResult {
  /** First day, 2026-10-01 */
  from: string | null;
  /** Last day; today unless sent */
  to: string;
  /** The last day whose books are closed */
  closed_through: string | null;
  /** Movements booked in these days */
  movement_count: number;
  /** In yuan: debits positive, credits negative */
  accounts: OperatorTrialBalanceResultAccount[];
  /** Of all accounts, in yuan: 0 */
  sum: number;
  /** Orders whose movement does not sum to zero: none */
  unbalanced: string[];
  /** Every movement and the whole sum to zero */
  balanced: boolean;
}

export interface OperatorTrialBalanceSuccess {
  status: "SUCCESS";
  error_message: "";
  results: OperatorTrialBalanceResult[];
}

export type OperatorTrialBalanceAnswer =
  | OperatorTrialBalanceSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorStatisticsResult {
  /** Business day */
  date: string;
  /** New borrowers */
  sign_ups: number;
  /** Loans asked for */
  applications: number;
  /** Principals asked for, in yuan */
  applied_amount: number;
  /** First reviews passed */
  first_passed: number;
  /** First reviews that rejected */
  first_rejected: number;
  /** Second reviews passed: loans approved */
  second_passed: number;
  /** Second reviews that rejected */
  second_rejected: number;
  /** Loans cancelled before they were paid out */
  cancelled: number;
  /** Loans whose payout was booked */
  disbursed: number;
  /** Their principals, in yuan */
  disbursed_amount: number;
  /** Payouts of open loans that the bank sent back; not taken off `disbursed` */
  reversed: number;
  /** Their principals, in yuan */
  reversed_amount: number;
  /** Loans repaid */
  repaid: number;
  /** Principals repaid, in yuan */
  repaid_principal: number;
  /** Fees paid, in yuan */
  repaid_fees: number;
  /** Penalties paid, in yuan */
  repaid_penalty: number;
  /** Of the loans repaid, those that were overdue */
  collected: number;
  /** The money that these brought, in yuan */
  collected_amount: number;
  /** Coupons spent, less those whose payout was sent back */
  coupons_spent: number;
  /** Their value, in yuan */
  coupons_amount: number;
  /** Loans written off */
  written_off: number;
  /** Their principals, in yuan */
  written_off_amount: number;
  /** Loans that fell overdue at its beginning */
  newly_overdue: number;
  /** Loans paid out and not ended, at its end */
  open_loans: number;
  /** Those of them that were overdue, at its end */
  overdue_loans: number;
  /** `overdue_loans` ÷ `open_loans`, 0 to 1; null when no loan was open */
  overdue_rate: number | null;
}

export interface OperatorStatisticsSuccess {
  status: "SUCCESS";
  error_message: "";
  results: OperatorStatisticsResult[];
}

export type OperatorStatisticsAnswer =
  | OperatorStatisticsSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorLoanWhyResultTimeline {
  /**
   * When, Unix seconds
   * @format int64
   */
  at: number;
  /** Of what kind: state, audit, order, answer, movement, message, break */
  what: string;
  /** The event in one line */
  text: string;
  /** The actor that caused it */
  by: string | null;
  /** Number of the order at LianLian */
  order_no: string | null;
}

export interface OperatorLoanWhyResult {
  /**
   * The loan's id
   * @format int64
   */
  loan_id: number;
  /**
   * The borrower's id
   * @format int64
   */
  user_id: number;
  /** State of the loan */
  state: string;
  /** Oldest first */
  timeline: OperatorLoanWhyResultTimeline[];
}

export interface OperatorLoanWhySuccess {
  status: "SUCCESS";
  error_message: "";
  results: OperatorLoanWhyResult[];
}

export type OperatorLoanWhyAnswer =
  | OperatorLoanWhySuccess
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorBreakResolveRequest {
  /** How it ended: `refunded` and `recovered` are booked, `explained` books nothing */
  outcome: "explained" | "refunded" | "recovered";
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  reason: string;
}

export interface OperatorBreakResolveResult {
  /** State of the loan */
  state: "proposed" | "resolved";
}

export interface OperatorBreakResolveSuccess {
  status: "SUCCESS";
  error_message: "Proposed: another operator must agree" | "Resolved";
  results: OperatorBreakResolveResult[];
}

export type OperatorBreakResolveAnswer =
  | OperatorBreakResolveSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorCampaignsResult {
  /**
   * The campaign's id
   * @format int64
   */
  campaign_id: number;
  /** Name */
  name: string;
  /** repayment: taken off what is repaid; cash: paid out on top of a loan */
  kind: "repayment" | "cash";
  /** Yuan, up to two decimals */
  amount: number;
  /** Least amount due (repayment) or principal (cash) in yuan for which it may be used */
  min_amount: number;
  /** Days for which a coupon may be used after the day on which it was given */
  valid_days: number;
  /** First day, 2026-12-20 */
  from: string;
  /** Last day, 2026-12-01 */
  until: string;
  /** It gives coupons today */
  online: boolean;
  /**
   * Unix seconds
   * @format int64
   */
  created_at: number;
  /** The operator who made it */
  created_by: string;
  /** The operator who switched it off */
  off_by: string | null;
}

export interface OperatorCampaignsSuccess {
  status: "SUCCESS";
  error_message: "";
  results: OperatorCampaignsResult[];
  /** Whether more can be asked for */
  has_more: boolean;
}

export type OperatorCampaignsAnswer =
  | OperatorCampaignsSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorCampaignStartRequest {
  /**
   * Name
   * @minLength 1
   * @maxLength 40
   */
  name: string;
  /** repayment: taken off what is repaid; cash: paid out on top of a loan */
  kind: "repayment" | "cash";
  /**
   * Yuan, up to two decimals
   * @min 0
   */
  amount?: number;
  /**
   * Least amount due (repayment) or principal (cash) in yuan for which it may be used
   * @min 0
   */
  min_amount?: number;
  /**
   * Days for which a coupon may be used after the day on which it was given
   * @format int64
   */
  valid_days?: number;
  /**
   * First day, 2026-12-20
   * @format date
   */
  from: string;
  /**
   * Last day, 2026-12-01
   * @format date
   */
  until: string;
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  reason: string;
}

export interface OperatorCampaignStartResult {
  /**
   * The campaign's id
   * @format int64
   */
  campaign_id: number;
}

export interface OperatorCampaignStartSuccess {
  status: "SUCCESS";
  error_message: "Online";
  results: OperatorCampaignStartResult[];
}

export type OperatorCampaignStartAnswer =
  | OperatorCampaignStartSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorCampaignEndRequest {
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  reason: string;
}

export interface OperatorCampaignEndSuccess {
  status: "SUCCESS";
  error_message: "Off";
}

export type OperatorCampaignEndAnswer =
  | OperatorCampaignEndSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorCouponGrantRequest {
  /**
   * The campaign's id
   * @format int64
   * @min 1
   */
  campaign_id?: number;
  /**
   * The coupon's id
   * @format int64
   * @min 1
   */
  coupon_id?: number;
  /** repayment: taken off what is repaid; cash: paid out on top of a loan */
  kind?: "repayment" | "cash";
  /**
   * Yuan, up to two decimals
   * @min 0
   */
  amount?: number;
  /**
   * Least amount due (repayment) or principal (cash) in yuan for which it may be used
   * @min 0
   */
  min_amount?: number;
  /**
   * Days for which a coupon may be used after the day on which it was given
   * @format int64
   */
  valid_days?: number;
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  reason: string;
}

export interface OperatorCouponGrantResult {
  /**
   * The coupon's id
   * @format int64
   */
  coupon_id: number;
}

export interface OperatorCouponGrantSuccess {
  status: "SUCCESS";
  error_message: "Given";
  results: OperatorCouponGrantResult[];
}

export type OperatorCouponGrantAnswer =
  | OperatorCouponGrantSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorQueueNextSuccess {
  status: "SUCCESS";
  error_message: "";
  results: LoanFile[];
}

export type OperatorQueueNextAnswer =
  | OperatorQueueNextSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface BorrowerFound {
  /**
   * The borrower's id
   * @format int64
   */
  user_id: number;
  /** Name */
  name: string;
  /** Mobile number: 1 and ten digits */
  mobile: string;
  /** Whether the borrower may ask for nothing new */
  forbidden: boolean;
}

export interface OperatorUserFindSuccess {
  status: "SUCCESS";
  error_message: "";
  results: BorrowerFound[];
}

export type OperatorUserFindAnswer =
  | OperatorUserFindSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface BorrowerFileQuota {
  /** The whole quota in yuan */
  total: number;
  /** Free part of the quota, in yuan */
  available: number;
  /** Part of the quota that the open loan holds, in yuan */
  frozen: number;
}

export interface BorrowerFileLoan {
  /**
   * The loan's id
   * @format int64
   */
  loan_id: number;
  /** State of the loan */
  state: string;
  /** Principal in yuan */
  amount: number;
  /** Term in days */
  period: number;
}

export interface BorrowerFileCoupon {
  /**
   * The coupon's id
   * @format int64
   */
  coupon_id: number;
  /** repayment or cash */
  kind: string;
  /** Principal in yuan */
  amount: number;
  /**
   * State of the loan
   * @format int64
   */
  state: number;
  /**
   * Valid until, Unix seconds
   * @format int64
   */
  end_at: number;
}

export interface BorrowerFileCard {
  /**
   * The card's id
   * @format int64
   */
  card_id: number;
  /** Bank of the card */
  bank: string;
  /** Card number */
  card_no: string;
  /** Whether the card is signed at the provider */
  signed: boolean;
  /** Out of use, and the provider has not yet said that the agreement is ended */
  unbinding: boolean;
  /** Loans are paid out to it: 0 or 1 */
  is_default: boolean;
}

export interface BorrowerFileAudit {
  /**
   * When, Unix seconds
   * @format int64
   */
  at: number;
  /** The operator */
  operator: string;
  /** The act */
  action: string;
  /** As it was before */
  before: string;
  /** As it was afterwards */
  after: string;
  /** Why; it stays in the audit trail */
  reason: string;
}

export interface BorrowerFile {
  /**
   * The borrower's id
   * @format int64
   */
  user_id: number;
  /** Name */
  name: string;
  /** Mobile number: 1 and ten digits */
  mobile: string;
  /** Whether the borrower may ask for nothing new */
  forbidden: boolean;
  /** Identity number without its middle */
  identity_no: string;
  /**
   * Borrower since, Unix seconds
   * @format int64
   */
  since: number;
  /** 0 or 1 for each kind of verification */
  flags: Partial<Record<string, number>>;
  /** In yuan */
  quota: BorrowerFileQuota;
  /**
   * Id of the open loan
   * @format int64
   */
  open_loan: number | null;
  /** Loans paid out so far */
  loans_paid_out: number;
  /** Newest first, at most twenty */
  loans: BorrowerFileLoan[];
  /** Newest first, at most twenty */
  coupons: BorrowerFileCoupon[];
  /** Newest first */
  cards: BorrowerFileCard[];
  /** Acts of operators, newest first, at most twenty */
  audit: BorrowerFileAudit[];
}

export interface OperatorUserSuccess {
  status: "SUCCESS";
  error_message: "";
  results: BorrowerFile[];
}

export type OperatorUserAnswer =
  | OperatorUserSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorUserForbidRequest {
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  reason: string;
}

export interface OperatorUserForbidSuccess {
  status: "SUCCESS";
  error_message: "Forbidden";
}

export type OperatorUserForbidAnswer =
  | OperatorUserForbidSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorUserAllowRequest {
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  reason: string;
}

export interface OperatorUserAllowSuccess {
  status: "SUCCESS";
  error_message: "Allowed";
}

export type OperatorUserAllowAnswer =
  | OperatorUserAllowSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorCardUnbindRequest {
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  reason: string;
}

export interface OperatorCardUnbindSuccess {
  status: "SUCCESS";
  error_message: "Unbound";
}

export type OperatorCardUnbindAnswer =
  | OperatorCardUnbindSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorUserQuotaRequest {
  /**
   * Whole yuan, up or (negative) down
   * @format int64
   */
  change?: number;
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  reason: string;
}

export interface OperatorUserQuotaSuccess {
  status: "SUCCESS";
  error_message: "Proposed";
}

export type OperatorUserQuotaAnswer =
  | OperatorUserQuotaSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorQuotaDecideRequest {
  /** Verdict */
  result: "pass" | "reject";
  /**
   * Whole yuan that are added; empty: as proposed
   * @format int64
   */
  allow_quota?: number;
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  memo: string;
}

export interface OperatorQuotaDecideResult {
  /** The whole quota in yuan */
  total: number;
  /** Free part of the quota, in yuan */
  available: number;
}

export interface OperatorQuotaDecideSuccess {
  status: "SUCCESS";
  error_message: "Passed" | "Rejected";
  results: OperatorQuotaDecideResult[];
}

export type OperatorQuotaDecideAnswer =
  | OperatorQuotaDecideSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorProductsResult {
  /**
   * Id of the product
   * @format int64
   */
  product_id: number;
  /** Number of the version */
  version: number;
  /** Whether new loans are made under it */
  on_sale: boolean;
  /** Smallest loan in yuan */
  min_quota: number;
  /** Largest loan in yuan */
  max_quota: number;
  /** Shortest term in days */
  min_period: number;
  /** Longest term in days */
  max_period: number;
  /** Interest a year, a fraction */
  annualized_interest_rate: string;
  /** Fraction of the principal, once */
  trial_rate: string;
  /** Fraction of the principal, once */
  service_rate: string;
  /** Fraction of the principal, once */
  poundage_rate: string;
  /** `overdue_loans` ÷ `open_loans`, 0 to 1; null when no loan was open */
  overdue_rate: string;
  /** Days after which the penalty grows no more */
  overdue_cap_days: number;
  /** The operator who created the version */
  made_by: string | null;
  /**
   * Unix seconds
   * @format int64
   */
  made_at: number | null;
  /** Why; it stays in the audit trail */
  reason: string;
}

export interface OperatorProductsSuccess {
  status: "SUCCESS";
  error_message: "";
  results: OperatorProductsResult[];
}

export type OperatorProductsAnswer =
  | OperatorProductsSuccess
  | PermissionError
  | TokenError;

export interface OperatorProductAddRequest {
  /**
   * Smallest loan in yuan
   * @format int64
   * @min 0
   */
  min_quota: number;
  /**
   * Largest loan in yuan
   * @format int64
   * @min 0
   */
  max_quota: number;
  /**
   * Shortest term in days
   * @format int64
   * @min 0
   */
  min_period: number;
  /**
   * Longest term in days
   * @format int64
   * @min 0
   */
  max_period: number;
  /**
   * Interest a year, a fraction
   * @min 0
   */
  annualized_interest_rate: number;
  /**
   * Fraction of the principal, once
   * @min 0
   */
  trial_rate: number;
  /**
   * Fraction of the principal, once
   * @min 0
   */
  service_rate: number;
  /**
   * Fraction of the principal, once
   * @min 0
   */
  poundage_rate: number;
  /**
   * `overdue_loans` ÷ `open_loans`, 0 to 1; null when no loan was open
   * @min 0
   */
  overdue_rate: number;
  /**
   * Days after which the penalty grows no more
   * @format int64
   * @min 0
   */
  overdue_cap_days: number;
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  reason: string;
}

export interface OperatorProductAddResult {
  /**
   * Id of the product
   * @format int64
   */
  product_id: number;
  /** Number of the version */
  version: number;
}

export interface OperatorProductAddSuccess {
  status: "SUCCESS";
  error_message: "Made";
  results: OperatorProductAddResult[];
}

export type OperatorProductAddAnswer =
  | OperatorProductAddSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorProductActivateRequest {
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  reason: string;
}

export interface OperatorProductActivateSuccess {
  status: "SUCCESS";
  error_message: "On sale from 2026-11-02 10:02";
}

export type OperatorProductActivateAnswer =
  | OperatorProductActivateSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorFeedbackHandleRequest {
  /**
   * How it was handled
   * @minLength 1
   * @maxLength 300
   */
  note: string;
}

export interface OperatorFeedbackHandleSuccess {
  status: "SUCCESS";
  error_message: "Handled";
}

export type OperatorFeedbackHandleAnswer =
  | OperatorFeedbackHandleSuccess
  | Failure
  | PermissionError
  | TokenError;

export interface LlpayAuthPayNotifyRequest {
  /** Our number at LianLian */
  oid_partner?: string;
  /** When the order was made, YYYYMMDDHHMMSS */
  dt_order?: string;
  /** The order's number */
  no_order?: string;
  /** LianLian's number of it */
  oid_paybill?: string;
  /** Yuan with two decimals */
  money_order?: string;
  /** Its result: SUCCESS, FAILURE, CANCEL, … */
  result_pay?: string;
  /** LianLian's business day, YYYYMMDD */
  settle_date?: string;
  /** RSA */
  sign_type?: string;
  /** Signature over all other fields */
  sign?: string;
}

export interface LlpayAuthPayNotifyAnswer {
  ret_code: "0000" | "9999";
  ret_msg: "交易成功" | "处理失败";
}

export interface LlpayPaymentNotifyRequest {
  /** Our number at LianLian */
  oid_partner?: string;
  /** When the order was made, YYYYMMDDHHMMSS */
  dt_order?: string;
  /** The order's number */
  no_order?: string;
  /** LianLian's number of it */
  oid_paybill?: string;
  /** Yuan with two decimals */
  money_order?: string;
  /** Its result: SUCCESS, FAILURE, CANCEL, … */
  result_pay?: string;
  /** LianLian's business day, YYYYMMDD */
  settle_date?: string;
  /** RSA */
  sign_type?: string;
  /** Signature over all other fields */
  sign?: string;
}

export interface LlpayPaymentNotifyAnswer {
  ret_code: "0000" | "9999";
  ret_msg: "交易成功" | "处理失败";
}

export interface LmCallbackRequest {
  /** The verification */
  token?: string;
  /** Kind of source */
  bizType?: string;
  /** Where it stands */
  code?: string;
  /** The same in words */
  msg?: string;
  /** Our name of the borrower */
  uid?: string;
}

export interface LlpaySignReturnRequest {
  /** 0000, or why not */
  status?: string;
  /** The signed result, as JSON text */
  result?: string;
}

export interface LlpayAuthUrlReturnRequest {
  /** The signed result, as JSON text; absent when the borrower gave up */
  res_data?: string;
}

export type HomeData = HomeAnswer;

export type LoanConfirmData = LoanConfirmAnswer;

export type LoanSubmitData = LoanSubmitAnswer;

export type LlpayAuthPayData = LlpayAuthPayAnswer;

export type LoanContractData = LoanContractAnswer;

export type LmIdentityData = LmIdentityAnswer;

export type LmGetIdentityData = LmGetIdentityAnswer;

export type LlpaySignData = LlpaySignAnswer;

export type LlpayCardbinData = LlpayCardbinAnswer;

export type AuthBankcardGetData = AuthBankcardGetAnswer;

export type SetBankcardDefaultData = SetBankcardDefaultAnswer;

export type SetBankcardDefaultByPostData = SetBankcardDefaultAnswer;

export type LmMobileData = LmMobileAnswer;

export type LmMobileReportData = LmMobileAnswer;

export type LmMobileInputData = LmMobileInputAnswer;

export type LmMobileReportInputData = LmMobileInputAnswer;

export type LmMobileContinueData = LmMobileContinueAnswer;

export type LmJdData = LmJdAnswer;

export type LmJdInputData = LmJdInputAnswer;

export type LmJdContinueData = LmJdContinueAnswer;

export type LmTaobaoData = LmTaobaoAnswer;

export type LmTaobaoContinueData = LmTaobaoContinueAnswer;

export type LmEducationData = LmEducationAnswer;

export type LmBillData = LmBillAnswer;

export type LmBillContinueData = LmBillContinueAnswer;

export type LmEbankData = LmEbankAnswer;

export type UserAuthStateData = UserAuthStateAnswer;

export type UserProfileData = UserProfileAnswer;

export interface UserSaveProfilePayload {
  /** Province, city, district */
  "live_area[]": string[];
  /**
   * Address
   * @minLength 1
   * @maxLength 50
   */
  live_addr: string;
  /** For how long: one of the words that the client offers */
  "live_time[]": string[];
}

export type UserSaveProfileData = UserSaveProfileAnswer;

export type UserWorkData = UserWorkAnswer;

export interface UserSaveWorkPayload {
  /**
   * Industry
   * @minLength 1
   * @maxLength 20
   */
  industry: string;
  /**
   * Position
   * @minLength 1
   * @maxLength 20
   */
  position: string;
  /**
   * Employer
   * @minLength 1
   * @maxLength 30
   */
  company_name: string;
  /** Province, city, district of the employer */
  "company_area[]": string[];
  /**
   * Address of the employer
   * @minLength 1
   * @maxLength 50
   */
  company_addr: string;
  /**
   * Telephone of the employer
   * @minLength 1
   * @maxLength 1000
   */
  company_tel: string;
}

export type UserSaveWorkData = UserSaveWorkAnswer;

export type UserRelationData = UserRelationAnswer;

export interface UserSaveRelationPayload {
  /** First contact: relation, as the code 0 to 4 of the list or as a word */
  "linkman_relation_fir[]": string[];
  /**
   * First contact: name
   * @minLength 1
   * @maxLength 50
   */
  linkman_name_fir: string;
  /**
   * First contact: telephone
   * @minLength 1
   * @maxLength 1000
   */
  linkman_tel_fir: string;
  /** Second contact: relation, as the code 0 to 4 of the list or as a word */
  "linkman_relation_sec[]": string[];
  /**
   * Second contact: name
   * @minLength 1
   * @maxLength 50
   */
  linkman_name_sec: string;
  /**
   * Second contact: telephone
   * @minLength 1
   * @maxLength 1000
   */
  linkman_tel_sec: string;
}

export type UserSaveRelationData = UserSaveRelationAnswer;

export type AuthCommonData = AuthCommonAnswer;

export type AuthCommonGetData = AuthCommonGetAnswer;

export type QuotaApplyData = QuotaApplyAnswer;

export type SignupData = SignupAnswer;

export type LoginData = LoginAnswer;

export type LogoutData = LogoutAnswer;

export type SendMobileCodeNewUserV1Data = SendSignupCodeAnswer;

export type SendMobileCodeForgetPasswordV1Data = SendResetCodeAnswer;

export type PasswordData = PasswordAnswer;

export type PasswordByPostData = PasswordAnswer;

export type ForgetPasswordData = ForgetPasswordAnswer;

export type ForgetPasswordByPostData = ForgetPasswordAnswer;

export type CashCouponGetData = CashCouponGetAnswer;

export type LoanRecordData = LoanRecordAnswer;

export type RepaymentsRecordData = RepaymentsRecordAnswer;

export type LoanRecordDetailData = LoanRecordDetailAnswer;

export type FeedbackData = FeedbackAnswer;

export type OperatorQueueData = OperatorQueueAnswer;

export type OperatorLoanData = OperatorLoanAnswer;

export type OperatorLoanReviewData = OperatorLoanReviewAnswer;

export type OperatorLoanDisburseData = OperatorLoanDisburseAnswer;

export type OperatorPayoutConfirmData = OperatorPayoutConfirmAnswer;

export type OperatorLoanCancelData = OperatorLoanCancelAnswer;

export type OperatorLoanWriteOffData = OperatorLoanWriteOffAnswer;

export type OperatorLoanLedgerData = OperatorLoanLedgerAnswer;

export type OperatorTrialBalanceData = OperatorTrialBalanceAnswer;

export type OperatorStatisticsData = OperatorStatisticsAnswer;

export type OperatorLoanWhyData = OperatorLoanWhyAnswer;

export type OperatorBreakResolveData = OperatorBreakResolveAnswer;

export type OperatorCampaignsData = OperatorCampaignsAnswer;

export type OperatorCampaignStartData = OperatorCampaignStartAnswer;

export type OperatorCampaignEndData = OperatorCampaignEndAnswer;

export type OperatorCouponGrantData = OperatorCouponGrantAnswer;

export type OperatorQueueNextData = OperatorQueueNextAnswer;

export type OperatorUserFindData = OperatorUserFindAnswer;

export type OperatorUserData = OperatorUserAnswer;

export type OperatorUserForbidData = OperatorUserForbidAnswer;

export type OperatorUserAllowData = OperatorUserAllowAnswer;

export type OperatorCardUnbindData = OperatorCardUnbindAnswer;

export type OperatorUserQuotaData = OperatorUserQuotaAnswer;

export type OperatorQuotaDecideData = OperatorQuotaDecideAnswer;

export type OperatorProductsData = OperatorProductsAnswer;

export type OperatorProductAddData = OperatorProductAddAnswer;

export type OperatorProductActivateData = OperatorProductActivateAnswer;

export type OperatorFeedbackHandleData = OperatorFeedbackHandleAnswer;

export type QueryParamsType = Record<string | number, any>;
export type ResponseFormat = keyof Omit<Body, "body" | "bodyUsed">;

export interface FullRequestParams extends Omit<RequestInit, "body"> {
  /** set parameter to `true` for call `securityWorker` for this request */
  secure?: boolean;
  /** request path */
  path: string;
  /** content type of request body */
  type?: ContentType;
  /** query params */
  query?: QueryParamsType;
  /** format of response (i.e. response.json() -> format: "json") */
  format?: ResponseFormat;
  /** request body */
  body?: unknown;
  /** base url */
  baseUrl?: string;
  /** request cancellation token */
  cancelToken?: CancelToken;
}

export type RequestParams = Omit<
  FullRequestParams,
  "body" | "method" | "query" | "path"
>;

export interface ApiConfig<SecurityDataType = unknown> {
  baseUrl?: string;
  baseApiParams?: Omit<RequestParams, "baseUrl" | "cancelToken" | "signal">;
  securityWorker?: (
    securityData: SecurityDataType | null,
  ) => Promise<RequestParams | void> | RequestParams | void;
  customFetch?: typeof fetch;
}

export interface HttpResponse<D extends unknown, E extends unknown = unknown>
  extends Response {
  data: D;
  error: E;
}

type CancelToken = Symbol | string | number;

export type ContentType =
  | "application/json"
  | "application/vnd.api+json"
  | "multipart/form-data"
  | "application/x-www-form-urlencoded"
  | "text/plain";

export class HttpClient<SecurityDataType = unknown> {
  public baseUrl: string = "http://127.0.0.1:3000";
  private securityData: SecurityDataType | null = null;
  private securityWorker?: ApiConfig<SecurityDataType>["securityWorker"];
  private abortControllers = new Map<CancelToken, AbortController>();
  private customFetch = (...fetchParams: Parameters<typeof fetch>) =>
    fetch(...fetchParams);

  private baseApiParams: RequestParams = {
    credentials: "same-origin",
    headers: {},
    redirect: "follow",
    referrerPolicy: "no-referrer",
  };

  constructor(apiConfig: ApiConfig<SecurityDataType> = {}) {
    Object.assign(this, apiConfig);
  }

  public setSecurityData = (data: SecurityDataType | null) => {
    this.securityData = data;
  };

  protected encodeQueryParam(key: string, value: any) {
    const encodedKey = encodeURIComponent(key);
    return `${encodedKey}=${encodeURIComponent(typeof value === "number" ? value : `${value}`)}`;
  }

  protected addQueryParam(query: QueryParamsType, key: string) {
    return this.encodeQueryParam(key, query[key]);
  }

  protected addArrayQueryParam(query: QueryParamsType, key: string) {
    const value = query[key];
    return value.map((v: any) => this.encodeQueryParam(key, v)).join("&");
  }

  protected toQueryString(rawQuery?: QueryParamsType): string {
    const query = rawQuery || {};
    const keys = Object.keys(query).filter(
      (key) => "undefined" !== typeof query[key],
    );
    return keys
      .map((key) =>
        Array.isArray(query[key])
          ? this.addArrayQueryParam(query, key)
          : this.addQueryParam(query, key),
      )
      .join("&");
  }

  protected addQueryParams(rawQuery?: QueryParamsType): string {
    const queryString = this.toQueryString(rawQuery);
    return queryString ? `?${queryString}` : "";
  }

  private contentFormatters: Record<ContentType, (input: any) => any> = {
    ["application/json"]: (input: any) =>
      input !== null && (typeof input === "object" || typeof input === "string")
        ? JSON.stringify(input)
        : input,
    ["application/vnd.api+json"]: (input: any) =>
      input !== null && (typeof input === "object" || typeof input === "string")
        ? JSON.stringify(input)
        : input,
    ["text/plain"]: (input: any) =>
      input !== null && typeof input !== "string"
        ? JSON.stringify(input)
        : input,
    ["multipart/form-data"]: (input: any) => {
      if (input instanceof FormData) {
        return input;
      }

      return Object.keys(input || {}).reduce((formData, key) => {
        const property = input[key];
        formData.append(
          key,
          property instanceof Blob
            ? property
            : typeof property === "object" && property !== null
              ? JSON.stringify(property)
              : `${property}`,
        );
        return formData;
      }, new FormData());
    },
    ["application/x-www-form-urlencoded"]: (input: any) =>
      this.toQueryString(input),
  };

  protected mergeRequestParams(
    params1: RequestParams,
    params2?: RequestParams,
  ): RequestParams {
    return {
      ...this.baseApiParams,
      ...params1,
      ...(params2 || {}),
      headers: {
        ...(this.baseApiParams.headers || {}),
        ...(params1.headers || {}),
        ...((params2 && params2.headers) || {}),
      },
    };
  }

  protected createAbortSignal = (
    cancelToken: CancelToken,
  ): AbortSignal | undefined => {
    if (this.abortControllers.has(cancelToken)) {
      const abortController = this.abortControllers.get(cancelToken);
      if (abortController) {
        return abortController.signal;
      }
      return void 0;
    }

    const abortController = new AbortController();
    this.abortControllers.set(cancelToken, abortController);
    return abortController.signal;
  };

  public abortRequest = (cancelToken: CancelToken) => {
    const abortController = this.abortControllers.get(cancelToken);

    if (abortController) {
      abortController.abort();
      this.abortControllers.delete(cancelToken);
    }
  };

  public request = async <T = any, E = any>({
    body,
    secure,
    path,
    type,
    query,
    format,
    baseUrl,
    cancelToken,
    ...params
  }: FullRequestParams): Promise<HttpResponse<T, E>> => {
    const secureParams =
      ((typeof secure === "boolean" ? secure : this.baseApiParams.secure) &&
        this.securityWorker &&
        (await this.securityWorker(this.securityData))) ||
      {};
    const requestParams = this.mergeRequestParams(params, secureParams);
    const queryString = query && this.toQueryString(query);
    const payloadFormatter = this.contentFormatters[type || "application/json"];
    const responseFormat = format || requestParams.format;

    return this.customFetch(
      `${baseUrl || this.baseUrl || ""}${path}${queryString ? `?${queryString}` : ""}`,
      {
        ...requestParams,
        headers: {
          ...(requestParams.headers || {}),
          ...(type && type !== "multipart/form-data"
            ? { "Content-Type": type }
            : {}),
        },
        signal:
          (cancelToken
            ? this.createAbortSignal(cancelToken)
            : requestParams.signal) || null,
        body:
          typeof body === "undefined" || body === null
            ? null
            : payloadFormatter(body),
      },
    ).then(async (response) => {
      const r = response as HttpResponse<T, E>;
      r.data = null as unknown as T;
      r.error = null as unknown as E;

      const responseToParse = responseFormat ? response.clone() : response;
      const data = !responseFormat
        ? r
        : await responseToParse[responseFormat]()
            .then((data) => {
              if (r.ok) {
                r.data = data;
              } else {
                r.error = data;
              }
              return r;
            })
            .catch((e) => {
              r.error = e;
              return r;
            });

      if (cancelToken) {
        this.abortControllers.delete(cancelToken);
      }

      return data;
    });
  };
}

/**
 * @title Micro-loan API
 * @version 1
 * @baseUrl http://127.0.0.1:3000
 *
 * Every answer is the envelope: `status`, `error_message` (always there, empty if there is nothing to say), `results`
 * where a route has some, `has_more` on lists that are paged. **Every outcome of business is HTTP 200**, TOKEN_ERROR included: look at
 * `status`. HTTP 404 is an unknown route and 500 a fault of ours, both in the envelope too.
 *
 * **Why a request was refused** stands in the header `x-error-code`, because texts are reworded and codes are not; a success has none. Each
 * route lists its codes: as a table, as values of that header, and for programs as `x-error-codes`. SYSTEM_BUSY, with HTTP 500, any may have.
 *
 * Bodies are forms (`application/x-www-form-urlencoded`, lists as `name[]=1&name[]=2`) or JSON, with the same rules; what is missing is an
 * empty text, numbers may be written as text. Text is trimmed. A field that is wrong is refused alone, the first in the route's order.
 *
 * Money is yuan with at most two decimals. Ids are positive integers below 2^53. Times are Unix seconds; a few are text, as the H5 client
 * expects. Business days are those of Asia/Shanghai.
 */
export class Api<
  SecurityDataType extends unknown,
> extends HttpClient<SecurityDataType> {
  home = {
    /**
     * @description The amounts that the borrower may borrow, the newest loan and its timeline. Without an `Authorization` header this is TOKEN_ERROR; with the header `undefined`, `null` or empty it is what a visitor sees (no `mobile`, no loan). A finished loan is none: `state` and `detail` are empty. `detail` is newest first. While a loan is overdue it has one entry, without `time`.
     *
     * @tags home
     * @name Home
     * @summary 首页 · The first page
     * @request GET:/home
     * @secure
     */
    home: (params: RequestParams = {}) =>
      this.request<HomeData, Failure>({
        path: `/home`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),
  };
  loan = {
    /**
     * @description Nothing is kept. `interest` is everything that is paid beside the principal: `accrual` and `otherFee`.
     *
     * @tags loan
     * @name LoanConfirm
     * @summary 借款确认 · The cost of a loan
     * @request POST:/loan-confirm
     * @secure
     */
    loanConfirm: (data: LoanConfirmRequest, params: RequestParams = {}) =>
      this.request<LoanConfirmData, Failure>({
        path: `/loan-confirm`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description Checks again what loan-confirm checks, in the transaction that writes the loan. One open loan a borrower. The same again from the same session within ten seconds is answered with the same success.
     *
     * @tags loan
     * @name LoanSubmit
     * @summary 提交借款确认 · Ask for a loan
     * @request POST:/loan-submit
     * @secure
     */
    loanSubmit: (data: LoanSubmitRequest, params: RequestParams = {}) =>
      this.request<LoanSubmitData, Failure>({
        path: `/loan-submit`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description The signed request which the client posts to LianLian's payment page, in the form field `req_data` as JSON text. The amount is what is due today, less a coupon: the one that is named, none with `coupon_id` 0, else the best that may be used. With `amount` it is a part, of at least 50 yuan and without a coupon. As long as nothing changes, the same order is sent again; another amount ends the order before it.
     *
     * @tags loan
     * @name LlpayAuthPay
     * @summary 用户主动还款（连连认证支付） · Repay
     * @request POST:/llpay-auth-pay
     * @secure
     */
    llpayAuthPay: (data: LlpayAuthPayRequest, params: RequestParams = {}) =>
      this.request<LlpayAuthPayData, Failure>({
        path: `/llpay-auth-pay`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description The open loan's rate, card and all-in yearly cost, otherwise the product's. `results` is an object here.
     *
     * @tags loan
     * @name LoanContract
     * @summary 借款合同 · Values of the contract's blanks
     * @request GET:/loan-contract
     * @secure
     */
    loanContract: (params: RequestParams = {}) =>
      this.request<LoanContractData, Failure>({
        path: `/loan-contract`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),
  };
  verification = {
    /**
     * @description `pass` or `nopass`. Five checks a day; one identity number on one account. The same again from the same session within ten seconds of a `pass` is `pass`, and no check.
     *
     * @tags verification
     * @name LmIdentity
     * @summary 身份认证 · Verify name and identity number
     * @request POST:/lm-identity
     * @secure
     */
    lmIdentity: (data: LmIdentityRequest, params: RequestParams = {}) =>
      this.request<LmIdentityData, Failure>({
        path: `/lm-identity`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description Empty until then.
     *
     * @tags verification
     * @name LmGetIdentity
     * @summary 身份认证信息查询 · The verified identity
     * @request GET:/lm-get-identity
     * @secure
     */
    lmGetIdentity: (params: RequestParams = {}) =>
      this.request<LmGetIdentityData, Failure>({
        path: `/lm-get-identity`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description The signed request which the client posts to LianLian's signing page, in the form field `req_data` as JSON text. LianLian sends the browser back to `/llpay-sign-return`. A card that LianLian already knows as signed is stored as such, and refused; not one whose return LianLian was silent about: that one is stored, and its request given.
     *
     * @tags verification
     * @name LlpaySign
     * @summary 银行卡认证 · Sign a card
     * @request GET:/llpay-sign
     * @secure
     */
    llpaySign: (
      query: {
        /**
         * Kind of document: 0, identity card
         * @maxLength 1000
         * @pattern ^0?$
         * @example "0"
         */
        id_type?: string;
        /**
         * Card number
         * @minLength 1
         * @example "6217001234567890129"
         */
        card_no: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<LlpaySignData, Failure>({
        path: `/llpay-sign`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags verification
     * @name LlpayCardbin
     * @summary 银行卡卡BIN查询 · Whether a card could be signed, its bank and what the bank allows
     * @request GET:/llpay-cardbin
     * @secure
     */
    llpayCardbin: (
      query: {
        /**
         * Card number
         * @minLength 1
         * @example "6217001234567890129"
         */
        card_no: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<LlpayCardbinData, Failure>({
        path: `/llpay-cardbin`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags verification
     * @name AuthBankcardGet
     * @summary 已认证银行卡列表查询 · The signed cards
     * @request GET:/auth-bankcard-get
     * @secure
     */
    authBankcardGet: (params: RequestParams = {}) =>
      this.request<AuthBankcardGetData, Failure>({
        path: `/auth-bankcard-get`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description An open loan keeps its card.
     *
     * @tags verification
     * @name SetBankcardDefault
     * @summary 设置默认银行卡 · Choose the card that the next loan is paid out to
     * @request PUT:/set-bankcard-default
     * @secure
     */
    setBankcardDefault: (
      data: SetBankcardDefaultRequest,
      params: RequestParams = {},
    ) =>
      this.request<SetBankcardDefaultData, Failure>({
        path: `/set-bankcard-default`,
        method: "PUT",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description An open loan keeps its card. The same as the PUT.
     *
     * @tags verification
     * @name SetBankcardDefaultByPost
     * @summary 设置默认银行卡 · Choose the card that the next loan is paid out to
     * @request POST:/set-bankcard-default
     * @secure
     */
    setBankcardDefaultByPost: (
      data: SetBankcardDefaultRequest,
      params: RequestParams = {},
    ) =>
      this.request<SetBankcardDefaultByPostData, Failure>({
        path: `/set-bankcard-default`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description Starts a task at the vendor, or joins the one that is open with the same input, and waits at most 25 s for what it wants. Still undecided is a FAILURE with the token; ask again then. Other input than that of the open task is the same FAILURE without a token: it has not been tried.
     *
     * @tags verification
     * @name LmMobile
     * @summary 手机认证 · The carrier's report: start
     * @request POST:/lm-mobile
     * @secure
     */
    lmMobile: (data: LmMobileRequest, params: RequestParams = {}) =>
      this.request<LmMobileData, Failure>({
        path: `/lm-mobile`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description Starts a task at the vendor, or joins the one that is open with the same input, and waits at most 25 s for what it wants. Still undecided is a FAILURE with the token; ask again then. Other input than that of the open task is the same FAILURE without a token: it has not been tried.
     *
     * @tags verification
     * @name LmMobileReport
     * @summary 手机认证（运营商报告采集） · The carrier's report: start
     * @request POST:/lm-mobile-report
     * @secure
     */
    lmMobileReport: (data: LmMobileRequest, params: RequestParams = {}) =>
      this.request<LmMobileReportData, Failure>({
        path: `/lm-mobile-report`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description Hands over what the borrower typed. A code that is refused may be typed again, five in all.
     *
     * @tags verification
     * @name LmMobileInput
     * @summary 手机认证输入验证码 · The carrier's report: code
     * @request POST:/lm-mobile-input
     * @secure
     */
    lmMobileInput: (data: LmMobileInputRequest, params: RequestParams = {}) =>
      this.request<LmMobileInputData, Failure>({
        path: `/lm-mobile-input`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description Hands over what the borrower typed. A code that is refused may be typed again, five in all.
     *
     * @tags verification
     * @name LmMobileReportInput
     * @summary 手机认证输入验证码（运营商报告验证码输入） · The carrier's report: code
     * @request POST:/lm-mobile-report-input
     * @secure
     */
    lmMobileReportInput: (
      data: LmMobileInputRequest,
      params: RequestParams = {},
    ) =>
      this.request<LmMobileReportInputData, Failure>({
        path: `/lm-mobile-report-input`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description Waits at most 25 s for the verdict on the login. Input that is still wanted is the FAILURE `0006`.
     *
     * @tags verification
     * @name LmMobileContinue
     * @summary 手机认证轮询状态（运营商报告采集状态轮询） · The carrier's report: verdict
     * @request POST:/lm-mobile-continue
     * @secure
     */
    lmMobileContinue: (
      data: LmMobileContinueRequest,
      params: RequestParams = {},
    ) =>
      this.request<LmMobileContinueData, Failure>({
        path: `/lm-mobile-continue`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description Starts a task at the vendor, or joins the one that is open with the same input, and waits at most 25 s for what it wants. Still undecided is a FAILURE with the token; ask again then. Other input than that of the open task is the same FAILURE without a token: it has not been tried.
     *
     * @tags verification
     * @name LmJd
     * @summary 京东认证 · JD: start
     * @request POST:/lm-jd
     * @secure
     */
    lmJd: (data: LmJdRequest, params: RequestParams = {}) =>
      this.request<LmJdData, Failure>({
        path: `/lm-jd`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description Hands over what the borrower typed. A code that is refused may be typed again, five in all.
     *
     * @tags verification
     * @name LmJdInput
     * @summary 京东认证输入验证码 · JD: code
     * @request POST:/lm-jd-input
     * @secure
     */
    lmJdInput: (data: LmJdInputRequest, params: RequestParams = {}) =>
      this.request<LmJdInputData, Failure>({
        path: `/lm-jd-input`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description Waits at most 25 s for the verdict on the login. Input that is still wanted is the FAILURE `0006`.
     *
     * @tags verification
     * @name LmJdContinue
     * @summary 京东认证轮询状态 · JD: verdict
     * @request POST:/lm-jd-continue
     * @secure
     */
    lmJdContinue: (data: LmJdContinueRequest, params: RequestParams = {}) =>
      this.request<LmJdContinueData, Failure>({
        path: `/lm-jd-continue`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description Starts a task at the vendor, or joins the one that is open with the same input, and waits at most 25 s for what it wants. Still undecided is a FAILURE with the token; ask again then. Other input than that of the open task is the same FAILURE without a token: it has not been tried.
     *
     * @tags verification
     * @name LmTaobao
     * @summary 淘宝认证 · Taobao: start
     * @request POST:/lm-taobao
     * @secure
     */
    lmTaobao: (params: RequestParams = {}) =>
      this.request<LmTaobaoData, Failure>({
        path: `/lm-taobao`,
        method: "POST",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description Waits at most 25 s for the verdict on the login. Input that is still wanted is the FAILURE `0006`.
     *
     * @tags verification
     * @name LmTaobaoContinue
     * @summary 淘宝认证轮询状态 · Taobao: verdict
     * @request POST:/lm-taobao-continue
     * @secure
     */
    lmTaobaoContinue: (
      data: LmTaobaoContinueRequest,
      params: RequestParams = {},
    ) =>
      this.request<LmTaobaoContinueData, Failure>({
        path: `/lm-taobao-continue`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description Starts a task at the vendor, or joins the one that is open with the same input, and waits at most 25 s for what it wants. Still undecided is a FAILURE with the token; ask again then. Other input than that of the open task is the same FAILURE without a token: it has not been tried.
     *
     * @tags verification
     * @name LmEducation
     * @summary 学历认证 · Education
     * @request POST:/lm-education
     * @secure
     */
    lmEducation: (data: LmEducationRequest, params: RequestParams = {}) =>
      this.request<LmEducationData, Failure>({
        path: `/lm-education`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description Starts a task at the vendor, or joins the one that is open with the same input, and waits at most 25 s for what it wants. Still undecided is a FAILURE with the token; ask again then. Other input than that of the open task is the same FAILURE without a token: it has not been tried.
     *
     * @tags verification
     * @name LmBill
     * @summary 信用卡账单查询 · Card bills in a mailbox: start
     * @request POST:/lm-bill
     * @secure
     */
    lmBill: (data: LmBillRequest, params: RequestParams = {}) =>
      this.request<LmBillData, Failure>({
        path: `/lm-bill`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description Waits at most 25 s for the verdict on the login. Input that is still wanted is the FAILURE `0006`.
     *
     * @tags verification
     * @name LmBillContinue
     * @summary 信用卡账单轮询状态 · Card bills in a mailbox: verdict
     * @request POST:/lm-bill-continue
     * @secure
     */
    lmBillContinue: (data: LmBillContinueRequest, params: RequestParams = {}) =>
      this.request<LmBillContinueData, Failure>({
        path: `/lm-bill-continue`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description Starts a task at the vendor, or joins the one that is open with the same input, and waits at most 25 s for what it wants. Still undecided is a FAILURE with the token; ask again then. Other input than that of the open task is the same FAILURE without a token: it has not been tried.
     *
     * @tags verification
     * @name LmEbank
     * @summary 网银流水查询 · Statements of an online bank
     * @request POST:/lm-ebank
     * @secure
     */
    lmEbank: (data: LmEbankRequest, params: RequestParams = {}) =>
      this.request<LmEbankData, Failure>({
        path: `/lm-ebank`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags verification
     * @name UserAuthState
     * @summary 用户认证状态查询 · State of each verification
     * @request GET:/user-auth-state
     * @secure
     */
    userAuthState: (params: RequestParams = {}) =>
      this.request<UserAuthStateData, Failure>({
        path: `/user-auth-state`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description Empty until it was saved.
     *
     * @tags verification
     * @name UserProfile
     * @summary 用户个人基本信息查询 · Where the borrower lives
     * @request GET:/user-profile
     * @secure
     */
    userProfile: (params: RequestParams = {}) =>
      this.request<UserProfileData, Failure>({
        path: `/user-profile`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description Work and contacts come first: once all three are there, the profile is verified.
     *
     * @tags verification
     * @name UserSaveProfile
     * @summary 保存用户个人基本信息 · Save where the borrower lives
     * @request POST:/user-save-profile
     * @secure
     */
    userSaveProfile: (
      data: UserSaveProfilePayload,
      params: RequestParams = {},
    ) =>
      this.request<UserSaveProfileData, Failure>({
        path: `/user-save-profile`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description Empty until it was saved.
     *
     * @tags verification
     * @name UserWork
     * @summary 工作信息查询 · Where the borrower works
     * @request GET:/user-work
     * @secure
     */
    userWork: (params: RequestParams = {}) =>
      this.request<UserWorkData, Failure>({
        path: `/user-work`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags verification
     * @name UserSaveWork
     * @summary 保存工作信息 · Save where the borrower works
     * @request POST:/user-save-work
     * @secure
     */
    userSaveWork: (data: UserSaveWorkPayload, params: RequestParams = {}) =>
      this.request<UserSaveWorkData, Failure>({
        path: `/user-save-work`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description Empty until they were saved.
     *
     * @tags verification
     * @name UserRelation
     * @summary 人际关系查询 · The borrower's two contacts
     * @request GET:/user-relation
     * @secure
     */
    userRelation: (params: RequestParams = {}) =>
      this.request<UserRelationData, Failure>({
        path: `/user-relation`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags verification
     * @name UserSaveRelation
     * @summary 保存人际关系 · Save two contacts
     * @request POST:/user-save-relation
     * @secure
     */
    userSaveRelation: (
      data: UserSaveRelationPayload,
      params: RequestParams = {},
    ) =>
      this.request<UserSaveRelationData, Failure>({
        path: `/user-save-relation`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description It is kept as it is written; nothing is verified.
     *
     * @tags verification
     * @name AuthCommon
     * @summary 通用认证(QQ/微信/银行卡号) · Name an account of QQ, WeChat or a bank
     * @request POST:/auth-common
     * @secure
     */
    authCommon: (data: AuthCommonRequest, params: RequestParams = {}) =>
      this.request<AuthCommonData, Failure>({
        path: `/auth-common`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description One field, called as the type: text for qq, wechat and bankcard (empty when none), otherwise 0 or 1.
     *
     * @tags verification
     * @name AuthCommonGet
     * @summary 通用认证查询(QQ/微信/银行卡号/京东/淘宝/学信网/信用卡账单/网银流水) · A named account, or whether a source is verified
     * @request GET:/auth-common-get
     * @secure
     */
    authCommonGet: (
      query: {
        /**
         * qq | wechat | bankcard | taobao | jd | education | bill | ebank
         * @minLength 1
         * @example "education"
         */
        auth_type: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<AuthCommonGetData, Failure>({
        path: `/auth-common-get`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description A GET that writes: the contract has it so. Education and Taobao, and two more, have to be verified.
     *
     * @tags verification
     * @name QuotaApply
     * @summary 提升额度 · Ask for a higher quota
     * @request GET:/quota-apply
     * @secure
     */
    quotaApply: (params: RequestParams = {}) =>
      this.request<QuotaApplyData, Failure>({
        path: `/quota-apply`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),
  };
  account = {
    /**
     * @description The new borrower is signed in at once. The code is checked first: before it the answer reveals nothing about the mobile.
     *
     * @tags account
     * @name Signup
     * @summary 用户注册 · Sign up
     * @request POST:/signup
     */
    signup: (data: SignupRequest, params: RequestParams = {}) =>
      this.request<SignupData, Failure>({
        path: `/signup`,
        method: "POST",
        body: data,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description A session lasts 30 days. A borrower has at most 10; the oldest makes room.
     *
     * @tags account
     * @name Login
     * @summary 用户登录 · Sign in
     * @request POST:/login
     */
    login: (data: LoginRequest, params: RequestParams = {}) =>
      this.request<LoginData, Failure>({
        path: `/login`,
        method: "POST",
        body: data,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description Ends the token's session. Also without a token a success.
     *
     * @tags account
     * @name Logout
     * @summary 退出登录 · Sign out
     * @request GET:/logout
     * @secure
     */
    logout: (params: RequestParams = {}) =>
      this.request<LogoutData, Failure>({
        path: `/logout`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description Six digits, valid for 15 minutes and one use. One a minute, ten a day and mobile. Also a success, and as slow, for a mobile that has signed up: instead of a code its owner reads that, once a day.
     *
     * @tags account
     * @name SendMobileCodeNewUserV1
     * @summary 用户注册：请求验证码 · Send a code for signing up
     * @request POST:/1/send-mobile-code/new-user
     */
    sendMobileCodeNewUserV1: (
      data: SendSignupCodeRequest,
      params: RequestParams = {},
    ) =>
      this.request<SendMobileCodeNewUserV1Data, Failure>({
        path: `/1/send-mobile-code/new-user`,
        method: "POST",
        body: data,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description Counted like a sign-up code, but separately. An unregistered mobile gets the same success after the same time; no message is sent then.
     *
     * @tags account
     * @name SendMobileCodeForgetPasswordV1
     * @summary 用户忘记密码：请求验证码 · Send a code for a forgotten password
     * @request POST:/1/send-mobile-code/forget-password
     */
    sendMobileCodeForgetPasswordV1: (
      data: SendResetCodeRequest,
      params: RequestParams = {},
    ) =>
      this.request<SendMobileCodeForgetPasswordV1Data, Failure>({
        path: `/1/send-mobile-code/forget-password`,
        method: "POST",
        body: data,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description The caller's session goes on, all others end.
     *
     * @tags account
     * @name Password
     * @summary 修改密码 · Change the password
     * @request PUT:/password
     * @secure
     */
    password: (data: PasswordRequest, params: RequestParams = {}) =>
      this.request<PasswordData, Failure>({
        path: `/password`,
        method: "PUT",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description The caller's session goes on, all others end. The same as the PUT.
     *
     * @tags account
     * @name PasswordByPost
     * @summary 修改密码 · Change the password
     * @request POST:/password
     * @secure
     */
    passwordByPost: (data: PasswordRequest, params: RequestParams = {}) =>
      this.request<PasswordByPostData, Failure>({
        path: `/password`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description All sessions end. Once the identity is verified, the end of its number is asked for too.
     *
     * @tags account
     * @name ForgetPassword
     * @summary 忘记密码 · Set a new password with a code
     * @request PUT:/forget-password
     */
    forgetPassword: (data: ForgetPasswordRequest, params: RequestParams = {}) =>
      this.request<ForgetPasswordData, Failure>({
        path: `/forget-password`,
        method: "PUT",
        body: data,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description All sessions end. Once the identity is verified, the end of its number is asked for too. The same as the PUT.
     *
     * @tags account
     * @name ForgetPasswordByPost
     * @summary 忘记密码 · Set a new password with a code
     * @request POST:/forget-password
     */
    forgetPasswordByPost: (
      data: ForgetPasswordRequest,
      params: RequestParams = {},
    ) =>
      this.request<ForgetPasswordByPostData, Failure>({
        path: `/forget-password`,
        method: "POST",
        body: data,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags account
     * @name CashCouponGet
     * @summary 代金券查询 · The borrower's coupons
     * @request GET:/cash-coupon-get
     * @secure
     */
    cashCouponGet: (
      query?: {
        /**
         * Where to begin, 0 unless sent
         * @format int64
         * @min 0
         * @example 0
         */
        offset?: number;
        /**
         * How many, 10 unless sent, brought into 1 to 50
         * @format int64
         * @example 10
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<CashCouponGetData, Failure>({
        path: `/cash-coupon-get`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),
  };
  records = {
    /**
     * No description
     *
     * @tags records
     * @name LoanRecord
     * @summary 借款记录查询 · The loans, newest first
     * @request GET:/loan-record
     * @secure
     */
    loanRecord: (
      query?: {
        /**
         * Where to begin, 0 unless sent
         * @format int64
         * @min 0
         * @example 0
         */
        offset?: number;
        /**
         * How many, 10 unless sent, brought into 1 to 50
         * @format int64
         * @example 10
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<LoanRecordData, Failure>({
        path: `/loan-record`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description An overdue loan is shown as `repaying`, because the H5 client knows no other word here.
     *
     * @tags records
     * @name RepaymentsRecord
     * @summary 还款记录查询 · Amounts repaid or owed, newest first
     * @request GET:/repayments-record
     * @secure
     */
    repaymentsRecord: (
      query?: {
        /**
         * Where to begin, 0 unless sent
         * @format int64
         * @min 0
         * @example 0
         */
        offset?: number;
        /**
         * How many, 10 unless sent, brought into 1 to 50
         * @format int64
         * @example 10
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<RepaymentsRecordData, Failure>({
        path: `/repayments-record`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags records
     * @name LoanRecordDetail
     * @summary 借款详情 · One loan
     * @request GET:/loan-record-detail
     * @secure
     */
    loanRecordDetail: (
      query: {
        /**
         * The loan's id
         * @format int64
         * @min 1
         * @example 7236108288000123
         */
        loan_id: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<LoanRecordDetailData, Failure>({
        path: `/loan-record-detail`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),
  };
  other = {
    /**
     * No description
     *
     * @tags other
     * @name Feedback
     * @summary 意见反馈 · Tell us something
     * @request POST:/feedback
     * @secure
     */
    feedback: (data: FeedbackRequest, params: RequestParams = {}) =>
      this.request<FeedbackData, Failure>({
        path: `/feedback`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),
  };
  operators = {
    /**
     * @description Each look is recorded in the file of the borrower who wrote the feedback, with the operator.
     *
     * @tags operators
     * @name OperatorQueue
     * @summary Items that wait for an operator, oldest first; each queue has its own columns
     * @request GET:/operator/queues/{queue}
     * @secure
     */
    operatorQueue: (
      queue:
        | "auditing"
        | "reviewing"
        | "disburse"
        | "confirm"
        | "quota"
        | "feedback"
        | "break",
      query?: {
        /**
         * Where to begin, 0 unless sent
         * @format int64
         * @min 0
         * @example 0
         */
        offset?: number;
        /**
         * How many, 10 unless sent, brought into 1 to 50
         * @format int64
         * @example 10
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<OperatorQueueData, Failure>({
        path: `/operator/queues/${queue}`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description Each look is recorded in the borrower’s file, with the operator.
     *
     * @tags operators
     * @name OperatorLoan
     * @summary All that an officer needs to know of a loan
     * @request GET:/operator/loans/{id}
     * @secure
     */
    operatorLoan: (id: number, params: RequestParams = {}) =>
      this.request<OperatorLoanData, Failure>({
        path: `/operator/loans/${id}`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description The second review needs another operator than the first. Roles: reviewer, admin.
     *
     * @tags operators
     * @name OperatorLoanReview
     * @summary Pass or reject a loan in its first or second review
     * @request POST:/operator/loans/{id}/review
     * @secure
     */
    operatorLoanReview: (
      id: number,
      data: OperatorLoanReviewRequest,
      params: RequestParams = {},
    ) =>
      this.request<OperatorLoanReviewData, Failure>({
        path: `/operator/loans/${id}/review`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description How it ends, the loan shows. Roles: cashier, admin.
     *
     * @tags operators
     * @name OperatorLoanDisburse
     * @summary Start the disbursement of an approved loan
     * @request POST:/operator/loans/{id}/disburse
     * @secure
     */
    operatorLoanDisburse: (id: number, params: RequestParams = {}) =>
      this.request<OperatorLoanDisburseData, Failure>({
        path: `/operator/loans/${id}/disburse`,
        method: "POST",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description Another operator than the one who disbursed. Whether it was accepted, the loan and the queue `confirm` show. Roles: cashier, admin.
     *
     * @tags operators
     * @name OperatorPayoutConfirm
     * @summary Stand by a payout that the provider suspects
     * @request POST:/operator/payouts/{order_no}/confirm
     * @secure
     */
    operatorPayoutConfirm: (
      orderNo: string,
      data: OperatorPayoutConfirmRequest,
      params: RequestParams = {},
    ) =>
      this.request<OperatorPayoutConfirmData, Failure>({
        path: `/operator/payouts/${orderNo}/confirm`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description The quota thaws, and the borrower may ask again at once. Roles: cashier, risk, admin.
     *
     * @tags operators
     * @name OperatorLoanCancel
     * @summary End a loan whose money is not on its way
     * @request POST:/operator/loans/{id}/cancel
     * @secure
     */
    operatorLoanCancel: (
      id: number,
      data: OperatorLoanCancelRequest,
      params: RequestParams = {},
    ) =>
      this.request<OperatorLoanCancelData, Failure>({
        path: `/operator/loans/${id}/cancel`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description The borrower still owes it: the loan stays open and is shown as overdue. Roles: risk, admin.
     *
     * @tags operators
     * @name OperatorLoanWriteOff
     * @summary Book the principal of a loan past its cap day as a loss
     * @request POST:/operator/loans/{id}/write-off
     * @secure
     */
    operatorLoanWriteOff: (
      id: number,
      data: OperatorLoanWriteOffRequest,
      params: RequestParams = {},
    ) =>
      this.request<OperatorLoanWriteOffData, Failure>({
        path: `/operator/loans/${id}/write-off`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags operators
     * @name OperatorLoanLedger
     * @summary A loan's movements in the books, and what they sum to
     * @request GET:/operator/loans/{id}/ledger
     * @secure
     */
    operatorLoanLedger: (id: number, params: RequestParams = {}) =>
      this.request<OperatorLoanLedgerData, Failure>({
        path: `/operator/loans/${id}/ledger`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description By the day of booking: the last nightly close, and the days after it. Without `from`, from the beginning. Roles: cashier, risk, admin.
     *
     * @tags operators
     * @name OperatorTrialBalance
     * @summary Balances of all accounts over days
     * @request GET:/operator/ledger/trial-balance
     * @secure
     */
    operatorTrialBalance: (
      query?: {
        /**
         * First day, 2026-10-01
         * @format date
         * @example "2026-10-01"
         */
        from?: string;
        /**
         * Last day; today unless sent
         * @format date
         * @example "2026-10-31"
         */
        to?: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<OperatorTrialBalanceData, Failure>({
        path: `/operator/ledger/trial-balance`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description Days that are over are counted at 04:00 of the next, once and for good. Oldest first; without `from`, the thirty days until `to`; at most 92 days. A loan is open from its booked payout until it is repaid, sent back or written off, and overdue from the day after its due date.
     *
     * @tags operators
     * @name OperatorStatistics
     * @summary Events of each day, and the number of overdue loans
     * @request GET:/operator/statistics
     * @secure
     */
    operatorStatistics: (
      query?: {
        /**
         * First day, 2026-10-01
         * @format date
         * @example "2026-10-01"
         */
        from?: string;
        /**
         * Last day; today unless sent
         * @format date
         * @example "2026-10-31"
         */
        to?: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<OperatorStatisticsData, Failure>({
        path: `/operator/statistics`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description Each look is recorded in the borrower’s file, with the operator.
     *
     * @tags operators
     * @name OperatorLoanWhy
     * @summary All that happened to a loan, oldest first
     * @request GET:/operator/loans/{id}/why
     * @secure
     */
    operatorLoanWhy: (id: number, params: RequestParams = {}) =>
      this.request<OperatorLoanWhyData, Failure>({
        path: `/operator/loans/${id}/why`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description Breaks are the queue `break`. The first operator proposes; another one who sends the same outcome resolves it, and then its correction is booked. Roles: cashier, risk, admin.
     *
     * @tags operators
     * @name OperatorBreakResolve
     * @summary Propose how a break ended, or agree to it
     * @request POST:/operator/breaks/{id}/resolve
     * @secure
     */
    operatorBreakResolve: (
      id: string,
      data: OperatorBreakResolveRequest,
      params: RequestParams = {},
    ) =>
      this.request<OperatorBreakResolveData, Failure>({
        path: `/operator/breaks/${id}/resolve`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags operators
     * @name OperatorCampaigns
     * @summary Coupon campaigns, newest first, with those that are over
     * @request GET:/operator/coupon-campaigns
     * @secure
     */
    operatorCampaigns: (
      query?: {
        /**
         * Where to begin, 0 unless sent
         * @format int64
         * @min 0
         * @example 0
         */
        offset?: number;
        /**
         * How many, 10 unless sent, brought into 1 to 50
         * @format int64
         * @example 10
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<OperatorCampaignsData, Failure>({
        path: `/operator/coupon-campaigns`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description At most twenty are online. Role: admin.
     *
     * @tags operators
     * @name OperatorCampaignStart
     * @summary Give a coupon to everybody who signs up between two days, both included
     * @request POST:/operator/coupon-campaigns
     * @secure
     */
    operatorCampaignStart: (
      data: OperatorCampaignStartRequest,
      params: RequestParams = {},
    ) =>
      this.request<OperatorCampaignStartData, Failure>({
        path: `/operator/coupon-campaigns`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description Role: admin.
     *
     * @tags operators
     * @name OperatorCampaignEnd
     * @summary Switch a campaign off; coupons that were given stay good
     * @request POST:/operator/coupon-campaigns/{id}/end
     * @secure
     */
    operatorCampaignEnd: (
      id: number,
      data: OperatorCampaignEndRequest,
      params: RequestParams = {},
    ) =>
      this.request<OperatorCampaignEndData, Failure>({
        path: `/operator/coupon-campaigns/${id}/end`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description With `campaign_id` the rest says nothing, and a borrower gets one of it at most. Without it, a `coupon_id` of the caller's choice makes a repeated request harmless. Roles: risk, admin.
     *
     * @tags operators
     * @name OperatorCouponGrant
     * @summary Give a borrower a coupon: of a campaign, or one of its own
     * @request POST:/operator/users/{id}/coupons
     * @secure
     */
    operatorCouponGrant: (
      id: number,
      data: OperatorCouponGrantRequest,
      params: RequestParams = {},
    ) =>
      this.request<OperatorCouponGrantData, Failure>({
        path: `/operator/users/${id}/coupons`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description None, when none waits. Loans of which one did the first review oneself are passed over in `reviewing`. Who read it stays in the borrower’s file.
     *
     * @tags operators
     * @name OperatorQueueNext
     * @summary The loan file of the oldest loan that the operator may work on
     * @request GET:/operator/queues/{queue}/next
     * @secure
     */
    operatorQueueNext: (
      queue: "auditing" | "reviewing" | "disburse",
      params: RequestParams = {},
    ) =>
      this.request<OperatorQueueNextData, Failure>({
        path: `/operator/queues/${queue}/next`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description Each look is recorded in the borrower’s file, with the operator.
     *
     * @tags operators
     * @name OperatorUserFind
     * @summary Find a borrower by mobile
     * @request GET:/operator/users
     * @secure
     */
    operatorUserFind: (
      query: {
        /**
         * Mobile number: 1 and ten digits
         * @example "13800000001"
         */
        mobile: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<OperatorUserFindData, Failure>({
        path: `/operator/users`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description Each look is recorded in the file, with the operator.
     *
     * @tags operators
     * @name OperatorUser
     * @summary A borrower’s file; what names them is masked
     * @request GET:/operator/users/{id}
     * @secure
     */
    operatorUser: (id: number, params: RequestParams = {}) =>
      this.request<OperatorUserData, Failure>({
        path: `/operator/users/${id}`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description Reading and repaying remain. Roles: risk, admin.
     *
     * @tags operators
     * @name OperatorUserForbid
     * @summary Forbid a borrower to ask for anything new
     * @request POST:/operator/users/{id}/forbid
     * @secure
     */
    operatorUserForbid: (
      id: number,
      data: OperatorUserForbidRequest,
      params: RequestParams = {},
    ) =>
      this.request<OperatorUserForbidData, Failure>({
        path: `/operator/users/${id}/forbid`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description Roles: risk, admin.
     *
     * @tags operators
     * @name OperatorUserAllow
     * @summary Let a forbidden borrower ask again
     * @request POST:/operator/users/{id}/allow
     * @secure
     */
    operatorUserAllow: (
      id: number,
      data: OperatorUserAllowRequest,
      params: RequestParams = {},
    ) =>
      this.request<OperatorUserAllowData, Failure>({
        path: `/operator/users/${id}/allow`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description The card is out of use from the first moment, and leaves the list when LianLian has ended the agreement. After UNBINDING_REFUSED or UNBINDING_UNHEARD it is out of use with us only: call again. The default becomes the newest other signed card. The card that the open loan is paid out to cannot be unbound. Roles: risk, admin.
     *
     * @tags operators
     * @name OperatorCardUnbind
     * @summary Unbind a signed card of a borrower
     * @request POST:/operator/users/{id}/cards/{card_id}/unbind
     * @secure
     */
    operatorCardUnbind: (
      id: number,
      cardId: number,
      data: OperatorCardUnbindRequest,
      params: RequestParams = {},
    ) =>
      this.request<OperatorCardUnbindData, Failure>({
        path: `/operator/users/${id}/cards/${cardId}/unbind`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description Another operator decides it; until then nothing changes. Roles: risk, admin.
     *
     * @tags operators
     * @name OperatorUserQuota
     * @summary Propose a change of a borrower’s quota
     * @request POST:/operator/users/{id}/quota
     * @secure
     */
    operatorUserQuota: (
      id: number,
      data: OperatorUserQuotaRequest,
      params: RequestParams = {},
    ) =>
      this.request<OperatorUserQuotaData, Failure>({
        path: `/operator/users/${id}/quota`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description A borrower’s application is for a raise of any size; of an operator’s proposal no more can be allowed than was proposed, and another operator decides. What an open loan has frozen is never touched. Roles: risk, admin.
     *
     * @tags operators
     * @name OperatorQuotaDecide
     * @summary Decide the open change of a quota
     * @request POST:/operator/quota-applications/{id}/decide
     * @secure
     */
    operatorQuotaDecide: (
      id: number,
      data: OperatorQuotaDecideRequest,
      params: RequestParams = {},
    ) =>
      this.request<OperatorQuotaDecideData, Failure>({
        path: `/operator/quota-applications/${id}/decide`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags operators
     * @name OperatorProducts
     * @summary All versions of the product, newest first
     * @request GET:/operator/products
     * @secure
     */
    operatorProducts: (params: RequestParams = {}) =>
      this.request<OperatorProductsData, Failure>({
        path: `/operator/products`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description It changes nothing until another operator puts it on sale. Role: admin.
     *
     * @tags operators
     * @name OperatorProductAdd
     * @summary Make a new version of the product
     * @request POST:/operator/products
     * @secure
     */
    operatorProductAdd: (
      data: OperatorProductAddRequest,
      params: RequestParams = {},
    ) =>
      this.request<OperatorProductAddData, Failure>({
        path: `/operator/products`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * @description Another operator than the one who made it. It is sold from two minutes later; for a day after that an application that the version before allows costs no more than by that one, and no other version can follow. Refused when the all-in cost exceeds the cap at any amount, term and days late; the refusal names the worst case. Open loans keep their terms. Role: admin.
     *
     * @tags operators
     * @name OperatorProductActivate
     * @summary Put a version of the product on sale
     * @request POST:/operator/products/{id}/versions/{n}/activate
     * @secure
     */
    operatorProductActivate: (
      id: number,
      n: number,
      data: OperatorProductActivateRequest,
      params: RequestParams = {},
    ) =>
      this.request<OperatorProductActivateData, Failure>({
        path: `/operator/products/${id}/versions/${n}/activate`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags operators
     * @name OperatorFeedbackHandle
     * @summary Mark a feedback as dealt with
     * @request POST:/operator/feedback/{id}/handle
     * @secure
     */
    operatorFeedbackHandle: (
      id: number,
      data: OperatorFeedbackHandleRequest,
      params: RequestParams = {},
    ) =>
      this.request<OperatorFeedbackHandleData, Failure>({
        path: `/operator/feedback/${id}/handle`,
        method: "POST",
        body: data,
        secure: true,
        type: "application/x-www-form-urlencoded",
        format: "json",
        ...params,
      }),
  };
}
