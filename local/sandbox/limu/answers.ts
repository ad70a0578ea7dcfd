/**
 * The codes that Limu's clients know, with our texts: Limu's are not public. 100x is the merchant's fault, 101x and 1104 its
 * configuration, 1012 Limu's fault, 1107/111x/3001 the source's site, the rest the person's input.
 */
const texts = {
  '0000': '成功',
  '0006': '等待输入',
  '0009': '输入已接收',
  '0010': '受理成功',
  '0100': '登录成功',
  '1001': 'apiKey不存在',
  '1002': '签名错误',
  '1003': '请求格式错误',
  '1005': '参数错误',
  '1006': '接口不存在',
  '1011': 'token不存在',
  '1012': '系统异常，请稍后重试',
  '1013': '手机号码格式不正确',
  '1102': '账号或密码错误',
  '1107': '数据尚未生成',
  '1116': '数据采集失败，请稍后重试',
  '2001': '账号或密码不能为空',
  '2007': '图片验证码错误',
  '2008': '短信验证码错误',
  '2030': '查询异常',
  '3001': '目标网站维护中，请稍后重试',
  '3010': '等待输入超时，请重新提交',
  '4001': '当前不需要输入',
} as const

export type Code = keyof typeof texts

export interface Answer {
  code: Code | ''
  msg: string
  token?: string
  input?: { type: string; value: string }
  data?: unknown
}

export const textOf = (code: Code) => texts[code]

/** Builds an answer. `detail` adds to the code's text, such as the name of a missing parameter. */
export const answer = (code: Code | '', more: Omit<Answer, 'code' | 'msg'> = {}, detail?: string): Answer => ({
  code,
  msg: code === '' ? '' : detail ? `${texts[code]}：${detail}` : texts[code],
  ...more,
})
