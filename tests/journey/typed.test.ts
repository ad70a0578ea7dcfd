import { describe, expect, test } from 'vitest'
import { encodeForm } from '../../local/journey/client.ts'
import { verifyIdentity } from '../../local/journey/path.ts'
import { codeSentTo, confirmSigning, locationOf } from '../../local/journey/vendors.ts'
import { identityNoOf, syntheticPerson } from '../../local/synthetic.ts'
import { type Fields, type Sent, send } from './http.ts'
import { type Borrower, newBorrower, sharedScene } from './scene.ts'

/** Values as people type, paste and let browsers fill them in; each kind was reported by users of other products. */

const scene = await sharedScene()
const shared = await newBorrower(scene)

const wide = (text: string) => text.replace(/[0-9A-Z]/g, (char) => String.fromCodePoint(char.charCodeAt(0) + 0xfee0))
const grouped = (text: string, gap: string) => text.replace(/(.{4})(?=.)/g, `$1${gap}`)
const grouped344 = (mobile: string, gap: string) => [mobile.slice(0, 3), mobile.slice(3, 7), mobile.slice(7)].join(gap)

const call = async (method: string, path: string, fields: Fields, by?: Borrower) =>
  (await send(scene.api, { method, path, fields, token: by?.client.token })).answer
const answerTo = async (sent: Omit<Sent, 'method'>, by?: Borrower) =>
  (await send(scene.api, { method: 'POST', ...sent, token: by?.client.token })).answer
const resultOf = async (path: string, by: Borrower, query: Fields = {}) =>
  (await call('GET', path, query, by)).results[0]

async function identified(): Promise<Borrower> {
  const borrower = await newBorrower(scene)
  await verifyIdentity(borrower.client, borrower.person)
  return borrower
}

describe('a mobile', () => {
  const forms: [string, (mobile: string) => string][] = [
    ['in groups', (m) => grouped344(m, ' ')],
    ['with hyphens', (m) => grouped344(m, '-')],
    ['with no-break spaces', (m) => grouped344(m, '\u00a0')],
    ['with its country code', (m) => `+86${m}`],
    ['with its country code in another way', (m) => `0086 ${m}`],
    ['in full-width digits', wide],
    ['from a messenger, between isolates', (m) => `\u2068${m}\u2069`],
    ['from a contact list, between bidi controls', (m) => `\u202d${m}\u202c`],
    ['with a zero-width space behind', (m) => `${m}\u200b`],
    ['in brackets', (m) => `(+86)${m} `],
  ]

  test.each(forms)('%s signs up and logs in as the plain one', async (_form, typed) => {
    const { mobile, password } = syntheticPerson()
    expect(await call('POST', '/1/send-mobile-code/new-user', { mobile: typed(mobile) })).toMatchObject({
      status: 'SUCCESS',
    })
    const code = await codeSentTo(scene.sandbox, mobile)
    const signedUp = await call('POST', '/signup', { mobile: typed(mobile), code: grouped(code, ' '), password })
    expect(signedUp).toMatchObject({ status: 'SUCCESS', results: [{ mobile }] })
    expect(await call('POST', '/login', { mobile, password })).toMatchObject({ status: 'SUCCESS' })
    expect(await call('POST', '/login', { mobile: typed(mobile), password })).toMatchObject({ status: 'SUCCESS' })
  })

  test('that cannot be one is no wrong password, and no try', async () => {
    const { mobile, password } = shared.person
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => call('POST', '/login', { mobile: `${mobile}0`, password: 'wrong-one' })),
    )
    expect(new Set(answers.map((answer) => answer.error_message))).toEqual(new Set(['请输入可用的手机号码']))
    expect(await call('POST', '/login', { mobile, password })).toMatchObject({ status: 'SUCCESS' })
  })
})

