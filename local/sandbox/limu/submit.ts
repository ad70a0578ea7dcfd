import { randomBytes, randomInt } from 'node:crypto'
import { type Answer, answer } from './answers.ts'
import { type Form, missing } from './merchant.ts'
import { type BizType, phasesOf } from './scenarios.ts'
import type { Order, SandboxState } from './state.ts'
import type { Tasks } from './tasks.ts'

/** Parameters besides callBackUrl, uid and ts. */
const ownFields: Record<BizType, string[]> = {
  mobile: ['username', 'password'],
  mobileReport: ['username', 'password', 'identityCardNo', 'identityName'],
  jd: ['username', 'password'],
  taobao: ['loginType'],
  education: ['username', 'password'],
  bill: ['username', 'password', 'billType', 'bankCode', 'loginType'],
  ebank: ['username', 'password', 'bankCode'],
}
const loginTypes = ['normal', 'qr', 'qr|qq']

/** Takes a login and plans its task. The password is used here and stored nowhere. */
export function submit(sandbox: SandboxState, tasks: Tasks, bizType: BizType, form: Form): Answer {
  const { password: encoded = '', ...request } = withoutEnvelope(form)
  const scans = (form.loginType ?? '').startsWith('qr')
  const wrong = missing(form, 'callBackUrl', 'uid', 'ts', ...ownFields[bizType]) ?? invalid(bizType, form, scans)
  if (wrong) return wrong
  const order = takeOrder(sandbox, form.uid ?? '')
  const word = order?.word ?? Buffer.from(encoded, 'base64').toString('utf8')
  const task = tasks.open({
    token: randomBytes(16).toString('hex'),
    bizType,
    request,
    startedAt: sandbox.now(),
    course: phasesOf(bizType, word, scans),
    at: 0,
    since: sandbox.now(),
    polls: 0,
    loginTold: false,
    smsCode: String(randomInt(100_000, 1_000_000)),
    callback: order?.callback ?? 'normal',
    busyLine: word === 'large',
  })
  return answer('0010', { token: task.token })
}

function invalid(bizType: BizType, form: Form, scans: boolean): Answer | undefined {
  const { username = '', password = '', loginType = 'normal' } = form
  if (!loginTypes.includes(loginType)) return answer('1005', {}, 'loginType')
  if (Buffer.from(password, 'base64').toString('base64') !== password) return answer('1005', {}, 'password须为base64')
  if (!scans && (username === '' || password === '')) return answer('2001')
  if (bizType.startsWith('mobile') && !/^1\d{10}$/.test(username)) return answer('1013')
  return undefined
}

function withoutEnvelope({ apiKey, sign, method, version, ...rest }: Form): Form {
  return rest
}

/** An order is for one task: of this uid first, otherwise of any uid. */
function takeOrder(sandbox: SandboxState, uid: string): Order | undefined {
  const order = sandbox.orders.get(uid) ?? sandbox.orders.get('*')
  if (order) sandbox.orders.delete(order.id)
  return order
}
