import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { OperatorClient } from '../../local/journey/operator.ts'
import { approve } from '../../local/journey/path.ts'
import { codeSentTo, confirmSigning, locationOf, pay, until } from '../../local/journey/vendors.ts'
import { syntheticPerson } from '../../local/synthetic.ts'
import { type Canaries, digits, disguisesOf, found, kenning, rareName, type Writing, writing } from './canaries.ts'
import { awayFromTheEndOf, EIGHT_HOURS, put } from './contract/table.ts'
import { type Fields, type Sent, send } from './http.ts'
import { limu } from './limu.ts'
import { home, type Scene, sharedScene, untilState } from './scene.ts'
import { executions, files, items, vendorsTables } from './stored-data.ts'

/**
 * Secrets pass through: each is a word that occurs nowhere else, and afterwards everything that the stack wrote is searched.
 * What a person is called and owns may lie only encrypted.
 */

let scene: Scene
/** Passwords, codes, names of accounts elsewhere. */
const secrets = new Map<string, string>()
/** The codes that we sent by SMS: the phone has them. */
const codes = new Map<string, string>()
const tokens = new Map<string, string>()
const personal = new Map<string, string>()
/** All that was answered, and the refusals among it. */
const answers: Writing[] = []
const refusals: Writing[] = []

const plant = (what: string, text = kenning(), where = secrets): string => {
  where.set(what, text)
  return text
}
/** Characters that look otherwise in each encoding. */
const odd = (word: string) => `${word}"\\&+%`

let token = 'undefined'

async function say(route: string, fields: Fields = {}, more: Partial<Sent> = {}) {
  const [method = '', path = ''] = route.split(' ')
  const { answer, headers } = await send(scene.api, { method, path, token, fields, ...more })
  const said = writing(`answer to ${route}`, JSON.stringify([[...headers], answer]))
  answers.push(said)
  if (answer.status !== 'SUCCESS') refusals.push(said)
  return answer
}

async function mustSay(route: string, fields: Fields = {}, says?: string) {
  const answer = await say(route, fields)
  expect([route, answer]).toEqual([route, expect.objectContaining({ status: 'SUCCESS' })])
  if (says !== undefined) expect([route, answer.error_message]).toEqual([route, says])
  return answer
}

/** The same request with one field in all the forms in which it is refused. */
async function mangled(route: string, fields: Fields, ...names: string[]): Promise<void> {
  for (const name of names) {
    const word = plant(`malformed ${name} of ${route}`)
    const json = (value: unknown): [Fields, Partial<Sent>] => [{ ...fields, [name]: value }, { as: 'json' }]
    const forms: [Fields, Partial<Sent>][] = [
      json({ [word]: word }),
      json([word, [word]]),
      json(`${word}\u0000`),
      json(`${word}\ud800`),
      [{ ...fields, [name]: [word] }, {}],
      [{ ...fields, [name]: word.repeat(200) }, {}],
      [{}, { as: 'json', body: `{"${name}":"${word}` }],
      [{}, { as: 'json', body: JSON.stringify([{ [name]: word }]) }],
      [{}, { body: `${name}=${word.repeat(25_000)}` }],
    ]
    for (const [sent, more] of forms) {
      const answer = await say(route, sent, more)
      expect([route, name, sent, answer.status]).toEqual([route, name, sent, 'FAILURE'])
    }
  }
}

const newToken = ({ results }: { results?: { token: string }[] }, what: string): string => {
  const [jwt = { token: '' }] = results ?? []
  plant(what, jwt.token.split('.')[2], tokens)
  return jwt.token
}

const { mobile, identityNo, cardNo } = syntheticPerson()
const name = rareName()

