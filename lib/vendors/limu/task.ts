import type { CollectionTask } from '../data-provider.ts'
import { limuBanks } from './banks.ts'
import type { Params } from './signature.ts'

/** Builds Limu's parameters for the start of a collection. */
export function taskParams(task: CollectionTask, callBackUrl: string): Params {
  return { callBackUrl, uid: task.person.mobile, ts: String(task.nowMs), ...ownParams(task) }
}

/** Builds the parameters that only this kind of source needs. */
function ownParams(task: CollectionTask): Params {
  switch (task.kind) {
    case 'mobile':
      return {
        ...loginParams({ username: task.person.mobile, password: task.login?.password ?? '' }),
        identityCardNo: task.person.identityNo,
        identityName: task.person.name,
      }
    case 'taobao':
      return { loginType: 'qr' }
    case 'bill':
      return {
        ...loginParams(task.login),
        billType: 'email',
        bankCode: 'ALL',
        loginType: mailLogin(task.login?.username),
      }
    case 'ebank':
      return { ...loginParams(task.login), bankCode: bankAbbreviation(task.bankCode) }
    case 'jd':
    case 'education':
      return loginParams(task.login)
  }
}

const loginParams = (login = { username: '', password: '' }): Params => ({
  username: login.username,
  password: Buffer.from(login.password, 'utf8').toString('base64'),
})

/** Chooses the login of a mailbox: QQ's mail is opened by scanning a code with its app, all others by password. */
const mailLogin = (address = '') => (address.toLowerCase().endsWith('@qq.com') ? 'qr|qq' : 'normal')

function bankAbbreviation(code = ''): string {
  const abbreviation = limuBanks[code]
  if (!abbreviation) throw new RangeError(`no bank ${code} at Limu`)
  return abbreviation
}
