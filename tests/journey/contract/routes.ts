import type { Fields } from '../http.ts'

/** A listing of the API document: the route, what it is sent, and whether it wants a token. */
export interface Listing {
  method: 'GET' | 'POST' | 'PUT'
  path: string
  /** Its parameters with values of the right form. */
  fields: Fields
  token: boolean
}

const AREA = ['福建省', '厦门市', '湖里区']
export const VENDOR_TOKEN = '1e113b7201cb489fa78574d756205590'
const task = { token: VENDOR_TOKEN }
const typed = { token: VENDOR_TOKEN, smscode: '135790' }
const loan = { amount: '1000', period: '14' }
const login = { username: 'somebody', password: 'correct-horse' }
const page = { offset: '0', limit: '10' }

/** The document's 【token需要】, and feedback, for which it is silent. */
const withToken: [route: string, fields?: Fields][] = [
  ['GET /home'],
  ['POST /loan-confirm', loan],
  ['POST /loan-submit', loan],
  ['POST /llpay-auth-pay', { loan_id: '1' }],
  ['POST /lm-identity', { username: '测试甲', identityno: '110101199003070011' }],
  ['GET /lm-get-identity'],
  ['GET /llpay-sign', { id_type: '0', card_no: '6217000000000000019' }],
  ['GET /llpay-cardbin', { card_no: '6217000000000000019' }],
  ['POST /lm-mobile', { servicecode: 'service-code' }],
  ['POST /lm-mobile-input', typed],
  ['POST /lm-mobile-continue', task],
  ['POST /lm-mobile-report', { servicecode: 'service-code' }],
  ['POST /lm-mobile-report-input', typed],
  // Listed a second time, for the report.
  ['POST /lm-mobile-continue', task],
  ['POST /lm-jd', login],
  ['POST /lm-jd-input', typed],
  ['POST /lm-jd-continue', task],
  ['POST /lm-taobao'],
  ['POST /lm-taobao-continue', task],
  ['POST /lm-education', login],
  ['POST /lm-bill', { username: 'somebody@163.com', password: 'correct-horse' }],
  // The document writes //lm-bill-continue; the client calls this.
  ['POST /lm-bill-continue', task],
  ['POST /lm-ebank', { ...login, bank: '01040000' }],
  ['GET /user-auth-state'],
  ['GET /user-profile'],
  ['POST /user-save-profile', { live_area: AREA, live_addr: '测试路2号', live_time: ['一到三年'] }],
  ['GET /user-work'],
  [
    'POST /user-save-work',
    {
      industry: '制造业',
      position: '职员',
      company_name: '测试单位',
      company_area: AREA,
      company_addr: '测试路1号',
      company_tel: '5767737',
    },
  ],
  ['GET /user-relation'],
  [
    'POST /user-save-relation',
    {
      linkman_relation_fir: ['2'],
      linkman_name_fir: '测试戊',
      linkman_tel_fir: '13800000008',
      linkman_relation_sec: ['4'],
      linkman_name_sec: '测试己',
      linkman_tel_sec: '13800000009',
    },
  ],
  ['POST /auth-common', { auth_type: 'qq', accounts: '100000001' }],
  ['GET /auth-common-get', { auth_type: 'qq' }],
  ['GET /auth-bankcard-get'],
  ['PUT /set-bankcard-default', { id: '1' }],
  ['GET /quota-apply'],
  ['PUT /password', { old_password: 'correct-horse', new_password: 'other-horse', repeat_password: 'other-horse' }],
  ['GET /cash-coupon-get', page],
  ['GET /loan-contract'],
  ['GET /loan-record', page],
  ['GET /repayments-record', page],
  ['GET /loan-record-detail', { loan_id: '1' }],
  ['POST /feedback', { type: 'func', content: '很好' }],
]

const mobile = '13800000004'
const withoutToken: [route: string, fields: Fields][] = [
  ['POST /signup', { mobile, code: '135790', password: 'correct-horse' }],
  ['POST /login', { mobile, password: 'correct-horse' }],
  ['GET /logout', {}],
  ['POST /1/send-mobile-code/new-user', { mobile }],
  ['POST /1/send-mobile-code/forget-password', { mobile }],
  ['PUT /forget-password', { mobile, code: '135790', password: 'correct-horse', card_mantissa: '070011' }],
]

const listing =
  (token: boolean) =>
  ([route, fields = {}]: [string, Fields?]): Listing => {
    const [method, path] = route.split(' ') as [Listing['method'], string]
    return { method, path, fields, token }
  }

export const borrowerRoutes: readonly Listing[] = withToken.map(listing(true))
export const listings: readonly Listing[] = [...borrowerRoutes, ...withoutToken.map(listing(false))]
