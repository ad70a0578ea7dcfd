// @ts-nocheck
// Generated from docs/openapi.json by "npm run client": not to be edited.

/** Refused */
export interface Failure {
  status: "FAILURE";
  /**
   * What the caller reads
   * @minLength 1
   */
  error_message: string;
}

/** Refused, perhaps only for now */
export interface VerificationFailure {
  status: "FAILURE";
  /**
   * What the caller reads
   * @minLength 1
   */
  error_message: string;
  /** The verification's token, to ask again with */
  results?: {
    token: string;
  }[];
}

/** Not, or no longer, signed in */
export interface TokenError {
  status: "TOKEN_ERROR";
  /**
   * What the caller reads
   * @minLength 1
   */
  error_message: string;
}

/** Not allowed to this borrower or operator */
export interface PermissionError {
  status: "PERMISSION_ERROR";
  /**
   * What the caller reads
   * @minLength 1
   */
  error_message: string;
}

export type HomeData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
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
        /** The loan's id */
        id?: number;
        /** What differs */
        detail: {
          /** What happened */
          title: string;
          /** Figures, by the title */
          content: Partial<Record<string, string | number | boolean>>;
          /** When, Unix seconds as text */
          time?: string;
        }[];
      }[];
    }
  | TokenError;

export interface LoanConfirmPayload {
  /**
   * Principal in yuan
   * @pattern ^(-?\d{1,15})?$
   */
  amount: number | string;
  /**
   * Term in days
   * @pattern ^(-?\d{1,15})?$
   */
  period: number | string;
}

export type LoanConfirmData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
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
      }[];
    }
  | Failure
  | PermissionError
  | TokenError;

export interface LoanSubmitPayload {
  /**
   * Principal in yuan
   * @pattern ^(-?\d{1,15})?$
   */
  amount: number | string;
  /**
   * Term in days
   * @pattern ^(-?\d{1,15})?$
   */
  period: number | string;
}

export type LoanSubmitData =
  | {
      status: "SUCCESS";
      error_message: "提交成功";
    }
  | Failure
  | PermissionError
  | TokenError;

export interface LlpayAuthPayPayload {
  /**
   * The loan's id
   * @minLength 1
   * @pattern ^[1-9]\d{0,15}$
   */
  loan_id: number | string;
  /**
   * The coupon's id
   * @pattern ^([1-9]\d{0,15})?$
   */
  coupon_id?: number | string;
}

export type LlpayAuthPayData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
        /** The signed request for LianLian's page */
        req_data: Partial<Record<string, string | number>>;
      }[];
    }
  | Failure
  | TokenError;

export type LoanContractData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
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
      };
    }
  | Failure
  | TokenError;

export interface LmIdentityPayload {
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

export type LmIdentityData =
  | {
      status: "SUCCESS";
      error_message: "pass" | "nopass";
    }
  | Failure
  | PermissionError
  | TokenError;

export type LmGetIdentityData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
        /** Real name */
        real_name: string;
        /** Identity number */
        identity_no: string;
        /** `pass`, or empty */
        state: string;
      }[];
    }
  | TokenError;

export type LlpaySignData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
        /** The signed request for LianLian's page */
        req_data: Partial<Record<string, string | number>>;
      }[];
    }
  | Failure
  | TokenError;

export type LlpayCardbinData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
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
      }[];
    }
  | Failure
  | TokenError;

export type AuthBankcardGetData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
        /** The card's id, as set-bankcard-default wants it */
        id: number;
        /** Bank */
        bank_name: string;
        /** Card number without its middle */
        bank_no: string;
        /** The bank's number */
        bank_code: string;
        /**
         * Loans are paid out to it: 0 or 1
         * @min -9007199254740991
         * @max 9007199254740991
         */
        is_default: number;
        /** Holder */
        bank_user: string;
      }[];
    }
  | TokenError;

export interface SetBankcardDefaultPayload {
  /**
   * The card's id, as auth-bankcard-get tells it
   * @minLength 1
   * @pattern ^[1-9]\d{0,15}$
   */
  id: number | string;
}

export type SetBankcardDefaultData =
  | {
      status: "SUCCESS";
      error_message: "设置成功";
    }
  | Failure
  | TokenError;

export interface SetBankcardDefaultByPostPayload {
  /**
   * The card's id, as auth-bankcard-get tells it
   * @minLength 1
   * @pattern ^[1-9]\d{0,15}$
   */
  id: number | string;
}

export type SetBankcardDefaultByPostData =
  | {
      status: "SUCCESS";
      error_message: "设置成功";
    }
  | Failure
  | TokenError;

export interface LmMobilePayload {
  /**
   * The carrier's service password
   * @minLength 1
   * @maxLength 64
   */
  servicecode: string;
}

export type LmMobileData =
  | {
      status: "SUCCESS";
      error_message: "0006";
      results: {
        /** Token: of the session, or of the verification at the vendor */
        token: string;
        /** A picture to scan, as a data URI; only where a scan is wanted */
        input?: string;
      }[];
    }
  | VerificationFailure
  | PermissionError
  | TokenError;

export interface LmMobileReportPayload {
  /**
   * The carrier's service password
   * @minLength 1
   * @maxLength 64
   */
  servicecode: string;
}

export type LmMobileReportData =
  | {
      status: "SUCCESS";
      error_message: "0006";
      results: {
        /** Token: of the session, or of the verification at the vendor */
        token: string;
        /** A picture to scan, as a data URI; only where a scan is wanted */
        input?: string;
      }[];
    }
  | VerificationFailure
  | PermissionError
  | TokenError;

