/** The texts as registered with the provider. `{name}` is a parameter. */
export const templates = {
  'signup-code': '您的注册验证码为{code}，15分钟内有效，请勿告知他人。',
  'reset-code': '您正在重置登录密码，验证码为{code}，15分钟内有效，请勿告知他人。',
  'already-registered': '您的手机号已注册，请直接登录；忘记密码可在登录页重置。如非本人操作，请忽略。',
  'loan-paid-out': '您的借款{cash_account}元已于{date}发放至尾号{account}的银行卡，请注意查收。',
  'repayment-reminder': '您的借款{cash_account}元将于{arrive_date}到期，应还{account}元，请按时还款。已还款请忽略。',
  'overdue-notice':
    '您的借款{cash_account}元已逾期{day}天，应还{account}元，请尽快还款，以免产生更多费用。已还款请忽略。',
  'part-repaid': '您于{time}还款{account}元已成功，剩余应还金额请以页面显示为准。',
  repaid: '您于{time}还款{account}元已成功，感谢您的使用。',
} as const