async function signUpLogInAndReset() {
  const password = odd(plant('password of the sign-up'))
  await mustSay('POST /1/send-mobile-code/new-user', { mobile })
  const code = plant('code of the sign-up', await codeSentTo(scene.sandbox, mobile), codes)
  await mangled('POST /signup', { mobile, code, password }, 'password', 'code')
  await say('POST /signup', { mobile, code: plant('wrong code', digits(6), codes), password })
  await say('POST /signup', { mobile, code, password: plant('simple password').slice(0, 3) })
  newToken(await mustSay('POST /signup', { mobile, code, password }), 'token of the sign-up')

  await mangled('POST /login', { mobile, password }, 'password')
  await say('POST /login', { mobile, password: odd(plant('wrong password')) })
  await say('POST /login', { mobile: '13800000000', password: odd(plant('password of nobody')) })
  token = newToken(await mustSay('POST /login', { mobile, password }), 'token of a login')

  const changed = odd(plant('changed password'))
  const change = { old_password: password, new_password: changed, repeat_password: changed }
  await mangled('PUT /password', change, 'old_password', 'new_password', 'repeat_password')
  await say('PUT /password', { ...change, old_password: odd(plant('wrong old password')) })
  await say('PUT /password', { ...change, repeat_password: odd(plant('other repeated password')) })
  await mustSay('PUT /password', change)

  const reset = odd(plant('password of the reset'))
  await mustSay('POST /1/send-mobile-code/forget-password', { mobile })
  const resetCode = plant('code of the reset', await codeSentTo(scene.sandbox, mobile, 'reset-code'), codes)
  await mangled('PUT /forget-password', { mobile, code: resetCode, password: reset }, 'password', 'code')
  await say('PUT /forget-password', { mobile, code: plant('wrong code of a reset', digits(6), codes), password: reset })
  await mustSay('PUT /forget-password', { mobile, code: resetCode, password: reset })
  expect((await say('GET /home')).status).toBe('TOKEN_ERROR')
  token = newToken(await mustSay('POST /login', { mobile, password: reset }), 'token after the reset')
}

async function tellEverythingAboutOneself() {
  for (const [what, text] of Object.entries({ mobile, 'identity number': identityNo, name }))
    plant(what, text, personal)
  const mismatch = plant('name of somebody else', rareName(), personal)
  await mangled('POST /lm-identity', { username: name, identityno: identityNo }, 'username', 'identityno')
  await mustSay('POST /lm-identity', { username: `${mismatch}不符`, identityno: identityNo }, 'nopass')
  await limu(scene).fault({ call: 'idcheck', fault: 'types' })
  await say('POST /lm-identity', { username: name, identityno: identityNo })
  await mustSay('POST /lm-identity', { username: name, identityno: identityNo }, 'pass')

  const mine = (what: string) => plant(what, kenning(), personal)
  const area = ['福建省', '厦门市', '湖里区']
  await mustSay('POST /user-save-work', {
    industry: '制造业',
    position: '职员',
    company_name: mine('employer'),
    company_area: area,
    company_addr: mine('address of the employer'),
    company_tel: plant('telephone of the employer', `0592${digits(8)}`, personal),
  })
  await mustSay('POST /user-save-relation', {
    linkman_relation_fir: ['2'],
    linkman_name_fir: plant('a relative', rareName(), personal),
    linkman_tel_fir: plant('mobile of a relative', `139${digits(8)}`, personal),
    linkman_relation_sec: ['4'],
    linkman_name_sec: plant('a friend', rareName(), personal),
    linkman_tel_sec: plant('mobile of a friend', `137${digits(8)}`, personal),
  })
  await mustSay('POST /user-save-profile', { live_area: area, live_addr: mine('address'), live_time: ['一到三年'] })
  await mustSay('POST /auth-common', { auth_type: 'wechat', accounts: mine('WeChat account') })
  await mustSay('POST /auth-common', {
    auth_type: 'bankcard',
    accounts: plant('usual card', `6217${digits(15)}`, personal),
  })
  await mustSay('POST /feedback', { type: 'func', content: mine('feedback') })

  plant('card number', cardNo, personal)
  await mustSay('GET /llpay-cardbin', { card_no: cardNo })
  await say('GET /llpay-sign', { card_no: plant('refused card', `6217000${digits(8)}0005`, personal) })
  await say('GET /llpay-sign', { card_no: plant('malformed card number', digits(22), personal) })
  const signing = (await mustSay('GET /llpay-sign', { card_no: cardNo })).results[0]
  const page = await locationOf(await confirmSigning(scene.sandbox, signing.req_data))
  expect(page).toContain('status=0000')
}