export interface LmMobileInputPayload {
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

export type LmMobileInputData =
  | {
      status: "SUCCESS";
      error_message: "0009";
      results: {
        /** Token: of the session, or of the verification at the vendor */
        token: string;
      }[];
    }
  | Failure
  | TokenError;

export interface LmMobileReportInputPayload {
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

export type LmMobileReportInputData =
  | {
      status: "SUCCESS";
      error_message: "0009";
      results: {
        /** Token: of the session, or of the verification at the vendor */
        token: string;
      }[];
    }
  | Failure
  | TokenError;

export interface LmMobileContinuePayload {
  /**
   * Token: of the session, or of the verification at the vendor
   * @minLength 1
   * @pattern ^[\w-]{1,64}$
   */
  token: string;
}

export type LmMobileContinueData =
  | {
      status: "SUCCESS";
      error_message: "0100";
      results: {
        /** Token: of the session, or of the verification at the vendor */
        token: string;
      }[];
    }
  | VerificationFailure
  | TokenError;

export interface LmJdPayload {
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

export type LmJdData =
  | {
      status: "SUCCESS";
      error_message: "0006" | "0100";
      results: {
        /** Token: of the session, or of the verification at the vendor */
        token: string;
        /** A picture to scan, as a data URI; only where a scan is wanted */
        input?: string;
      }[];
    }
  | VerificationFailure
  | PermissionError
  | TokenError;

export interface LmJdInputPayload {
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

export type LmJdInputData =
  | {
      status: "SUCCESS";
      error_message: "0009";
      results: {
        /** Token: of the session, or of the verification at the vendor */
        token: string;
      };
    }
  | Failure
  | TokenError;

export interface LmJdContinuePayload {
  /**
   * Token: of the session, or of the verification at the vendor
   * @minLength 1
   * @pattern ^[\w-]{1,64}$
   */
  token: string;
}

export type LmJdContinueData =
  | {
      status: "SUCCESS";
      error_message: "0100";
      results: {
        /** Token: of the session, or of the verification at the vendor */
        token: string;
      }[];
    }
  | VerificationFailure
  | TokenError;

export type LmTaobaoData =
  | {
      status: "SUCCESS";
      error_message: "0006" | "0100";
      results: {
        /** Token: of the session, or of the verification at the vendor */
        token: string;
        /** A picture to scan, as a data URI; only where a scan is wanted */
        input?: string;
      }[];
    }
  | VerificationFailure
  | PermissionError
  | TokenError;

export interface LmTaobaoContinuePayload {
  /**
   * Token: of the session, or of the verification at the vendor
   * @minLength 1
   * @pattern ^[\w-]{1,64}$
   */
  token: string;
}

export type LmTaobaoContinueData =
  | {
      status: "SUCCESS";
      error_message: "0100";
      results: {
        /** Token: of the session, or of the verification at the vendor */
        token: string;
      }[];
    }
  | VerificationFailure
  | TokenError;

export interface LmEducationPayload {
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

export type LmEducationData =
  | {
      status: "SUCCESS";
      error_message: "认证成功" | "0006";
      results: {
        /** Token: of the session, or of the verification at the vendor */
        token: string;
        /** A picture to scan, as a data URI; only where a scan is wanted */
        input?: string;
      }[];
    }
  | VerificationFailure
  | PermissionError
  | TokenError;

export interface LmBillPayload {
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

export type LmBillData =
  | {
      status: "SUCCESS";
      error_message: "0006" | "0100" | "认证成功";
      results: {
        /** Token: of the session, or of the verification at the vendor */
        token: string;
        /** A picture to scan, as a data URI; only where a scan is wanted */
        input?: string;
      }[];
    }
  | VerificationFailure
  | PermissionError
  | TokenError;

export interface LmBillContinuePayload {
  /**
   * Token: of the session, or of the verification at the vendor
   * @minLength 1
   * @pattern ^[\w-]{1,64}$
   */
  token: string;
}

export type LmBillContinueData =
  | {
      status: "SUCCESS";
      error_message: "0100";
      results: {
        /** Token: of the session, or of the verification at the vendor */
        token: string;
      }[];
    }
  | VerificationFailure
  | TokenError;

export interface LmEbankPayload {
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

export type LmEbankData =
  | {
      status: "SUCCESS";
      error_message: "认证成功" | "0006";
      results: {
        /** Token: of the session, or of the verification at the vendor */
        token: string;
        /** A picture to scan, as a data URI; only where a scan is wanted */
        input?: string;
      }[];
    }
  | VerificationFailure
  | PermissionError
  | TokenError;

export type UserAuthStateData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
        /**
         * Identity: 0 or 1
         * @min -9007199254740991
         * @max 9007199254740991
         */
        is_identity_auth: number;
        /**
         * Profile, work and contacts: 0 or 1
         * @min -9007199254740991
         * @max 9007199254740991
         */
        is_profile_auth: number;
        /**
         * A card is signed: 0 or 1
         * @min -9007199254740991
         * @max 9007199254740991
         */
        is_bankcard_auth: number;
        /**
         * Phone: 0 or 1
         * @min -9007199254740991
         * @max 9007199254740991
         */
        is_phone_auth: number;
      }[];
    }
  | TokenError;

export type UserProfileData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
        /** Province, city, district */
        live_area: string[];
        /** Address */
        live_addr: string;
        /** For how long: one of the words that the client offers */
        live_time: string[];
        /**
         * Work was saved: 0 or 1
         * @min -9007199254740991
         * @max 9007199254740991
         */
        is_work_auth: number;
        /**
         * Contacts were saved: 0 or 1
         * @min -9007199254740991
         * @max 9007199254740991
         */
        is_relation_auth: number;
      }[];
    }
  | TokenError;

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

export type UserSaveProfileData =
  | {
      status: "SUCCESS";
      error_message: "保存成功";
    }
  | Failure
  | TokenError;

export type UserWorkData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
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
      }[];
    }
  | TokenError;

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

export type UserSaveWorkData =
  | {
      status: "SUCCESS";
      error_message: "保存成功";
    }
  | Failure
  | TokenError;

export type UserRelationData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
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
      }[];
    }
  | TokenError;

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

export type UserSaveRelationData =
  | {
      status: "SUCCESS";
      error_message: "保存成功";
    }
  | Failure
  | TokenError;

