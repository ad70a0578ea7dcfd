import type { AboutVendorRoute } from '../about.ts'

const order = {
  oid_partner: 'Our number at LianLian',
  dt_order: 'When the order was made, YYYYMMDDHHMMSS',
  no_order: "The order's number",
  oid_paybill: "LianLian's number of it",
  money_order: 'Yuan with two decimals',
  result_pay: 'Its result: SUCCESS, FAILURE, CANCEL, …',
  settle_date: "LianLian's business day, YYYYMMDD",
  sign_type: 'RSA',
  sign: 'Signature over all other fields',
}
const paid = {
  oid_partner: '209900000000000001',
  dt_order: '20261031093449',
  no_order: '202610317236108288000144',
  oid_paybill: '2026103100000001',
  money_order: '1000.00',
  result_pay: 'SUCCESS',
  settle_date: '20261031',
  sign_type: 'RSA',
  sign: 'BASE64',
}
const signed = { oid_partner: paid.oid_partner, user_id: '7236108287000042', agreeno: '2026103100000001' }
const notice = {
  description: [
    'Believed only if LianLian signed it, it is ours, and the order is known with this amount. `ret_code` 0000 acknowledges;',
    'anything else, and HTTP 500, makes LianLian deliver again.',
  ].join('\n'),
  fields: order,
  as: 'json',
  example: paid,
  answer: {
    status: 200,
    type: 'application/json',
    values: [
      { ret_code: '0000', ret_msg: '交易成功' },
      { ret_code: '9999', ret_msg: '处理失败' },
    ],
  },
} as const

/** Routes that the client does not call: their answers follow the vendors' formats, not our envelope. */
export const vendorRoutes: Readonly<Record<string, AboutVendorRoute>> = {
  'llpay-auth-pay-notify': { summary: 'LianLian: a repayment was paid', ...notice },
  'llpay-payment-notify': { summary: 'LianLian: how a disbursement ended', ...notice },
  'lm-callback': {
    summary: 'Limu: something happened to a verification',
    description: 'Unsigned, so it is only a hint to look; the result is fetched by us.',
    fields: {
      token: 'The verification',
      bizType: 'Kind of source',
      code: 'Where it stands',
      msg: 'The same in words',
      uid: 'Our name of the borrower',
    },
    as: 'form',
    example: {
      token: '1e113b7201cb489fa78574d756205590',
      bizType: 'mobile',
      code: '0000',
      msg: 'success',
      uid: 'sample',
    },
    answer: { status: 200, type: 'text/plain', values: ['success', 'failure'] },
  },
  'llpay-sign-return': {
    summary: "LianLian's signing page sends the browser back",
    description:
      'A success is believed if it is signed, and confirmed with LianLian. Then on to a page of the H5 client.',
    fields: { status: '0000, or why not', result: 'The signed result, as JSON text' },
    as: 'query',
    example: { status: '0000', result: JSON.stringify({ ...signed, sign_type: 'RSA', sign: 'BASE64' }) },
    answer: { status: 302, to: '/m/#/authentication/bankcard/addResults?status=…' },
  },
  'llpay-auth-url-return': {
    summary: "LianLian's payment page sends the browser back",
    description: 'Changes nothing: it chooses a page of the H5 client.',
    fields: { res_data: 'The signed result, as JSON text; absent when the borrower gave up' },
    as: 'query',
    example: { res_data: JSON.stringify(paid) },
    answer: { status: 302, to: '/m/#/home/refund/success or /m/#/home/refund/fail' },
  },
}
