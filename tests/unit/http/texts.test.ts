import { describe, expect, it } from 'vitest'
import { type BorrowerFailure, isFailureCode, type OperatorFailure } from '../../../lib/domain/failure.ts'
import { borrowerMessages } from '../../../lib/http/messages/borrower.ts'
import { operatorMessages } from '../../../lib/http/messages/operator.ts'

describe('what borrowers read of a refusal', () => {
  it.each(Object.entries(borrowerMessages))('%s is Chinese', (_code, words) => {
    expect(words).toMatch(/\p{Script=Han}/u)
  })

  it.each<[BorrowerFailure, string]>([
    ['ROUTE_UNKNOWN', '接口不存在'],
    ['SYSTEM_BUSY', '系统繁忙，请稍后重试'],
    ['BAD_REQUEST', '请求格式错误'],
    ['BODY_TOO_LARGE', '请求内容过大'],
    ['BAD_PARAMETER', '参数错误'],
    ['NOT_SIGNED_IN', '登录状态出错, 没有使用合法Token, 有问题请联系客服'],
    ['BORROWER_FORBIDDEN', '暂时无法申请借款，敬请谅解'],
    ['TOO_MANY_TRIES', '尝试次数过多，请稍后再试'],
    ['TOO_MANY_MESSAGES', '短信发送过于频繁，请稍后再试'],
    ['PASSWORD_LENGTH', '请使用6~20位数字、字母、特殊符号组合'],
    ['PASSWORD_TOO_SIMPLE', '密码过于简单，请更换'],
    ['IDENTITY_NO_INVALID', '身份证号码有误，请核对后重试'],
    ['IDENTITY_TAKEN', '该身份证已绑定其他账号'],
    ['IDENTITY_TRIES_USED', '今日认证次数已用完，请明天再试'],
    ['TASK_UNKNOWN', '认证任务不存在或已失效'],
    ['LOAN_UNKNOWN', '借款不存在'],
    ['CARD_UNKNOWN', '银行卡不存在'],
    ['LOAN_NOT_PAYABLE', '当前借款无需还款'],
    ['REPAYMENT_IN_PROGRESS', '还款处理中，请勿重复支付'],
    ['CARD_INVALID', '银行卡号有误'],
    ['CARD_NOT_DEBIT', '请使用借记卡'],
    ['CARD_BANK_UNSUPPORTED', '暂不支持该银行'],
    ['VENDOR_DOWN', '服务暂时不可用，请稍后重试'],
    ['NO_LAWFUL_QUOTE', '暂无可用的借款方案'],
    ['VERIFICATION_FAILED', '认证未完成，请重新认证'],
    ['VERIFICATION_PENDING', '认证处理中，请稍后重试'],
    ['VERIFICATION_UNSUPPORTED', '该账号需要额外验证，暂不支持'],
    ['COMPANY_TEL_REQUIRED', '单位电话不能为空'],
  ])('%s: %s', (code, words) => {
    expect(borrowerMessages[code]).toBe(words)
  })

  it.each<[BorrowerFailure, string]>([
    ['MOBILE_INVALID', '请输入可用的手机号码'],
    ['MOBILE_TAKEN', '该手机号码已注册'],
    ['CODE_INVALID', '验证码不正确或已过期（有效期为15分钟）'],
    ['LOGIN_INVALID', '手机号或密码错误'],
    ['LOAN_FROZEN', '您的借款仍处于冻结状态，请耐心等待'],
    ['LOAN_OPEN_ALREADY', '您有未完成的借款订单'],
    ['IDENTITY_VERIFIED_ALREADY', '不能重复认证'],
    ['IDENTITY_BEFORE_REPORT', '身份信息未成功认证，请先认证身份后继续'],
    ['VERIFIED_TODAY', '已经认证成功'],
    ['TASK_TOKEN_REQUIRED', 'token不能为空'],
  ])('%s keeps the words of the contract: %s', (code, words) => {
    expect(borrowerMessages[code]).toBe(words)
  })
})

describe('what operators read of a refusal', () => {
  const ofTheContract = ['NOT_SIGNED_IN', 'PERMISSION_DENIED']
  const ours = Object.entries(operatorMessages).filter(([code]) => !ofTheContract.includes(code))
  it.each(ours)('%s is English', (_code, words) => {
    expect(words).toMatch(/^[A-Z][\x20-\x7e]+$/)
  })

  it.each<[OperatorFailure, string]>([
    ['NO_SUCH_LOAN', 'No such loan'],
    ['BAD_PARAMETER', 'A parameter is missing or wrong'],
    ['NOT_SIGNED_IN', '登录状态出错, 没有使用合法Token, 有问题请联系客服'],
    ['PERMISSION_DENIED', '对不起，您没有此操作的权限'],
  ])('%s: %s', (code, words) => {
    expect(operatorMessages[code]).toBe(words)
  })
})

describe('a code', () => {
  it('is known by its form', () => {
    const codes = [...Object.keys(borrowerMessages), ...Object.keys(operatorMessages)]
    expect(codes.filter((code) => !isFailureCode(code))).toEqual([])
  })

  it('is nothing that only looks like one', () => {
    const others = [
      '',
      'toString',
      '__proto__',
      'Invalid input',
      'BAD',
      'bad_parameter',
      'BAD_',
      '_BAD',
      'BAD_PARAMETER\n',
    ]
    expect(others.filter(isFailureCode)).toEqual([])
  })
})