describe('an SMS code', () => {
  test.each<[string, (code: string) => string]>([
    ['in full-width digits', wide],
    ['in two groups', (code) => `${code.slice(0, 3)}-${code.slice(3)}`],
    ['with an invisible character', (code) => `${code}\u200b`],
  ])('%s is the code', async (_form, typed) => {
    const { mobile, password } = syntheticPerson()
    await call('POST', '/1/send-mobile-code/new-user', { mobile })
    const code = typed(await codeSentTo(scene.sandbox, mobile))
    expect(await call('POST', '/signup', { mobile, code, password })).toMatchObject({ status: 'SUCCESS' })
  })
})

describe('an identity', () => {
  const numbers: [string, (number: string) => string][] = [
    ['in lower case', (number) => number.toLowerCase()],
    ['in full-width digits', wide],
    ['in groups', (number) => grouped(number, ' ')],
    ['with an invisible character', (number) => `${number}\u200b`],
  ]
  test.each(numbers)('number %s is stored in one form', async (_form, typed) => {
    const borrower = await newBorrower(scene)
    const { name, identityNo } = borrower.person
    const answer = await call('POST', '/lm-identity', { username: name, identityno: typed(identityNo) }, borrower)
    expect(answer.error_message).toBe('pass')
    expect(await resultOf('/lm-get-identity', borrower)).toMatchObject({ identity_no: identityNo })
  })

  test.each([
    ['测试古丽•测试江', '测试古丽·测试江'],
    ['测试古丽.测试江', '测试古丽·测试江'],
    ['测试古丽⋅测试江', '测试古丽·测试江'],
    ['测试古丽・测试江', '测试古丽·测试江'],
    ['测 试', '测试'],
    ['测试\u200b', '测试'],
    ['测𠮷', '测𠮷'],
    ['测试沙拉木江·测试都热合曼江提', '测试沙拉木江·测试都热合曼江提'],
    ['测试'.repeat(25), '测试'.repeat(25)],
  ])('name %j is known to the police, and at the bank, as %j', async (typed, registered) => {
    const borrower = await newBorrower(scene)
    const { identityNo, cardNo } = borrower.person
    const answer = await call('POST', '/lm-identity', { username: typed, identityno: identityNo }, borrower)
    expect(answer.error_message).toBe('pass')
    expect(await resultOf('/lm-get-identity', borrower)).toMatchObject({ real_name: registered })
    const { req_data } = await resultOf('/llpay-sign', borrower, { card_no: cardNo })
    expect(req_data.acct_name).toBe(registered)
    expect(await locationOf(await confirmSigning(scene.sandbox, req_data))).toContain('status=0000')
  })

  test.each([
    ['测试'.repeat(26), '数据异常'],
    ['测试😀', '姓名有误，请核对后重试'],
    ['测试1', '姓名有误，请核对后重试'],
  ])('name %j is refused', async (username, message) => {
    const answer = await call('POST', '/lm-identity', { username, identityno: shared.person.identityNo }, shared)
    expect(answer).toEqual({ status: 'FAILURE', error_message: message })
  })

  test.each(['18000101', '20990101'])('number of a birth on %s is refused before the vendor is paid', async (born) => {
    const answer = await call('POST', '/lm-identity', { username: '测试甲', identityno: identityNoOf(born) }, shared)
    expect(answer).toEqual({ status: 'FAILURE', error_message: '身份证号码有误，请核对后重试' })
  })

  test('number as a JSON number is not another one', async () => {
    const borrower = await newBorrower(scene)
    let { identityNo } = borrower.person
    while (identityNo.endsWith('X') || String(Number(identityNo)) === identityNo)
      identityNo = syntheticPerson().identityNo
    const body = `{"username":"测试甲","identityno":${identityNo}}`
    const answer = await answerTo({ path: '/lm-identity', as: 'json', body }, borrower)
    expect(answer.error_message).toBe('pass')
    expect(await resultOf('/lm-get-identity', borrower)).toMatchObject({ identity_no: identityNo })
  })
})