export interface AuthCommonPayload {
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

export type AuthCommonData =
  | {
      status: "SUCCESS";
      error_message: "认证成功";
    }
  | Failure
  | TokenError;

export type AuthCommonGetData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: Partial<Record<string, string | number>>[];
    }
  | Failure
  | TokenError;

export type QuotaApplyData =
  | {
      status: "SUCCESS";
      error_message: "您的提额申请已提交成功，请等待系统审核";
    }
  | Failure
  | PermissionError
  | TokenError;

export interface SignupPayload {
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

export type SignupData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
        /** Mobile number: 1 and ten digits */
        mobile: string;
        /** Token: of the session, or of the verification at the vendor */
        token: string;
        /**
         * When the session ends, Unix seconds
         * @min -9007199254740991
         * @max 9007199254740991
         */
        expiry_timestamp: number;
      }[];
    }
  | Failure;

export interface LoginPayload {
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

export type LoginData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
        /** Mobile number: 1 and ten digits */
        mobile: string;
        /** Token: of the session, or of the verification at the vendor */
        token: string;
        /**
         * When the session ends, Unix seconds
         * @min -9007199254740991
         * @max 9007199254740991
         */
        expiry_timestamp: number;
      }[];
    }
  | Failure;

export type LogoutData = {
  status: "SUCCESS";
  error_message: "成功退出登入";
};

export interface SendMobileCodeNewUserV1Payload {
  /**
   * Mobile number: 1 and ten digits
   * @minLength 1
   */
  mobile: string;
}

export type SendMobileCodeNewUserV1Data =
  | {
      status: "SUCCESS";
      error_message: "";
    }
  | Failure;

export interface SendMobileCodeForgetPasswordV1Payload {
  /**
   * Mobile number: 1 and ten digits
   * @minLength 1
   */
  mobile: string;
}

export type SendMobileCodeForgetPasswordV1Data =
  | {
      status: "SUCCESS";
      error_message: "";
    }
  | Failure;

export interface PasswordPayload {
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

export type PasswordData =
  | {
      status: "SUCCESS";
      error_message: "密码修改成功";
    }
  | Failure
  | TokenError;

export interface PasswordByPostPayload {
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

export type PasswordByPostData =
  | {
      status: "SUCCESS";
      error_message: "密码修改成功";
    }
  | Failure
  | TokenError;

export interface ForgetPasswordPayload {
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

export type ForgetPasswordData =
  | {
      status: "SUCCESS";
      error_message: "设置成功";
    }
  | Failure;

export interface ForgetPasswordByPostPayload {
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

export type ForgetPasswordByPostData =
  | {
      status: "SUCCESS";
      error_message: "设置成功";
    }
  | Failure;

export type CashCouponGetData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
        /** The coupon's id */
        coupon_id: number;
        /**
         * 1 is deducted from a repayment, 2 is cash
         * @min -9007199254740991
         * @max 9007199254740991
         */
        coupon_name: number;
        /** Yuan */
        coupon_amount: number;
        /** Smallest repayment in yuan from which it is deducted */
        min_repayment: number;
        /** Smallest loan in yuan with which it is paid out */
        min_withdrawal: number;
        /** Valid until, Unix seconds */
        end_at: number;
        /**
         * 0 unused, 1 used, 2 expired
         * @min -9007199254740991
         * @max 9007199254740991
         */
        state: number;
      }[];
      /** Whether more can be asked for */
      has_more: boolean;
    }
  | Failure
  | TokenError;

export type LoanRecordData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
        /** The loan's id */
        loan_id: number;
        /** Principal in yuan */
        quota: number;
        /**
         * Term in days
         * @min -9007199254740991
         * @max 9007199254740991
         */
        period: number;
        /** auditing | reviewing | audit_failure | review_failure | review_success | granting | repaying | overdue | finished */
        state: string;
        /** Since when it is in this state, Unix seconds */
        state_time: string;
      }[];
      /** Whether more can be asked for */
      has_more: boolean;
    }
  | Failure
  | TokenError;

export type RepaymentsRecordData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
        /** The loan's id, as text */
        loan_id: string;
        /** Yuan: what was repaid, or what is due today */
        quota: number;
        /** When it was repaid, or the day on which it is due; Unix seconds */
        state_time: string;
        /** repaying, also when overdue | finished */
        state: "repaying" | "finished";
      }[];
      /** Whether more can be asked for */
      has_more: boolean;
    }
  | Failure
  | TokenError;

export type LoanRecordDetailData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
        /** Principal in yuan */
        quota: number;
        /**
         * Term in days
         * @min -9007199254740991
         * @max 9007199254740991
         */
        period: number;
        /** Bank of the card */
        bank: string;
        /** The day on which it is due, Unix seconds as text; false before it is paid out */
        lending_at: string | false;
        /** The day on which it is due, Unix seconds as text; false before it is paid out */
        planned_repayment_at: string | false;
        /** auditing | reviewing | audit_failure | review_failure | review_success | granting | repaying | overdue | finished */
        state: string;
      }[];
    }
  | Failure
  | TokenError;

