/** The texts as registered with the provider. `{name}` is a parameter. */
export const templates = {
  'signup-code': '您的注册验证码为{code}，15分钟内有效，请勿告知他人。',
  'reset-code': '您正在重置登录密码，验证码为{code}，15分钟内有效，请勿告知他人。',
  'loan-paid-out': '您的借款{cash_account}元已于{date}发放至尾号{account}的银行卡，请注意查收。',
  repaid: '您于{time}还款{account}元已成功，感谢您的使用。',
} as const
