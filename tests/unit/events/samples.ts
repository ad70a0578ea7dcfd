/**
 * What each function is sent in its sample: `events/<key>.json` is made from it (`npx vitest run tests/unit/events -u`). People,
 * cards and numbers are invented; tokens and signatures are placeholders.
 */
export interface Said {
  /** The first route of the function unless another is named. */
  route?: string
  as?: keyof typeof authorization
  path?: Record<string, string>
  query?: Record<string, string>
  /** A form in base64, as the gateway hands it over; `text`: as serverless-offline does. */
  form?: Form
  text?: Form
  json?: object
}
type Form = Record<string, string | string[]>

const authorization = {
  borrower: 'placeholder-token',
  operator: 'Bearer placeholder-token',
  /** What the H5 client says when nobody is signed in. */
  visitor: 'undefined',
}

const mobile = '13800000001'
const cardNo = '6217001234567890129'
const loanId = '7236108288000123'
const userId = '7236108287000042'
const cardId = '7236108287000099'
const orderNo = `20261201${loanId}`
const payoutNo = `${orderNo}01`
const token = '0123456789abcdef0123456789abcdef'
const area = ['福建省', '厦门市', '湖里区']
const loan = { amount: '1000', period: '14' }
const login = { username: 'sample', password: 'correct-horse' }
const campaignId = '7236108288000200'
const coupon = { kind: 'repayment', amount: '5', min_amount: '500', valid_days: '30' }
const page = { offset: '0', limit: '10' }
const paid = {
  dt_order: '20261201100000',
  money_order: '1000.00',
  no_order: orderNo,
  oid_partner: '209900000000000001',
  oid_paybill: '2026120100000001',
  result_pay: 'SUCCESS',
  settle_date: '20261201',
  sign: 'placeholder',
  sign_type: 'RSA',
}
const signed = {
  agreeno: '2026120100000001',
  oid_partner: paid.oid_partner,
  sign: 'placeholder',
  sign_type: 'RSA',
  user_id: '7236108287000042',
}

