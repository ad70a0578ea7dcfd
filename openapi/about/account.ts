import type { Chapter } from '../about.ts'

const mobile = '13800000004'
const signedIn = [{ mobile, token: 'a23jblskj4k3htgksbntrklk23hj4skd4', expiry_timestamp: 1_460_094_895 }]

export const account: Chapter = {
  tag: 'account',
  routes: {
    signup: {
      title: '用户注册',
      summary: 'Sign up',
      description:
        'The new borrower is signed in at once. The code is checked first: before it the answer reveals nothing about the mobile.',
      input: { mobile, code: '123456', password: 'correct-horse' },
      failures: ['PASSWORD_LENGTH', 'PASSWORD_TOO_SIMPLE', 'CODE_INVALID', 'MOBILE_TAKEN'],
      results: signedIn,
      resultName: 'Session',
    },
    login: {
      title: '用户登录',
      summary: 'Sign in',
      description: 'A session lasts 30 days. A borrower has at most 10; the oldest makes room.',
      input: { mobile, password: 'correct-horse' },
      failures: ['TOO_MANY_TRIES'],
      results: signedIn,
      resultName: 'Session',
    },
    logout: {
      title: '退出登录',
      summary: 'Sign out',
      description: "Ends the token's session. Also without a token a success.",
      messages: ['成功退出登入'],
    },
    'send-signup-code': {
      title: '用户注册：请求验证码',
      summary: 'Send a code for signing up',
      description:
        'Six digits, valid for 15 minutes and one use. One a minute, ten a day and mobile. Also a success, and as slow, for a mobile that has signed up: instead of a code its owner reads that, once a day.',
      input: { mobile },
      failures: ['TOO_MANY_MESSAGES'],
    },
    'send-reset-code': {
      title: '用户忘记密码：请求验证码',
      summary: 'Send a code for a forgotten password',
      description:
        'Counted like a sign-up code, but separately. An unregistered mobile gets the same success after the same time; no message is sent then.',
      input: { mobile },
      failures: ['TOO_MANY_MESSAGES'],
    },
    password: {
      title: '修改密码',
      summary: 'Change the password',
      description: "The caller's session goes on, all others end.",
      input: { old_password: 'correct-horse', new_password: 'battery-staple', repeat_password: 'battery-staple' },
      messages: ['密码修改成功'],
      failures: ['PASSWORD_TOO_SIMPLE', 'PASSWORDS_DIFFER', 'TOO_MANY_TRIES', 'PASSWORD_WRONG'],
    },
    'forget-password': {
      title: '忘记密码',
      summary: 'Set a new password with a code',
      description: 'All sessions end. Once the identity is verified, the end of its number is asked for too.',
      input: { mobile, code: '123456', password: 'battery-staple', card_mantissa: '070011' },
      messages: ['设置成功'],
      failures: [
        'PASSWORD_TOO_SIMPLE',
        'TOO_MANY_TRIES',
        'MOBILE_UNKNOWN',
        'IDENTITY_TAIL_REQUIRED',
        // The message of the changed password's guard when two resets meet.
        'PASSWORD_WRONG',
      ],
    },
    'cash-coupon-get': {
      title: '代金券查询',
      summary: "The borrower's coupons",
      input: { offset: 0, limit: 10 },
      fields: { state: '0 unused, 1 used, 2 expired' },
      results: [
        {
          coupon_id: 1,
          coupon_name: 2,
          coupon_amount: 1020,
          min_repayment: 0,
          min_withdrawal: 8100,
          end_at: 1_508_232_701,
          state: 0,
        },
      ],
    },
  },
}
