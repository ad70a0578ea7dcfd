import type { About } from '../about.ts'

export const repay: About = {
  title: '用户主动还款（连连认证支付）',
  summary: 'Repay',
  description: [
    "The signed request which the client posts to LianLian's payment page, in the form field `req_data` as JSON text. The",
    'amount is what is due today, less a coupon: the one that is named, none with `coupon_id` 0, else the best that may be used. With',
    '`amount` it is a part, of at least 50 yuan and without a coupon. As long as nothing changes, the same order is sent again; another',
    'amount ends the order before it.',
  ].join('\n'),
  input: { loan_id: '7236108288000123', coupon_id: '7236108288000201', amount: '500' },
  fields: { amount: 'In yuan; all that is due when it is not sent' },
  failures: [
    'LOAN_UNKNOWN',
    'LOAN_NOT_PAYABLE',
    'IDENTITY_FIRST',
    'REPAYMENT_IN_PROGRESS',
    'COUPON_UNUSABLE',
    'REPAYMENT_TOO_SMALL',
    'REPAYMENT_TOO_LARGE',
  ],
  results: [
    {
      req_data: {
        acct_name: '测试甲',
        app_request: '3',
        busi_partner: '101001',
        dt_order: '20261031093449',
        id_no: '110101199003070011',
        id_type: '0',
        info_order: '用户还款',
        money_order: '1000.65',
        name_goods: '用户主动还款',
        no_order: '202610317236108288000144',
        notify_url: 'https://m.example.com/llpay-auth-pay-notify',
        oid_partner: '209900000000000001',
        risk_item: '{"frms_ware_category":"2010","user_info_full_name":"测试甲"}',
        sign_type: 'RSA',
        url_return: 'https://m.example.com/llpay-auth-url-return',
        user_id: '7236108287000042',
        valid_order: '120',
        version: '1.1',
        sign: 'BASE64',
      },
    },
  ],
}