export interface FeedbackPayload {
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

export type FeedbackData =
  | {
      status: "SUCCESS";
      error_message: "";
    }
  | Failure
  | TokenError;

export type OperatorQueueData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: (
        | {
            /** The loan's id */
            loan_id: number;
            /** State of the loan */
            state: string;
            /** Principal in yuan */
            amount: number;
            /** Term in days */
            period: number;
            /** Unix seconds */
            waiting_since: number;
          }
        | {
            /** Number of the order at LianLian */
            order_no: string;
            /** The loan's id */
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
            /** The last moment to confirm, Unix seconds */
            confirm_by: number;
            /** Unix seconds */
            waiting_since: number;
          }
        | {
            /** The borrower's id */
            user_id: number;
            /** The operator who proposed the change; null where a borrower asked */
            proposed_by: string | null;
            /** What an operator proposed to add, in yuan; null where a borrower asked */
            apply_quota: number | null;
            /** The whole quota in yuan */
            total: number;
            /** What of the quota is free, in yuan */
            available: number;
            /** Unix seconds */
            waiting_since: number;
          }
        | {
            /** Id of the feedback */
            feedback_id: number;
            /** The borrower's id */
            user_id: number;
            /** Kind */
            type: string;
            /** Figures, by the title */
            content: string;
            /** Unix seconds */
            waiting_since: number;
          }
        | {
            /** By which the break is resolved */
            break_id: string;
            /** What does not fit */
            break_kind: string;
            /** Number of the order at LianLian */
            order_no: string;
            /** The loan's id */
            loan_id: number | null;
            /** The borrower's id */
            user_id: number | null;
            /** Principal in yuan */
            amount: number;
            /** What differs */
            detail: string;
            /** State of the loan */
            state: string;
            /** How a break of this kind may end */
            outcomes: string[];
            /** What one operator proposed and another must agree to */
            proposal: {
              /** How it ended: `refunded` and `recovered` are booked, `explained` books nothing */
              outcome: string;
              /** Why; it stays in the audit trail */
              reason: string;
              /** Who caused it */
              by: string;
              /** When, Unix seconds */
              at: number;
            } | null;
            /** Unix seconds */
            waiting_since: number;
          }
      )[];
      /** Whether more can be asked for */
      has_more: boolean;
    }
  | Failure
  | PermissionError
  | TokenError;

export type OperatorLoanData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
        /** The loan's id */
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
        /** What would be repaid today, in yuan */
        due_today: number | null;
        /** Bank and last digits of the card */
        card: string;
        /** Number of the newest disbursement */
        payout_order: string | null;
        /** The borrower */
        borrower: {
          /** The borrower's id */
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
          /** What is verified: 0 or 1 by kind */
          flags: Partial<Record<string, number>>;
          /** Employer */
          company: string;
          /** Names of the contacts */
          contacts: string[];
        };
        /** What the borrower had verified or tried to, the newest try of each kind */
        verifications: {
          /** What is verified */
          kind: string;
          /** The true state, as of today */
          state: string;
          /** Business day of the last success */
          passed_on: string | null;
          /** When the borrower agreed to it, Unix seconds */
          consent_at: number;
          /** Version of the text agreed to */
          consent_text: string;
        }[];
        /** Figures of what was collected; null where nothing was, or where the report is silent */
        risk: {
          /** Figures of the telephone line over the report's half year */
          line: {
            /** When it was collected, Unix seconds */
            collected_at: number;
            /** Since when the line has been the borrower's */
            reg_time: string | null;
            /** Yuan a month */
            line_months: number | null;
            /** Does the carrier know this name? */
            idcard_match: "no" | "yes" | "fuzzy" | "unknown";
            /** Does the carrier know this name? */
            name_match: "no" | "yes" | "fuzzy" | "unknown";
            /** Yuan a month */
            risk_list_count: number | null;
            /** Yuan a month */
            overdue_loan_count: number | null;
            /** Yuan a month */
            multi_lend_count: number | null;
            /** Yuan a month */
            risk_call_count: number | null;
            /** Area with most calls */
            frequent_contact_area: string | null;
            /** Yuan a month */
            contact_count: number | null;
            /** Yuan a month */
            interflow_contact_count: number | null;
            /** Yuan a month */
            avg_call_count: number | null;
            /** Yuan a month */
            avg_call_time: number | null;
            /** Yuan a month */
            silence_count: number | null;
            /** Yuan a month */
            night_call_count: number | null;
            /** Yuan a month */
            night_avg_call_time: number | null;
            /** Yuan a month */
            avg_monthly_fee: number | null;
          } | null;
          /** Degree in the national register */
          education: {
            /** When it was collected, Unix seconds */
            collected_at: number;
            /** Highest degree */
            degree: string | null;
          } | null;
          /** Account at JD */
          jd: {
            /** When it was collected, Unix seconds */
            collected_at: number;
            /** Yuan a month */
            order_count: number | null;
            /** Yuan a month */
            address_count: number | null;
          } | null;
          /** Account at Taobao */
          taobao: {
            /** When it was collected, Unix seconds */
            collected_at: number;
            /** Yuan a month */
            order_count: number | null;
            /** Yuan a month */
            address_count: number | null;
          } | null;
          /** Credit card bills */
          bill: {
            /** When it was collected, Unix seconds */
            collected_at: number;
            /** Yuan a month */
            bill_count: number | null;
          } | null;
          /** Bank account */
          ebank: {
            /** When it was collected, Unix seconds */
            collected_at: number;
            /** Yuan a month */
            movement_count: number | null;
          } | null;
        };
        /** What the risk rules recommend while the loan is under review; the decision is the officer’s */
        advice: {
          /** Reject beats look, look beats pass */
          recommendation: "pass" | "look" | "reject";
          /** Why, the weightiest first */
          reasons: string[];
        } | null;
        /** Verdicts so far */
        reviews: {
          /** Who */
          operator: string;
          /** When, Unix seconds */
          at: number;
          /** Verdict */
          passed: boolean;
          /** Why */
          opinion: string;
        }[];
        /** What happened to the loan */
        history: {
          /** When, Unix seconds */
          at: number;
          /** What happened */
          event: string;
          /** Who caused it */
          by: string;
        }[];
      }[];
    }
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorLoanReviewPayload {
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

export type OperatorLoanReviewData =
  | {
      status: "SUCCESS";
      error_message: "Passed" | "Rejected";
    }
  | Failure
  | PermissionError
  | TokenError;

export type OperatorLoanDisburseData =
  | {
      status: "SUCCESS";
      error_message: "Disbursement started";
      results: {
        /** Number of the order at LianLian */
        order_no: string;
      }[];
    }
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorPayoutConfirmPayload {
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  reason: string;
}

export type OperatorPayoutConfirmData =
  | {
      status: "SUCCESS";
      error_message: "Confirmation under way";
    }
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorLoanCancelPayload {
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  reason: string;
}

export type OperatorLoanCancelData =
  | {
      status: "SUCCESS";
      error_message: "Cancelled";
    }
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorLoanWriteOffPayload {
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  reason: string;
}

export type OperatorLoanWriteOffData =
  | {
      status: "SUCCESS";
      error_message: "Written off";
    }
  | Failure
  | PermissionError
  | TokenError;

export type OperatorLoanLedgerData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
        /** In yuan: debits positive, credits negative */
        movements: {
          /** When, Unix seconds */
          at: number;
          /** Business day */
          date: string;
          /** What moved the money */
          kind: string;
          /** Number of the order at LianLian */
          order_no: string;
          /** Yuan by account */
          postings: Partial<Record<string, number>>;
        }[];
        /** Yuan by account */
        balances: Partial<Record<string, number>>;
        /** What the loan owes by its state and by its movements, in yuan; they agree */
        principal: {
          /** By the state, in yuan */
          owed: number;
          /** By the movements, in yuan */
          booked: number;
          /** Whether they are equal */
          agrees: boolean;
        };
      }[];
    }
  | Failure
  | PermissionError
  | TokenError;

