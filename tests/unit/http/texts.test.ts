import { describe, expect, it } from 'vitest'
import { isFailureCode, type OperatorFailure } from '../../../lib/domain/failure.ts'
import { borrowerMessages } from '../../../lib/http/messages/borrower.ts'
import { operatorMessages } from '../../../lib/http/messages/operator.ts'

describe('what borrowers read of a refusal', () => {
  it.each(Object.entries(borrowerMessages))('%s is Chinese', (_code, words) => {
    expect(words).toMatch(/\p{Script=Han}/u)
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
