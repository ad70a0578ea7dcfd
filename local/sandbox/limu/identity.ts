import { isRegisteredName } from '../registered-name.ts'
import { type Answer, answer } from './answers.ts'
import { type Form, missing } from './merchant.ts'

/**
 * The name decides the outcome: 不符 does not match, 查无 is not on file, 异常 fails; all other persons match, if the name is written
 * as registered and the check character is a capital X.
 */
export function identityCheck(form: Form): Answer {
  const wrong = missing(form, 'name', 'identityNo')
  if (wrong) return wrong
  const { name = '', identityNo = '' } = form
  if (name.includes('异常')) return answer('2030')
  return answer('0000', { data: { resultCode: resultCode(name, identityNo) } })
}

function resultCode(name: string, identityNo: string): string {
  if (name.includes('不符') || !isRegisteredName(name)) return 'R002'
  if (name.includes('查无') || !/^(\d{15}|\d{17}[\dX])$/.test(identityNo)) return 'R003'
  return 'R001'
}