export const overHttp: Record<string, Said> = {
  'send-signup-code': { form: { mobile } },
  'send-reset-code': { form: { mobile } },
  signup: { text: { mobile, code: '123456', password: 'correct-horse' } },
  login: { form: { mobile, password: 'correct-horse' } },
  logout: { as: 'borrower' },
  password: {
    as: 'borrower',
    form: { old_password: 'correct-horse', new_password: 'battery-staple', repeat_password: 'battery-staple' },
  },
  'forget-password': { text: { mobile, code: '123456', password: 'battery-staple', card_mantissa: '0000' } },

  home: { as: 'visitor' },
  'user-profile': { as: 'borrower' },
  'user-save-profile': { as: 'borrower', form: { live_area: area, live_addr: '测试路2号', live_time: ['一到三年'] } },
  'user-work': { as: 'borrower' },
  'user-save-work': {
    as: 'borrower',
    text: {
      industry: '制造业',
      position: '职员',
      company_name: '测试单位',
      company_area: area,
      company_addr: '测试路1号',
      company_tel: '05925767737',
    },
  },
  'user-relation': { as: 'borrower' },
  'user-save-relation': {
    as: 'borrower',
    form: {
      linkman_relation_fir: ['2'],
      linkman_name_fir: '测试戊',
      linkman_tel_fir: '13800000008',
      linkman_relation_sec: ['4'],
      linkman_name_sec: '测试己',
      linkman_tel_sec: '13800000009',
    },
  },
  'auth-common': { as: 'borrower', form: { auth_type: 'qq', accounts: '1000' } },
  'auth-common-get': { as: 'borrower', query: { auth_type: 'qq' } },
  'quota-apply': { as: 'borrower' },
  feedback: { as: 'borrower', form: { type: '建议', content: '测试' } },
  'cash-coupon-get': { as: 'borrower', query: page },

  'lm-identity': { as: 'borrower', form: { username: '测试甲', identityno: '110101199001019992' } },
  'lm-get-identity': { as: 'borrower' },
  'lm-mobile': { as: 'borrower', form: { servicecode: 'service-code' } },
  'lm-mobile-input': { as: 'borrower', text: { token, smscode: '135790' } },
  'lm-mobile-continue': { as: 'borrower', form: { token } },
  'lm-jd': { as: 'borrower', form: login },
  'lm-jd-input': { as: 'borrower', form: { token, smscode: '135790' } },
  'lm-jd-continue': { as: 'borrower', form: { token } },
  'lm-taobao': { as: 'borrower' },
  'lm-taobao-continue': { as: 'borrower', form: { token } },
  'lm-education': { as: 'borrower', form: login },
  // QQ numbers have five digits or more.
  'lm-bill': { as: 'borrower', text: { username: '1000@qq.com', password: '' } },
  'lm-bill-continue': { as: 'borrower', form: { token } },
  'lm-ebank': { as: 'borrower', form: { ...login, bank: '01050000' } },
  'user-auth-state': { as: 'borrower' },

  'llpay-sign': { as: 'borrower', query: { card_no: cardNo } },
  'llpay-sign-return': { query: { status: '0000', result: JSON.stringify(signed) } },
  'llpay-cardbin': { as: 'borrower', query: { card_no: cardNo } },
  'auth-bankcard-get': { as: 'borrower' },
  'set-bankcard-default': { as: 'borrower', form: { id: '7236108287000099' } },

  'loan-confirm': { as: 'borrower', form: loan },
  'loan-submit': { as: 'borrower', form: loan },
  'loan-contract': { as: 'borrower' },
  'loan-record': { as: 'borrower', query: page },
  'loan-record-detail': { as: 'borrower', query: { loan_id: loanId } },
  'llpay-auth-pay': { as: 'borrower', text: { loan_id: loanId } },
  'llpay-auth-url-return': { route: 'POST /llpay-auth-url-return', form: { res_data: JSON.stringify(paid) } },
  'repayments-record': { as: 'borrower', query: page },

  'llpay-auth-pay-notify': { json: paid },
  'llpay-payment-notify': { json: paid },
  'lm-callback': { form: { token, bizType: 'mobile', code: '0000', msg: 'success', uid: 'sample' } },

  'operator-campaigns': { as: 'operator', query: page },
  'operator-campaign-start': {
    as: 'operator',
    json: { name: 'new year', ...coupon, from: '2026-12-20', until: '2027-01-10', reason: 'for the new year' },
  },
  'operator-campaign-end': { as: 'operator', path: { id: campaignId }, json: { reason: 'too dear' } },
  'operator-coupon-grant': {
    as: 'operator',
    path: { id: signed.user_id },
    json: { ...coupon, reason: 'the line was down for a day' },
  },
  'operator-queue': { as: 'operator', path: { queue: 'auditing' }, query: { limit: '20' } },
  'operator-loan': { as: 'operator', path: { id: loanId } },
  'operator-loan-review': {
    as: 'operator',
    path: { id: loanId },
    json: { stage: 'first', result: 'pass', opinion: 'documents are in order' },
  },
  'operator-loan-disburse': { as: 'operator', path: { id: loanId }, json: {} },
  'operator-payout-confirm': { as: 'operator', path: { order_no: payoutNo }, json: { reason: 'both loans are real' } },
  'operator-loan-cancel': { as: 'operator', path: { id: loanId }, json: { reason: 'the borrower asked for it' } },
  'operator-loan-write-off': { as: 'operator', path: { id: loanId }, json: { reason: 'nobody to be found' } },
  'operator-loan-ledger': { as: 'operator', path: { id: loanId } },
  'operator-loan-why': { as: 'operator', path: { id: loanId } },
  'operator-trial-balance': { as: 'operator', query: { from: '2026-11-01', to: '2026-11-30' } },
  'operator-statistics': { as: 'operator', query: { from: '2026-11-01', to: '2026-11-30' } },
  'operator-break-resolve': {
    as: 'operator',
    path: { id: `paid-in-vain-${orderNo}` },
    json: { outcome: 'refunded', reason: 'sent back by transfer 77' },
  },

  'operator-queue-next': { as: 'operator', path: { queue: 'auditing' } },
  'operator-user-find': { as: 'operator', query: { mobile } },
  'operator-user': { as: 'operator', path: { id: userId } },
  'operator-card-unbind': {
    as: 'operator',
    path: { id: userId, card_id: cardId },
    json: { reason: 'the borrower lost the card' },
  },
  'operator-user-forbid': { as: 'operator', path: { id: userId }, json: { reason: 'named a false employer' } },
  'operator-user-allow': { as: 'operator', path: { id: userId }, json: { reason: 'the employer answered' } },
  'operator-user-quota': { as: 'operator', path: { id: userId }, json: { change: -500, reason: 'lost the job' } },
  'operator-quota-decide': {
    as: 'operator',
    path: { id: userId },
    json: { result: 'pass', allow_quota: '500', memo: 'three loans repaid in time' },
  },
  'operator-products': { as: 'operator' },
  'operator-product-add': {
    as: 'operator',
    json: {
      min_quota: 500,
      max_quota: 2000,
      min_period: 7,
      max_period: 30,
      annualized_interest_rate: '0.17',
      trial_rate: '0.0005',
      service_rate: '0.0005',
      poundage_rate: '0',
      overdue_rate: '0.0005',
      overdue_cap_days: 90,
      reason: 'cheaper',
    },
  },
  'operator-product-activate': { as: 'operator', path: { id: '1', n: '2' }, json: { reason: 'as decided' } },
  'operator-feedback-handle': { as: 'operator', path: { id: loanId }, json: { note: 'called back' } },

  'not-found': { route: '$default' },
}