export type OperatorTrialBalanceData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
        /** First day, 2026-10-01 */
        from: string | null;
        /** Last day; today unless sent */
        to: string;
        /** The last day whose books are closed */
        closed_through: string | null;
        /** Movements booked in these days */
        movement_count: number;
        /** In yuan: debits positive, credits negative */
        accounts: {
          /** Name of the account */
          account: string;
          /** Before the first day, in yuan */
          opening: number;
          /** Closing less opening, in yuan */
          change: number;
          /** At the end of the last day, in yuan */
          closing: number;
        }[];
        /** Of all accounts, in yuan: 0 */
        sum: number;
        /** Orders whose movement does not sum to zero: none */
        unbalanced: string[];
        /** Every movement and the whole sum to zero */
        balanced: boolean;
      }[];
    }
  | Failure
  | PermissionError
  | TokenError;

export type OperatorStatisticsData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
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
      }[];
    }
  | Failure
  | PermissionError
  | TokenError;

export type OperatorLoanWhyData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
        /** The loan's id */
        loan_id: number;
        /** The borrower's id */
        user_id: number;
        /** State of the loan */
        state: string;
        /** Oldest first */
        timeline: {
          /** When, Unix seconds */
          at: number;
          /** Of what kind: state, audit, order, answer, movement, message, break */
          what: string;
          /** What happened, in a line */
          text: string;
          /** Who caused it */
          by: string | null;
          /** Number of the order at LianLian */
          order_no: string | null;
        }[];
      }[];
    }
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorBreakResolvePayload {
  /** How it ended: `refunded` and `recovered` are booked, `explained` books nothing */
  outcome: "explained" | "refunded" | "recovered";
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  reason: string;
}

export type OperatorBreakResolveData =
  | {
      status: "SUCCESS";
      error_message: "Proposed: another operator must agree" | "Resolved";
      results: {
        /** State of the loan */
        state: "proposed" | "resolved";
      }[];
    }
  | Failure
  | PermissionError
  | TokenError;