async function verifyByPhone() {
  const start = 'POST /lm-mobile'
  const input = 'POST /lm-mobile-input'
  const servicecode = `${odd(plant('service code'))}密`
  await mangled(start, { servicecode }, 'servicecode')
  await limu(scene).next(mobile, 'wrong')
  const refused = await say(start, { servicecode: odd(plant('wrong service code')) })
  expect(refused.error_message).toBe('账号或密码错误[1102]')
  for (const fault of ['reset', '500', 'types', 'unknown-code']) {
    await limu(scene).fault({ call: 'start', fault, uid: mobile })
    await say(start, { servicecode: odd(plant(`service code that met with ${fault}`)) })
  }
  // A report so large that it becomes an object.
  await limu(scene).next(mobile, 'large')
  const [task] = (await mustSay(start, { servicecode }, '0006')).results
  await mangled(input, { ...task, smscode: '135790' }, 'smscode')
  await say(input, { ...task, smscode: plant('wrong code for the carrier') })
  await say(input, { token: kenning(), smscode: plant('code for no task') })
  await limu(scene).fault({ call: 'input', fault: 'reset', uid: mobile })
  await say(input, { ...task, smscode: plant('code that met with reset', digits(8)) })
  const second = await say(start, { servicecode: odd(plant('service code of a second start')) })
  expect(second.error_message).toBe('认证处理中，请稍后重试')
  // The same start waits until the vendor asks for a code again: after the broken call it has to be asked first.
  await mustSay(start, { servicecode }, '0006')
  await mustSay(input, { ...task, smscode: plant('code for the carrier', digits(8)) }, '0009')
  await mustSay('POST /lm-mobile-continue', task, '0100')
  await until(
    () => say(start, { servicecode }),
    ({ error_message }) => error_message === '已经认证成功',
  )
}

async function verifyEverythingElse() {
  const login = (kind: string) => ({
    username: odd(plant(`account for ${kind}`)),
    password: `${odd(plant(`password for ${kind}`))}密`,
  })
  await limu(scene).next(mobile, 'sms')
  const [task] = (await mustSay('POST /lm-jd', login('jd'), '0006')).results
  await mangled('POST /lm-jd-input', { ...task, smscode: '135790' }, 'smscode')
  await mustSay('POST /lm-jd-input', { ...task, smscode: plant('code for jd', digits(8)) }, '0009')
  await mustSay('POST /lm-jd-continue', task, '0100')
  const bill = login('bill')
  const logins: [string, Fields][] = [
    ['education', login('education')],
    ['bill', { ...bill, username: `${plant('mail for bill')}@163.com` }],
    ['ebank', { ...login('ebank'), bank: '01040000' }],
  ]
  for (const [kind, fields] of logins) {
    await mangled(`POST /lm-${kind}`, fields, 'username', 'password')
    await limu(scene).next(mobile, 'wrong')
    await say(`POST /lm-${kind}`, { ...fields, password: odd(plant(`wrong password for ${kind}`)) })
    await limu(scene).fault({ call: 'start', fault: 'truncated', uid: mobile })
    await say(`POST /lm-${kind}`, { ...fields, password: odd(plant(`password for ${kind} that was cut off`)) })
    await mustSay(`POST /lm-${kind}`, fields, '认证成功')
  }
}

async function borrowAndRepay() {
  await mustSay('POST /loan-submit', { amount: 1000, period: 14 })
  const client = { get: (path: string) => say(`GET ${path}`) } as Parameters<typeof home>[0]
  const { id } = await home(client)
  await approve(id, ...scene.reviewers)
  await scene.cashier.post(`/operator/loans/${id}/disburse`)
  await untilState(client, 'repaying')
  const { req_data } = (await mustSay('POST /llpay-auth-pay', { loan_id: id })).results[0]
  await pay(scene.sandbox, req_data)
  await untilState(client, '')
  await mustSay('GET /loan-contract')
}

