import type { Chapter } from '../about.ts'
import { cardRoutes } from './cards.ts'
import { profileRoutes } from './profile.ts'
import { vendorTaskRoutes } from './vendor-tasks.ts'

export const verification: Chapter = {
  tag: 'verification',
  routes: {
    'lm-identity': {
      title: '身份认证',
      summary: 'Verify name and identity number',
      description: [
        '`pass` or `nopass`. Five checks a day; one identity number on one account.',
        'The same again from the same session within ten seconds of a `pass` is `pass`, and no check.',
      ].join('\n'),
      input: { username: '测试甲', identityno: '110101199003070011' },
      messages: ['pass', 'nopass'],
      fields: { username: 'Real name' },
      failures: [
        'BORROWER_FORBIDDEN',
        'IDENTITY_VERIFIED_ALREADY',
        'IDENTITY_TAKEN',
        'IDENTITY_TRIES_USED',
        'VENDOR_DOWN',
      ],
    },
    'lm-get-identity': {
      title: '身份认证信息查询',
      summary: 'The verified identity',
      description: 'Empty until then.',
      fields: { state: '`pass`, or empty' },
      results: [{ real_name: '测试乙', identity_no: '110101199208150023', state: 'pass' }],
    },
    ...cardRoutes,
    ...vendorTaskRoutes,
    'user-auth-state': {
      title: '用户认证状态查询',
      summary: 'State of each verification',
      results: [{ is_identity_auth: 0, is_profile_auth: 1, is_bankcard_auth: 0, is_phone_auth: 0 }],
    },
    ...profileRoutes,
    'auth-common': {
      title: '通用认证(QQ/微信/银行卡号)',
      summary: 'Name an account of QQ, WeChat or a bank',
      description: 'It is kept as it is written; nothing is verified.',
      input: { auth_type: 'qq', accounts: '100000001' },
      required: ['accounts'],
      messages: ['认证成功'],
      fields: { auth_type: 'qq | wechat | bankcard' },
      failures: ['QQ_REQUIRED', 'WECHAT_REQUIRED', 'USUAL_CARD_REQUIRED'],
    },
    'auth-common-get': {
      title: '通用认证查询(QQ/微信/银行卡号/京东/淘宝/学信网/信用卡账单/网银流水)',
      summary: 'A named account, or whether a source is verified',
      description:
        'One field, called as the type: text for qq, wechat and bankcard (empty when none), otherwise 0 or 1.',
      input: { auth_type: 'education' },
      fields: { auth_type: 'qq | wechat | bankcard | taobao | jd | education | bill | ebank' },
      results: [{ education: 1 }],
    },
    'quota-apply': {
      title: '提升额度',
      summary: 'Ask for a higher quota',
      description:
        'A GET that writes: the contract has it so. Education and Taobao, and two more, have to be verified.',
      messages: ['您的提额申请已提交成功，请等待系统审核'],
      failures: ['BORROWER_FORBIDDEN', 'QUOTA_BASICS_FIRST', 'QUOTA_MORE_FIRST', 'QUOTA_PENDING'],
    },
  },
}