export type OperatorCampaignsData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
        /** The campaign's id */
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
        /** Unix seconds */
        created_at: number;
        /** The operator who made it */
        created_by: string;
        /** The operator who switched it off */
        off_by: string | null;
      }[];
      /** Whether more can be asked for */
      has_more: boolean;
    }
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorCampaignStartPayload {
  /**
   * Name
   * @minLength 1
   * @maxLength 40
   */
  name: string;
  /** repayment: taken off what is repaid; cash: paid out on top of a loan */
  kind: "repayment" | "cash";
  /** Yuan, up to two decimals */
  amount?: number | string;
  /** Least amount due (repayment) or principal (cash) in yuan for which it may be used */
  min_amount?: number | string;
  /**
   * Days for which a coupon may be used after the day on which it was given
   * @pattern ^(-?\d{1,15})?$
   */
  valid_days?: number | string;
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

export type OperatorCampaignStartData =
  | {
      status: "SUCCESS";
      error_message: "Online";
      results: {
        /** The campaign's id */
        campaign_id: number;
      }[];
    }
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorCampaignEndPayload {
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  reason: string;
}

export type OperatorCampaignEndData =
  | {
      status: "SUCCESS";
      error_message: "Off";
    }
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorCouponGrantPayload {
  /**
   * The campaign's id
   * @pattern ^([1-9]\d{0,15})?$
   */
  campaign_id?: number | string;
  /**
   * The coupon's id
   * @pattern ^([1-9]\d{0,15})?$
   */
  coupon_id?: number | string;
  /** repayment: taken off what is repaid; cash: paid out on top of a loan */
  kind?: "repayment" | "cash" | "";
  /** Yuan, up to two decimals */
  amount?: number | string;
  /** Least amount due (repayment) or principal (cash) in yuan for which it may be used */
  min_amount?: number | string;
  /**
   * Days for which a coupon may be used after the day on which it was given
   * @pattern ^(-?\d{1,15})?$
   */
  valid_days?: number | string;
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  reason: string;
}

export type OperatorCouponGrantData =
  | {
      status: "SUCCESS";
      error_message: "Given";
      results: {
        /** The coupon's id */
        coupon_id: number;
      }[];
    }
  | Failure
  | PermissionError
  | TokenError;

export type OperatorQueueNextData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
        /** The loan's id */
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
        /** What would be repaid today, in yuan */
        due_today: number | null;
        /** Bank and last digits of the card */
        card: string;
        /** Number of the newest disbursement */
        payout_order: string | null;
        /** The borrower */
        borrower: {
          /** The borrower's id */
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
          /** What is verified: 0 or 1 by kind */
          flags: Partial<Record<string, number>>;
          /** Employer */
          company: string;
          /** Names of the contacts */
          contacts: string[];
        };
        /** What the borrower had verified or tried to, the newest try of each kind */
        verifications: {
          /** What is verified */
          kind: string;
          /** The true state, as of today */
          state: string;
          /** Business day of the last success */
          passed_on: string | null;
          /** When the borrower agreed to it, Unix seconds */
          consent_at: number;
          /** Version of the text agreed to */
          consent_text: string;
        }[];
        /** Figures of what was collected; null where nothing was, or where the report is silent */
        risk: {
          /** Figures of the telephone line over the report's half year */
          line: {
            /** When it was collected, Unix seconds */
            collected_at: number;
            /** Since when the line has been the borrower's */
            reg_time: string | null;
            /** Yuan a month */
            line_months: number | null;
            /** Does the carrier know this name? */
            idcard_match: "no" | "yes" | "fuzzy" | "unknown";
            /** Does the carrier know this name? */
            name_match: "no" | "yes" | "fuzzy" | "unknown";
            /** Yuan a month */
            risk_list_count: number | null;
            /** Yuan a month */
            overdue_loan_count: number | null;
            /** Yuan a month */
            multi_lend_count: number | null;
            /** Yuan a month */
            risk_call_count: number | null;
            /** Area with most calls */
            frequent_contact_area: string | null;
            /** Yuan a month */
            contact_count: number | null;
            /** Yuan a month */
            interflow_contact_count: number | null;
            /** Yuan a month */
            avg_call_count: number | null;
            /** Yuan a month */
            avg_call_time: number | null;
            /** Yuan a month */
            silence_count: number | null;
            /** Yuan a month */
            night_call_count: number | null;
            /** Yuan a month */
            night_avg_call_time: number | null;
            /** Yuan a month */
            avg_monthly_fee: number | null;
          } | null;
          /** Degree in the national register */
          education: {
            /** When it was collected, Unix seconds */
            collected_at: number;
            /** Highest degree */
            degree: string | null;
          } | null;
          /** Account at JD */
          jd: {
            /** When it was collected, Unix seconds */
            collected_at: number;
            /** Yuan a month */
            order_count: number | null;
            /** Yuan a month */
            address_count: number | null;
          } | null;
          /** Account at Taobao */
          taobao: {
            /** When it was collected, Unix seconds */
            collected_at: number;
            /** Yuan a month */
            order_count: number | null;
            /** Yuan a month */
            address_count: number | null;
          } | null;
          /** Credit card bills */
          bill: {
            /** When it was collected, Unix seconds */
            collected_at: number;
            /** Yuan a month */
            bill_count: number | null;
          } | null;
          /** Bank account */
          ebank: {
            /** When it was collected, Unix seconds */
            collected_at: number;
            /** Yuan a month */
            movement_count: number | null;
          } | null;
        };
        /** What the risk rules recommend while the loan is under review; the decision is the officer’s */
        advice: {
          /** Reject beats look, look beats pass */
          recommendation: "pass" | "look" | "reject";
          /** Why, the weightiest first */
          reasons: string[];
        } | null;
        /** Verdicts so far */
        reviews: {
          /** Who */
          operator: string;
          /** When, Unix seconds */
          at: number;
          /** Verdict */
          passed: boolean;
          /** Why */
          opinion: string;
        }[];
        /** What happened to the loan */
        history: {
          /** When, Unix seconds */
          at: number;
          /** What happened */
          event: string;
          /** Who caused it */
          by: string;
        }[];
      }[];
    }
  | Failure
  | PermissionError
  | TokenError;

export type OperatorUserFindData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
        /** The borrower's id */
        user_id: number;
        /** Name */
        name: string;
        /** Mobile number: 1 and ten digits */
        mobile: string;
        /** Whether the borrower may ask for nothing new */
        forbidden: boolean;
      }[];
    }
  | Failure
  | PermissionError
  | TokenError;

export type OperatorUserData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
        /** The borrower's id */
        user_id: number;
        /** Name */
        name: string;
        /** Mobile number: 1 and ten digits */
        mobile: string;
        /** Whether the borrower may ask for nothing new */
        forbidden: boolean;
        /** Identity number without its middle */
        identity_no: string;
        /** Borrower since, Unix seconds */
        since: number;
        /** What is verified: 0 or 1 by kind */
        flags: Partial<Record<string, number>>;
        /** In yuan */
        quota: {
          /** The whole quota in yuan */
          total: number;
          /** What of the quota is free, in yuan */
          available: number;
          /** What of the quota the open loan holds, in yuan */
          frozen: number;
        };
        /** Id of the open loan */
        open_loan: number | null;
        /** Loans paid out so far */
        loans_paid_out: number;
        /** Newest first, at most twenty */
        loans: {
          /** The loan's id */
          loan_id: number;
          /** State of the loan */
          state: string;
          /** Principal in yuan */
          amount: number;
          /** Term in days */
          period: number;
        }[];
        /** Newest first, at most twenty */
        coupons: {
          /** The coupon's id */
          coupon_id: number;
          /** repayment or cash */
          kind: string;
          /** Principal in yuan */
          amount: number;
          /**
           * State of the loan
           * @min -9007199254740991
           * @max 9007199254740991
           */
          state: number;
          /** Valid until, Unix seconds */
          end_at: number;
        }[];
        /** Newest first */
        cards: {
          /** The card's id */
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
        }[];
        /** What operators did, newest first, at most twenty */
        audit: {
          /** When, Unix seconds */
          at: number;
          /** Who */
          operator: string;
          /** What was done */
          action: string;
          /** As it was before */
          before: string;
          /** As it was afterwards */
          after: string;
          /** Why; it stays in the audit trail */
          reason: string;
        }[];
      }[];
    }
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorUserForbidPayload {
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  reason: string;
}

export type OperatorUserForbidData =
  | {
      status: "SUCCESS";
      error_message: "Forbidden";
    }
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorUserAllowPayload {
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  reason: string;
}

export type OperatorUserAllowData =
  | {
      status: "SUCCESS";
      error_message: "Allowed";
    }
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorCardUnbindPayload {
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  reason: string;
}

export type OperatorCardUnbindData =
  | {
      status: "SUCCESS";
      error_message: "Unbound";
    }
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorUserQuotaPayload {
  /**
   * Whole yuan, up or (negative) down
   * @pattern ^(-?\d{1,15})?$
   */
  change?: number | string;
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  reason: string;
}

