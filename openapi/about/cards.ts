import type { FailureCode } from '../../lib/domain/failure.ts'
import type { About } from '../about.ts'

const card_no = '6217001234567890129'
const refusedCard: FailureCode[] = ['TOO_MANY_TRIES', 'CARD_NOT_DEBIT', 'CARD_BANK_UNSUPPORTED', 'VENDOR_DOWN']

export const cardRoutes: Record<string, About> = {
  'llpay-sign': {
    title: '银行卡认证',
    summary: 'Sign a card',
    description: [
      "The signed request which the client posts to LianLian's signing page, in the form field `req_data` as JSON text.",
      'LianLian sends the browser back to `/llpay-sign-return`. A card that LianLian already knows as signed is stored as such, and refused;',
      'not one whose return LianLian was silent about: that one is stored, and its request given.',
    ].join('\n'),
    input: { id_type: '0', card_no },
    failures: ['IDENTITY_FIRST', ...refusedCard, 'CARD_SIGNED_ALREADY', 'CARD_UNBINDING', 'CARD_LIMIT'],
    results: [
      {
        req_data: {
          acct_name: '测试丙',
          app_request: 3,
          card_no,
          id_no: '110101198811230031',
          id_type: '0',
          oid_partner: '209900000000000001',
          pay_type: 'I',
          risk_item: '{"frms_ware_category":"2010","user_info_full_name":"测试丙"}',
          sign_type: 'RSA',
          url_return: 'https://m.example.com/llpay-sign-return',
          user_id: 7_236_108_287_000_042,
          version: '1.1',
          sign: 'BASE64',
        },
      },
    ],
  },
  'llpay-cardbin': {
    title: '银行卡卡BIN查询',
    summary: 'Whether a card could be signed, its bank and what the bank allows',
    input: { card_no },
    failures: refusedCard,
    results: [
      {
        bank_name: '建设银行',
        bank_code: '01050000',
        card_type: 'debit',
        payment_limit: 50_000,
        day_limit: 50_000,
        month_limit: 1_500_000,
      },
    ],
  },
  'auth-bankcard-get': {
    title: '已认证银行卡列表查询',
    summary: 'The signed cards',
    fields: { id: "The card's id, as set-bankcard-default wants it" },
    results: [
      {
        id: 7_236_108_287_000_099,
        bank_name: '中国建设银行',
        bank_no: '6217********1716',
        bank_code: '01050000',
        is_default: 1,
        bank_user: '测试甲',
      },
    ],
  },
  'set-bankcard-default': {
    title: '设置默认银行卡',
    summary: 'Choose the card that the next loan is paid out to',
    description: 'An open loan keeps its card.',
    input: { id: '7236108287000099' },
    messages: ['设置成功'],
    fields: { id: "The card's id, of auth-bankcard-get" },
    failures: ['CARD_UNKNOWN'],
  },
}