describe('a card number', () => {
  test.each<[string, (number: string) => string]>([
    ['in groups', (number) => grouped(number, ' ')],
    ['with hyphens', (number) => grouped(number, '-')],
    ['with no-break spaces', (number) => grouped(number, '\u00a0')],
    ['in full-width digits', wide],
  ])('%s is sent to LianLian plain', async (_form, typed) => {
    const borrower = await identified()
    const { cardNo } = borrower.person
    const { req_data } = await resultOf('/llpay-sign', borrower, { card_no: typed(cardNo) })
    expect(req_data.card_no).toBe(cardNo)
  })

  test('as a JSON number keeps its digits', async () => {
    const body = '{"auth_type":"bankcard","accounts":6217000000000000019}'
    expect(await answerTo({ path: '/auth-common', as: 'json', body }, shared)).toMatchObject({ status: 'SUCCESS' })
    expect(await resultOf('/auth-common-get', shared, { auth_type: 'bankcard' })).toEqual({
      bankcard: '6217000000000000019',
    })
  })

  test('is signed when the + of the signature comes back bare', async () => {
    const borrower = await identified()
    const { req_data } = await resultOf('/llpay-sign', borrower, { card_no: borrower.person.cardNo })
    const back = (await confirmSigning(scene.sandbox, req_data)).replaceAll('%2B', '+')
    expect(await locationOf(back)).toContain('status=0000')
  })
})

describe('a telephone', () => {
  const contacts = (name: string, tel: string) => ({
    linkman_relation_fir: ['2'],
    linkman_name_fir: name,
    linkman_tel_fir: tel,
    linkman_relation_sec: ['4'],
    linkman_name_sec: '测试友',
    linkman_tel_sec: '13800000002',
  })
  const work = (tel: string) => ({
    industry: '制造业',
    position: '职员',
    company_name: '测试单位',
    company_area: ['广东省', '深圳市'],
    company_addr: '测试路1号',
    company_tel: tel,
  })

  test.each([
    ['+8613800000001', '13800000001'],
    ['138 0000 0001', '13800000001'],
    ['0592-5767737', '0592-5767737'],
    ['(0755)12345678', '0755-12345678'],
    ['0755-12345678转801', '0755-12345678-801'],
  ])('of a contact or an employer: %s', async (typed, stored) => {
    const saved = await call('POST', '/user-save-relation', contacts('测试杜热合曼·测试杜热西提', typed), shared)
    expect(saved).toMatchObject({ status: 'SUCCESS' })
    expect(await resultOf('/user-relation', shared)).toMatchObject({ linkman_tel_fir: stored })
    expect(await call('POST', '/user-save-work', work(typed), shared)).toMatchObject({ status: 'SUCCESS' })
    expect(await resultOf('/user-work', shared)).toMatchObject({ company_tel: stored })
  })

  test('that is none, or too long, is refused', async () => {
    expect(await call('POST', '/user-save-work', work('无'), shared)).toMatchObject({ error_message: '数据异常' })
    expect(await call('POST', '/user-save-work', work('0755-123456789012'), shared)).toMatchObject({
      error_message: '单位电话最大长度不能超过12位',
    })
  })
})