export type OperatorUserQuotaData =
  | {
      status: "SUCCESS";
      error_message: "Proposed";
    }
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorQuotaDecidePayload {
  /** Verdict */
  result: "pass" | "reject";
  /**
   * Whole yuan that are added; empty: as proposed
   * @pattern ^(-?\d{1,9})?$
   */
  allow_quota?: number | string;
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  memo: string;
}

export type OperatorQuotaDecideData =
  | {
      status: "SUCCESS";
      error_message: "Passed" | "Rejected";
      results: {
        /** The whole quota in yuan */
        total: number;
        /** What of the quota is free, in yuan */
        available: number;
      }[];
    }
  | Failure
  | PermissionError
  | TokenError;

export type OperatorProductsData =
  | {
      status: "SUCCESS";
      error_message: "";
      results: {
        /** Id of the product */
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
        /** Who made the version */
        made_by: string | null;
        /** Unix seconds */
        made_at: number | null;
        /** Why; it stays in the audit trail */
        reason: string;
      }[];
    }
  | PermissionError
  | TokenError;

export interface OperatorProductAddPayload {
  /**
   * Days after which the penalty grows no more
   * @pattern ^\d{1,9}$
   */
  min_quota: number | string;
  /**
   * Days after which the penalty grows no more
   * @pattern ^\d{1,9}$
   */
  max_quota: number | string;
  /**
   * Days after which the penalty grows no more
   * @pattern ^\d{1,9}$
   */
  min_period: number | string;
  /**
   * Days after which the penalty grows no more
   * @pattern ^\d{1,9}$
   */
  max_period: number | string;
  /** `overdue_loans` ÷ `open_loans`, 0 to 1; null when no loan was open */
  annualized_interest_rate: number | string;
  /** `overdue_loans` ÷ `open_loans`, 0 to 1; null when no loan was open */
  trial_rate: number | string;
  /** `overdue_loans` ÷ `open_loans`, 0 to 1; null when no loan was open */
  service_rate: number | string;
  /** `overdue_loans` ÷ `open_loans`, 0 to 1; null when no loan was open */
  poundage_rate: number | string;
  /** `overdue_loans` ÷ `open_loans`, 0 to 1; null when no loan was open */
  overdue_rate: number | string;
  /**
   * Days after which the penalty grows no more
   * @pattern ^\d{1,9}$
   */
  overdue_cap_days: number | string;
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  reason: string;
}

export type OperatorProductAddData =
  | {
      status: "SUCCESS";
      error_message: "Made";
      results: {
        /** Id of the product */
        product_id: number;
        /** Number of the version */
        version: number;
      }[];
    }
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorProductActivatePayload {
  /**
   * Why; it stays in the audit trail
   * @minLength 1
   * @maxLength 300
   */
  reason: string;
}

export type OperatorProductActivateData =
  | {
      status: "SUCCESS";
      error_message: "On sale";
    }
  | Failure
  | PermissionError
  | TokenError;

export interface OperatorFeedbackHandlePayload {
  /**
   * What was done about it
   * @minLength 1
   * @maxLength 300
   */
  note: string;
}