/** Tokens of ours and of the operators' issuer, whole, broken and at the wrong door. */
async function showTokens() {
  const forged = `${token.slice(0, -12)}${plant('signature of a forged token')}`
  const nonsense = plant('token that is none')
  for (const wrong of [forged, nonsense, `Bearer ${nonsense}.${nonsense}.${nonsense}`]) {
    expect((await say('GET /home', {}, { token: wrong })).status).toBe('TOKEN_ERROR')
    expect((await say('GET /operator/queues/loan:auditing', {}, { token: wrong })).status).not.toBe('SUCCESS')
  }
  expect((await say('GET /operator/loans/1', {}, { token })).status).not.toBe('SUCCESS')
  const issued = await fetch(`${scene.sandbox.url}/oidc/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Dee', role: 'reviewer' }),
  })
  const { access_token: operators } = (await issued.json()) as { access_token: string }
  plant('token of an operator', operators.split('.')[2], tokens)
  for (const path of ['/home', '/operator/loans/1', '/nowhere']) await say(`GET ${path}`, {}, { token: operators })
  await OperatorClient.signIn(scene.api, scene.sandbox.url, 'Dee', 'reviewer')
  await mustSay('GET /logout')
}

describe('what passes through', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    await awayFromTheEndOf(EIGHT_HOURS)
    scene = await sharedScene()
    await signUpLogInAndReset()
    await tellEverythingAboutOneself()
    await verifyByPhone()
    await verifyEverythingElse()
    await borrowAndRepay()
    await showTokens()
  }, 120_000)

  const all = (): Canaries => new Map([...secrets, ...codes, ...tokens, ...personal])
  const foundIn = (canaries: Canaries, writings: Writing[]) => writings.flatMap((one) => found(canaries, one))

  test('is in no item', async () => expect(foundIn(all(), await items())).toEqual([]))
  test('is in no input, output or history of an execution', async () =>
    expect(foundIn(all(), await executions())).toEqual([]))
  test('is in no file, be it of the database, an object or the log', () => {
    expect(files().map(({ where }) => where)).toContainEqual(expect.stringMatching(/^file s3\/.+results/))
    expect(foundIn(all(), files())).toEqual([])
  })

  test('is in no answer, but for a token where it is issued and people’s data where they ask for them', () => {
    expect(foundIn(new Map([...secrets, ...codes]), answers)).toEqual([])
    expect(foundIn(all(), refusals)).toEqual([])
  })

  test('is not kept by the vendors’ sandboxes either, but for a phone’s inbox and whom they were asked about', () => {
    const accounts = [...secrets].filter(([what]) => /^(account|mail) for/.test(what))
    const passing = new Map([...secrets, ...codes, ...tokens])
    for (const [what] of accounts) passing.delete(what)
    const every = vendorsTables()
    const tables = every.filter(({ table }) => table !== 'sms_messages')
    // Where a secret may be, it is found.
    const inbox = every.find(({ table }) => table === 'sms_messages')
    expect(inbox && found(codes, inbox.rows)).toContain('code of the sign-up as plain in table sms_messages')
    expect(tables.flatMap(({ rows }) => found(passing, rows))).toEqual([])
  })
})

describe('the search', () => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const machine = 'arn:aws:states:local:000000000000:stateMachine:microloan-local-verification'

  test('knows a text in every disguise, and a short number only where it stands alone', () => {
    const canaries = new Map([['it', kenning()]])
    const [text = ''] = canaries.values()
    for (const disguise of Object.values(disguisesOf(text))) {
      expect(found(canaries, { where: 'here', latin1: `{"some":"${disguise}"}` })).toHaveLength(1)
    }
    expect(found(canaries, writing('here', kenning()))).toEqual([])
    for (const around of ['', 'a', 'ab', 'abc', '密', '🙂"']) {
      const encoded = Buffer.from(`{"some":"${around}${text}","more":1}`).toString('base64')
      expect(found(canaries, writing('here', encoded))).toHaveLength(1)
      expect(found(canaries, writing('here', Buffer.from(encoded).toString('base64')))).toHaveLength(1)
    }
    const code = new Map([['code', '135790']])
    expect(found(code, writing('here', '{"at":1791357903214,"id":"f135790e"}'))).toEqual([])
    expect(found(code, writing('here', 'smscode=135790&token='))).toEqual(['code as plain in here'])
  })

  test('finds what is planted, wherever it looks', async () => {
    const canaries: Canaries = new Map(['item', 'execution', 'log'].map((what) => [what, kenning()]))
    const of = (what: string) => canaries.get(what) ?? ''
    await put({ pk: `CANARY#${kenning()}`, sk: 'CANARY', deep: { list: [`${of('item')}!`] } })
    const sfn = new SFNClient({ region: 'local', credentials, endpoint: inject('workflows') })
    const input = JSON.stringify({ token: of('execution') })
    await sfn.send(new StartExecutionCommand({ stateMachineArn: machine, name: 'canary', input }))
    appendFileSync(join(inject('dataDir'), 'lambda.log'), `planted by a test: ${of('log')}\n`)

    const [inItems, inExecutions, inFiles] = [await items(), await executions(), files()].map((writings) =>
      writings.flatMap((one) => found(canaries, one)),
    )
    expect(inItems).toEqual([expect.stringContaining('item as plain in item CANARY#')])
    expect(new Set(inExecutions)).toEqual(new Set([`execution as plain in execution ${executionArn('canary')}`]))
    expect(inFiles).toContain('log as plain in file lambda.log')
    if (process.env.ENGINE !== 'dynamodb-local') {
      expect(inFiles).toContainEqual(expect.stringMatching(/^item as plain in file embedded\//))
    }
  })

  const executionArn = (name: string) => `${machine.replace(':stateMachine:', ':execution:')}:${name}`
})