describe('text', () => {
  const home = { live_area: ['福建省', '厦门市', '湖里区'], live_addr: '测试路1号', live_time: ['一到三年'] }

  test('keeps what a person sees, and loses the rest', async () => {
    const typed = { ...home, live_addr: '测试\u202e路\u000b1号\u200b 👨‍👩‍👧' }
    expect(await call('POST', '/user-save-profile', typed, shared)).toMatchObject({ status: 'SUCCESS' })
    expect(await resultOf('/user-profile', shared)).toMatchObject({ live_addr: '测试路\n1号 👨‍👩‍👧' })
  })

  test('of an area may be long: 60 characters with the dashes', async () => {
    const area = ['新疆维吾尔自治区', '克孜勒苏柯尔克孜自治州', '测'.repeat(39)]
    expect(await call('POST', '/user-save-profile', { ...home, live_area: area }, shared)).toMatchObject({
      status: 'SUCCESS',
    })
    expect(await call('POST', '/user-save-profile', { ...home, live_area: [...area, '区'] }, shared)).toMatchObject({
      error_message: '数据异常',
    })
  })

  test.each([
    ['a name', '/lm-identity', `username=%B2%E2%CA%D4&identityno=${syntheticPerson().identityNo}`],
    ['an address', '/user-save-profile', 'live_area[]=%B2%E2%CA%D4&live_addr=%B2%E2%CA%D4&live_time[]=x'],
  ])('in GBK is refused, nothing is kept: %s', async (_name, path, body) => {
    const before = await resultOf('/user-profile', shared)
    expect(await answerTo({ path, body }, shared)).toEqual({ status: 'FAILURE', error_message: '请求格式错误' })
    expect(await resultOf('/user-profile', shared)).toEqual(before)
    expect(await resultOf('/lm-get-identity', shared)).toMatchObject({ real_name: '' })
  })

  test.each([
    ['indices out of order', 'live_area[1]=b&live_area[0]=a&live_addr=x&live_time[]=y'],
    ['a repeated name', 'live_area=a&live_area=b&live_addr=x&live_time=y'],
    ['PHP brackets', 'live_area[]=a&live_area[]=b&live_addr=x&live_time[]=y'],
  ])('is a list by %s', async (_form, body) => {
    expect(await answerTo({ path: '/user-save-profile', body }, shared)).toMatchObject({ status: 'SUCCESS' })
    expect(await resultOf('/user-profile', shared)).toMatchObject({ live_area: ['a', 'b'], live_time: ['y'] })
  })
})

describe('a body', () => {
  const login = { mobile: shared.person.mobile, password: shared.person.password }

  test('after a byte order mark is read', async () => {
    const body = `\ufeff${JSON.stringify(login)}`
    expect(await answerTo({ path: '/login', as: 'json', body })).toMatchObject({ status: 'SUCCESS' })
  })

  test('as multipart form is read', async () => {
    const form = new FormData()
    for (const area of ['福建省', '厦门市']) form.append('live_area[]', area)
    form.append('live_addr', '测试路3号')
    form.append('live_time[]', '一到三年')
    const headers = { authorization: String(shared.client.token) }
    const saved = await fetch(`${scene.api}/user-save-profile`, { method: 'POST', headers, body: form })
    expect(await saved.json()).toMatchObject({ status: 'SUCCESS' })
    expect(await resultOf('/user-profile', shared)).toMatchObject({
      live_area: ['福建省', '厦门市'],
      live_addr: '测试路3号',
    })
  })

  test('of a type that is not read is malformed, not a wrong password', async () => {
    const headers = { 'content-type': 'text/plain;charset=UTF-8' }
    const answer = await answerTo({ path: '/login', headers, body: JSON.stringify(login) })
    expect(answer).toEqual({ status: 'FAILURE', error_message: '请求格式错误' })
  })

  test('is the only place of a password: an address is kept in logs', async () => {
    expect(await answerTo({ path: `/login?${encodeForm(login)}` })).toMatchObject({ status: 'FAILURE' })
  })
})

describe('a password', () => {
  test('with an accent is the same from two keyboards', async () => {
    const { mobile } = syntheticPerson()
    await call('POST', '/1/send-mobile-code/new-user', { mobile })
    const code = await codeSentTo(scene.sandbox, mobile)
    expect(await call('POST', '/signup', { mobile, code, password: 'café-noir' })).toMatchObject({ status: 'SUCCESS' })
    expect(await call('POST', '/login', { mobile, password: 'cafe\u0301-noir' })).toMatchObject({ status: 'SUCCESS' })
  })

  test('with a format character is refused', async () => {
    const { mobile } = syntheticPerson()
    const answer = await call('POST', '/signup', { mobile, code: '123456', password: 'pass\u200bword-1' })
    expect(answer).toEqual({ status: 'FAILURE', error_message: '请使用6~20位数字、字母、特殊符号组合' })
  })
})