export type OperatorFeedbackHandleData =
  | {
      status: "SUCCESS";
      error_message: "Handled";
    }
  | Failure
  | PermissionError
  | TokenError;

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
     * @description What the borrower may borrow, the newest loan and how it came there. Without an `Authorization` header this is TOKEN_ERROR; with the header `undefined`, `null` or empty it is what a visitor sees (no `mobile`, no loan). A finished loan is none: `state` and `detail` are empty. `detail` is newest first. While a loan is overdue it has one entry, without `time`.
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
     * @summary 借款确认 · What a loan would cost
     * @request POST:/loan-confirm
     * @secure
     */
    loanConfirm: (data: LoanConfirmPayload, params: RequestParams = {}) =>
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
    loanSubmit: (data: LoanSubmitPayload, params: RequestParams = {}) =>
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
     * @description The signed request which the client posts to LianLian's payment page, in the form field `req_data` as JSON text. The amount is what is due today, less a coupon: the one that is named, else the best that may be used. As long as nothing changes, the same order is sent again.
     *
     * @tags loan
     * @name LlpayAuthPay
     * @summary 用户主动还款（连连认证支付） · Repay
     * @request POST:/llpay-auth-pay
     * @secure
     */
    llpayAuthPay: (data: LlpayAuthPayPayload, params: RequestParams = {}) =>
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
     * @summary 借款合同 · What the contract's blanks are filled with
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
    lmIdentity: (data: LmIdentityPayload, params: RequestParams = {}) =>
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
     * @summary 身份认证信息查询 · What the borrower verified with
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
      data: SetBankcardDefaultPayload,
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
      data: SetBankcardDefaultByPostPayload,
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
    lmMobile: (data: LmMobilePayload, params: RequestParams = {}) =>
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
    lmMobileReport: (data: LmMobileReportPayload, params: RequestParams = {}) =>
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
    lmMobileInput: (data: LmMobileInputPayload, params: RequestParams = {}) =>
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
      data: LmMobileReportInputPayload,
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
      data: LmMobileContinuePayload,
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
    lmJd: (data: LmJdPayload, params: RequestParams = {}) =>
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
    lmJdInput: (data: LmJdInputPayload, params: RequestParams = {}) =>
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
    lmJdContinue: (data: LmJdContinuePayload, params: RequestParams = {}) =>
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
      data: LmTaobaoContinuePayload,
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
    lmEducation: (data: LmEducationPayload, params: RequestParams = {}) =>
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
    lmBill: (data: LmBillPayload, params: RequestParams = {}) =>
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
    lmBillContinue: (data: LmBillContinuePayload, params: RequestParams = {}) =>
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
    lmEbank: (data: LmEbankPayload, params: RequestParams = {}) =>
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
     * @summary 用户认证状态查询 · What is verified
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
    authCommon: (data: AuthCommonPayload, params: RequestParams = {}) =>
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
     * @description The new borrower is signed in at once. The code is checked before anything else is told of the mobile.
     *
     * @tags account
     * @name Signup
     * @summary 用户注册 · Sign up
     * @request POST:/signup
     */
    signup: (data: SignupPayload, params: RequestParams = {}) =>
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
    login: (data: LoginPayload, params: RequestParams = {}) =>
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
      data: SendMobileCodeNewUserV1Payload,
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
     * @description Counted like a code for signing up, but apart. Also a success, and as slow, for a mobile that nobody signed up with; nothing is sent then.
     *
     * @tags account
     * @name SendMobileCodeForgetPasswordV1
     * @summary 用户忘记密码：请求验证码 · Send a code for a forgotten password
     * @request POST:/1/send-mobile-code/forget-password
     */
    sendMobileCodeForgetPasswordV1: (
      data: SendMobileCodeForgetPasswordV1Payload,
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
    password: (data: PasswordPayload, params: RequestParams = {}) =>
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
    passwordByPost: (data: PasswordByPostPayload, params: RequestParams = {}) =>
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
    forgetPassword: (data: ForgetPasswordPayload, params: RequestParams = {}) =>
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
      data: ForgetPasswordByPostPayload,
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
         * @pattern ^\d{0,9}$
         * @example 0
         */
        offset?: number | string;
        /**
         * How many, 10 unless sent, brought into 1 to 50
         * @pattern ^(-?\d{1,15})?$
         * @example 10
         */
        limit?: number | string;
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
         * @pattern ^\d{0,9}$
         * @example 0
         */
        offset?: number | string;
        /**
         * How many, 10 unless sent, brought into 1 to 50
         * @pattern ^(-?\d{1,15})?$
         * @example 10
         */
        limit?: number | string;
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
     * @summary 还款记录查询 · What was repaid or is owed, newest first
     * @request GET:/repayments-record
     * @secure
     */
    repaymentsRecord: (
      query?: {
        /**
         * Where to begin, 0 unless sent
         * @pattern ^\d{0,9}$
         * @example 0
         */
        offset?: number | string;
        /**
         * How many, 10 unless sent, brought into 1 to 50
         * @pattern ^(-?\d{1,15})?$
         * @example 10
         */
        limit?: number | string;
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
         * @minLength 1
         * @pattern ^[1-9]\d{0,15}$
         * @example "7236108288000123"
         */
        loan_id: number | string;
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
    feedback: (data: FeedbackPayload, params: RequestParams = {}) =>
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
     * @description Who read a feedback stays in the file of the borrower who wrote it.
     *
     * @tags operators
     * @name OperatorQueue
     * @summary What waits for an operator, oldest first; each queue shows its own things
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
         * @pattern ^\d{0,9}$
         * @example 0
         */
        offset?: number | string;
        /**
         * How many, 10 unless sent, brought into 1 to 50
         * @pattern ^(-?\d{1,15})?$
         * @example 10
         */
        limit?: number | string;
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
     * @description Who read it stays in the borrower’s file.
     *
     * @tags operators
     * @name OperatorLoan
     * @summary All that an officer needs to know of a loan
     * @request GET:/operator/loans/{id}
     * @secure
     */
    operatorLoan: (id: number | string, params: RequestParams = {}) =>
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
      id: number | string,
      data: OperatorLoanReviewPayload,
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
    operatorLoanDisburse: (id: number | string, params: RequestParams = {}) =>
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
      data: OperatorPayoutConfirmPayload,
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
      id: number | string,
      data: OperatorLoanCancelPayload,
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
      id: number | string,
      data: OperatorLoanWriteOffPayload,
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
    operatorLoanLedger: (id: number | string, params: RequestParams = {}) =>
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
     * @summary What all accounts come to, over days
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
     * @summary What happened on each day, and how many loans were overdue
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
     * @description Who read it stays in the borrower’s file.
     *
     * @tags operators
     * @name OperatorLoanWhy
     * @summary All that happened to a loan, oldest first
     * @request GET:/operator/loans/{id}/why
     * @secure
     */
    operatorLoanWhy: (id: number | string, params: RequestParams = {}) =>
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
      data: OperatorBreakResolvePayload,
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
         * @pattern ^\d{0,9}$
         * @example 0
         */
        offset?: number | string;
        /**
         * How many, 10 unless sent, brought into 1 to 50
         * @pattern ^(-?\d{1,15})?$
         * @example 10
         */
        limit?: number | string;
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
      data: OperatorCampaignStartPayload,
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
      id: number | string,
      data: OperatorCampaignEndPayload,
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
      id: number | string,
      data: OperatorCouponGrantPayload,
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
     * @description Who looked stays in the borrower’s file.
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
     * @description Who read it stays in it.
     *
     * @tags operators
     * @name OperatorUser
     * @summary A borrower’s file; what names them is masked
     * @request GET:/operator/users/{id}
     * @secure
     */
    operatorUser: (id: number | string, params: RequestParams = {}) =>
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
      id: number | string,
      data: OperatorUserForbidPayload,
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
      id: number | string,
      data: OperatorUserAllowPayload,
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
      id: number | string,
      cardId: number | string,
      data: OperatorCardUnbindPayload,
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
      id: number | string,
      data: OperatorUserQuotaPayload,
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
      id: number | string,
      data: OperatorQuotaDecidePayload,
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
      data: OperatorProductAddPayload,
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
     * @description Another operator than the one who made it. Refused when the all-in cost exceeds the cap at any amount, term and days late; the words name the worst case. Open loans keep their terms. Role: admin.
     *
     * @tags operators
     * @name OperatorProductActivate
     * @summary Put a version of the product on sale
     * @request POST:/operator/products/{id}/versions/{n}/activate
     * @secure
     */
    operatorProductActivate: (
      id: number | string,
      n: number | string,
      data: OperatorProductActivatePayload,
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
      id: number | string,
      data: OperatorFeedbackHandlePayload,
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