/** Workflows and schedules send plain JSON. The task and the order do not exist, so nothing happens. */
export const called: Record<string, object> = {
  'verification-poll': { token },
  'verification-pause': { token, wakes: 0, waitS: 15, pauseToken: 'placeholder-pause-token' },
  'verification-collect': { token },
  'verification-give-up': { token },
  'payout-send': { orderNo: payoutNo },
  'payout-query': { orderNo: payoutNo, round: 1 },
  sweep: {},
  'cancel-undisbursed': {},
  'send-messages': {},
  'send-sms': { mobile, template: 'signup-code', params: { code: '123456' } },
  'overdue-start': {},
  'overdue-shard': { date: '2026-12-01', since: '2026-11-30', shards: [7, 23, 39, 55] },
  'overdue-end': { date: '2026-12-01', workers: [{ date: '2026-12-01', shards: [7, 23, 39, 55], done: true }] },
  'close-days': {},
  'daily-statistics': {},
  reconcile: {},
}

/** An event of API Gateway's HTTP API, payload 2.0. */
export function gatewayEvent(key: string, said: Said, routes: readonly string[]) {
  const routeKey = said.route ?? routes[0] ?? ''
  const [method = '', pattern = ''] = routeKey === '$default' ? ['GET', '/no-such-route'] : routeKey.split(' ')
  const path = pattern.replace(/\{(\w+)\}/g, (_, name: string) => said.path?.[name] ?? '')
  const form = said.form ?? said.text
  const body = said.json ? JSON.stringify(said.json) : form && encoded(form)
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: encoded(said.query ?? {}),
    headers: {
      ...(said.as ? { authorization: authorization[said.as] } : {}),
      ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
      ...(body === undefined ? {} : { 'content-type': said.json ? 'application/json' : FORM }),
      host: 'api.example.com',
    },
    ...(said.query ? { queryStringParameters: said.query } : {}),
    requestContext: {
      accountId: '000000000000',
      apiId: 'sample',
      domainName: 'api.example.com',
      domainPrefix: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'sample' },
      requestId: `sample-${key}`,
      routeKey,
      stage: '$default',
      time: '01/Dec/2026:02:00:00 +0000',
      timeEpoch: 1_796_090_400_000,
    },
    ...(said.path ? { pathParameters: said.path } : {}),
    ...(body === undefined ? {} : { body: said.form ? Buffer.from(body).toString('base64') : body }),
    isBase64Encoded: said.form !== undefined,
  }
}

export const FORM = 'application/x-www-form-urlencoded'

/** Lists as PHP writes them, `a[]=1&a[]=2`. */
function encoded(form: Form): string {
  const parts = new URLSearchParams()
  for (const [name, value] of Object.entries(form)) {
    if (Array.isArray(value)) for (const part of value) parts.append(`${name}[]`, part)
    else parts.append(name, value)
  }
  return parts.toString()
}
