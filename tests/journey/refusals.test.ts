import { describe, expect, test } from 'vitest'
import { codeSentTo, until } from '../../local/journey/vendors.ts'
import { syntheticPerson } from '../../local/synthetic.ts'
import { type Fields, linesOf, type Sent, send } from './http.ts'
import { home, newBorrower, readBack, readyBorrower, sharedScene } from './scene.ts'

const BAD = '参数错误'
/** The same to an operator. */
const WRONG = 'A parameter is missing or wrong'
const TASK_UNKNOWN = '认证任务不存在或已失效'
const CODE_INVALID = '验证码不正确或已过期（有效期为15分钟）'
const PASSWORD_LENGTH = '请使用6~20位数字、字母、特殊符号组合'

const scene = await sharedScene()
/** Who has signed up and verified nothing; and who may borrow. */
const [fresh, ready] = await Promise.all([newBorrower(scene), readyBorrower(scene)])

/** How a field can be wrong, and what is said then. */
interface FieldRules {
  /** Left out, empty, blank or null. */
  missing: string
  /** With a NUL inside. */
  nul?: string
  list?: true
  /** Other values that are refused. */
  wrong?: [value: unknown, says: string][]
}

interface Route {
  method: 'GET' | 'POST'
  path: string
  who?: 'fresh' | 'ready'
  /** Accepted but for the one field that is made wrong. */
  good: () => Fields
  fields: Record<string, FieldRules>
  /** More than one field at a time. */
  more?: [why: string, change: Fields, says: string][]
}

const chars = (count: number, char = '厦') => char.repeat(count)
const tooLong = (count: number, says = '数据异常', char?: string): [unknown, string] => [chars(count, char), says]
const number = { missing: BAD, wrong: [...'1e3 0x10 10.0 １０ 十 1,000 --7 NaN'.split(' '), '9'.repeat(16)] }
const wrongNumbers = number.wrong.map((value): [string, string] => [value, BAD])
const NAME_INVALID = '姓名有误，请核对后重试'
const area = ['福建省', '厦门市', '湖里区']

const routes: Route[] = [
  {
    method: 'POST',
    path: '/1/send-mobile-code/new-user',
    good: () => ({ mobile: syntheticPerson().mobile }),
    fields: {
      mobile: {
        missing: '请输入可用的手机号码',
        nul: '请输入可用的手机号码',
        wrong: [
          '1380000000',
          '138000000011',
          '23800000001',
          '+85213800000001',
          '１３８００００００００１１',
          'abc',
        ].map((value) => [value, '请输入可用的手机号码']),
      },
    },
  },
  {
    method: 'POST',
    path: '/signup',
    good: () => ({ mobile: syntheticPerson().mobile, password: 'correct-horse', code: '123456' }),
    fields: {
      mobile: { missing: '请输入手机号', nul: '请输入可用的手机号码', wrong: [['1380000000', '请输入可用的手机号码']] },
      password: {
        missing: '请输入密码',
        wrong: [
          ['12345', PASSWORD_LENGTH],
          [chars(21, 'x'), PASSWORD_LENGTH],
          [chars(2000, 'x'), PASSWORD_LENGTH],
          ['pass\u200bword-1', PASSWORD_LENGTH],
          ['123456', '密码过于简单，请更换'],
          ['aaaaaaaa', '密码过于简单，请更换'],
          ['PASSWORD', '密码过于简单，请更换'],
        ],
      },
      code: {
        missing: '请输入验证码',
        wrong: [
          ['000000', CODE_INVALID],
          [chars(11, '1'), CODE_INVALID],
        ],
      },
    },
    more: [
      ['the mobile comes first', { mobile: '', password: '', code: '' }, '请输入手机号'],
      ['the password before the code', { password: '', code: '' }, '请输入密码'],
      ['the mobile as password', { mobile: '13800000001', password: '13800000001' }, '密码过于简单，请更换'],
    ],
  },
  {
    method: 'POST',
    path: '/lm-identity',
    who: 'fresh',
    good: () => ({ username: '测试甲', identityno: syntheticPerson().identityNo }),
    fields: {
      username: { missing: '请输入用户名', wrong: [tooLong(51), ['测试😀', NAME_INVALID], ['测试2', NAME_INVALID]] },
      identityno: {
        missing: '请输入身份证号',
        wrong: ['110101199003070012', '110101199002300018', '11010119900307001', '测试', chars(40, '1')].map(
          (value) => [value, '身份证号码有误，请核对后重试'],
        ),
      },
    },
    more: [['the name comes first', { username: '', identityno: '' }, '请输入用户名']],
  },
  {
    method: 'POST',
    path: '/user-save-work',
    who: 'fresh',
    good: () => ({
      industry: '制造业',
      position: '职员',
      company_name: '测试单位',
      company_area: area,
      company_addr: '测试路1号',
      company_tel: '05925767737',
    }),
    fields: {
      industry: { missing: '从事行业不能为空', wrong: [tooLong(21)] },
      position: { missing: '工作岗位不能为空', wrong: [tooLong(21), tooLong(21, '数据异常', '😀')] },
      company_name: { missing: '单位名称不能为空', wrong: [tooLong(31)] },
      company_area: { missing: '单位所在地不能为空', list: true, wrong: [[['福建省', chars(57)], '数据异常']] },
      company_addr: { missing: '详细信息不能为空', wrong: [tooLong(51)] },
      company_tel: {
        missing: '单位电话不能为空',
        wrong: [
          ['0592576773712', '单位电话最大长度不能超过12位'],
          ['无', '数据异常'],
        ],
      },
    },
    more: [['the first field that is wrong is named', { position: '', company_tel: '' }, '工作岗位不能为空']],
  },
  {
    method: 'POST',
    path: '/user-save-relation',
    who: 'fresh',
    good: () => ({
      linkman_relation_fir: ['2'],
      linkman_name_fir: '测试戊',
      linkman_tel_fir: '13800000008',
      linkman_relation_sec: ['4'],
      linkman_name_sec: '测试己',
      linkman_tel_sec: '13800000009',
    }),
    fields: {
      linkman_relation_fir: { missing: '联系人一与本人关系不能为空', list: true, wrong: [[[chars(5)], '数据异常']] },
      linkman_name_fir: { missing: '联系人一姓名不能为空', wrong: [tooLong(51), ['测试😀', NAME_INVALID]] },
      linkman_tel_fir: { missing: '联系人一电话不能为空', wrong: [tooLong(12, '数据异常', '1')] },
      linkman_relation_sec: { missing: '联系人二与本人关系不能为空', list: true, wrong: [[[chars(5)], '数据异常']] },
      linkman_name_sec: { missing: '联系人二姓名不能为空', wrong: [tooLong(51), ['测试2', NAME_INVALID]] },
      linkman_tel_sec: { missing: '联系人二电话不能为空', wrong: [tooLong(12, '数据异常', '1')] },
    },
  },
  {
    method: 'POST',
    path: '/user-save-profile',
    who: 'fresh',
    good: () => ({ live_area: area, live_addr: '测试路2号', live_time: ['一到三年'] }),
    fields: {
      live_area: { missing: '现居城市不能为空', list: true, wrong: [[[chars(61)], '数据异常']] },
      live_addr: { missing: '详细地址不能为空', wrong: [tooLong(51)] },
      live_time: { missing: '居住时长不能为空', list: true, wrong: [[[chars(11)], '数据异常']] },
    },
  },
  {
    method: 'GET',
    path: '/llpay-sign',
    who: 'ready',
    good: () => ({ card_no: '6217001234567890129' }),
    fields: {
      card_no: {
        missing: BAD,
        nul: '银行卡号有误',
        wrong: [
          ...['62170012345', chars(20, '6'), '6217/0012/3456/7890', '六二一七', '6217001234560004'].map(
            (value): [string, string] => [value, '银行卡号有误'],
          ),
          ['6250001234567899', '请使用借记卡'],
        ],
      },
    },
    more: [['another document than an identity card', { id_type: '2' }, BAD]],
  },
  {
    method: 'POST',
    path: '/lm-mobile',
    who: 'ready',
    good: () => ({ servicecode: 'service-code' }),
    fields: { servicecode: { missing: '请输入服务密码', wrong: [tooLong(65, '数据异常', '1')] } },
  },
  {
    method: 'POST',
    path: '/lm-mobile-input',
    who: 'ready',
    good: () => ({ token: '0123456789abcdef0123456789abcdef', smscode: '135790' }),
    fields: {
      smscode: { missing: '请输入验证码', wrong: [tooLong(21, '数据异常', '1')] },
      token: {
        missing: 'token不能为空',
        nul: TASK_UNKNOWN,
        wrong: ['short', '测试测试测试', chars(65, 'a'), '../../../etc', '0123456789abcdef0123456789abcde0'].map(
          (value) => [value, TASK_UNKNOWN],
        ),
      },
    },
    more: [['the code comes first', { smscode: '', token: '' }, '请输入验证码']],
  },
  {
    method: 'POST',
    path: '/lm-mobile-continue',
    who: 'ready',
    good: () => ({ token: '0123456789abcdef0123456789abcdef' }),
    fields: { token: { missing: 'token不能为空', nul: TASK_UNKNOWN, wrong: [['short', TASK_UNKNOWN]] } },
  },
  ...['/loan-confirm', '/loan-submit'].map(
    (path): Route => ({
      method: 'POST',
      path,
      who: 'ready',
      good: () => ({ amount: '1000', period: '14' }),
      fields: {
        amount: {
          missing: BAD,
          wrong: [
            ...wrongNumbers,
            ['0', BAD],
            ['-1000', BAD],
            ['499', '借款额度不能小于产品最低额度'],
            ['2001', '借款额度不能超过可用额度'],
            ['999999999999999', '借款额度不能超过可用额度'],
          ],
        },
        period: {
          missing: BAD,
          wrong: [
            ...wrongNumbers,
            ['0', BAD],
            ['-7', BAD],
            ['6', '借款时间不能小于产品借款周期下限'],
            ['31', '借款时间不能大于产品借款周期上限'],
          ],
        },
      },
      more: [
        ['the quota before the period', { amount: '2001', period: '31' }, '借款额度不能超过可用额度'],
        ['zero before all else', { amount: '2001', period: '0' }, BAD],
      ],
    }),
  ),
  {
    method: 'POST',
    path: '/llpay-auth-pay',
    who: 'ready',
    good: () => ({ loan_id: '7000000000000000' }),
    fields: {
      loan_id: {
        missing: BAD,
        wrong: [
          ...wrongNumbers,
          ['0', BAD],
          ['-1', BAD],
          ['9007199254740992', BAD],
          ['7000000000000000', '借款不存在'],
        ],
      },
    },
  },
  {
    method: 'GET',
    path: '/repayments-record',
    who: 'ready',
    good: () => ({}),
    fields: {},
    more: [
      ...['-1', '1.5', 'abc', '1e9', chars(12, '9')].map((offset): [string, Fields, string] => [
        `offset ${offset}`,
        { offset },
        BAD,
      ]),
      ...['1.5', 'abc'].map((limit): [string, Fields, string] => [`limit ${limit}`, { limit }, BAD]),
      ['lists', { offset: ['0'], limit: ['1'] }, BAD],
    ],
  },
]

interface Case {
  why: string
  change: Fields
  says: string
  /** What only JSON can say. */
  json?: true
}

function casesOf({ fields, more = [] }: Route): Case[] {
  const ofFields = Object.entries(fields).flatMap(([name, { missing, nul = BAD, list, wrong = [] }]): Case[] => {
    const one = (why: string, value: unknown, says: string, json?: true): Case => ({
      why: `${name} ${why}`,
      change: { [name]: value },
      says,
      ...(json ? { json } : {}),
    })
    return [
      one('missing', undefined, missing),
      one('empty', '', missing),
      one('blank', ' \t　', missing),
      one('null', null, missing, true),
      one('an object', { a: 1 }, BAD, true),
      one('a list in a list', [['a']], BAD, true),
      one('with NUL', list ? ['a\u0000b'] : 'a\u0000b', nul),
      ...(list
        ? [one('a list of nothing', [''], missing), one('an empty list', [], missing)]
        : [one('a list', ['1'], BAD)]),
      ...wrong.map(([value, says]) => one(`= ${String(value).slice(0, 30)}`, value, says)),
    ]
  })
  return [...ofFields, ...more.map(([why, change, says]) => ({ why, change, says }))]
}

describe('a field that is wrong is named, and nothing changes', () => {
  for (const route of routes) {
    const { method, path, who, good } = route
    test(`${method} ${path}`, async () => {
      const borrower = who && { fresh, ready }[who]
      const before = borrower && (await readBack(borrower.client))
      const requests: Record<string, Sent> = {}
      const expected: Record<string, string> = {}
      for (const { why, change, says, json } of casesOf(route)) {
        for (const as of ['form', 'json'] as const) {
          if ((json && as === 'form') || (method === 'GET' && as === 'json')) continue
          const fields = { ...good(), ...change }
          requests[`${why} (${as})`] = { method, path, as, fields, token: borrower?.client.token }
          expected[`${why} (${as})`] = `200 FAILURE ${says}`
        }
      }
      expect(await linesOf(scene.api, requests)).toEqual(expected)
      if (borrower) expect(await readBack(borrower.client)).toEqual(before)
    })
  }

  test('words for what the borrower has not done yet', async () => {
    const { token } = fresh.client
    const ask = async (method: string, path: string, fields: Fields) =>
      (await send(scene.api, { method, path, fields, token })).answer.error_message
    expect(await ask('GET', '/llpay-sign', { card_no: '6217001234567890129' })).toBe('请先完善个人信息认证')
    expect(await ask('POST', '/lm-mobile', { servicecode: 'x' })).toBe('身份信息未成功认证，请先认证身份后继续')
    expect(await ask('POST', '/loan-confirm', { amount: '1000', period: '14' })).toBe('请先完成认证后，才可以借款')
    expect(await ask('POST', '/loan-submit', { amount: '1000', period: '14' })).toBe('请先完成认证后，才可以借款')
    expect(await ask('POST', '/llpay-auth-pay', { loan_id: '1' })).toBe('借款不存在')
  })

  test('an identity that does not match, cannot be checked, or is tried too often', async () => {
    const check = async (username: string) => {
      const { identityNo: identityno } = syntheticPerson()
      const { status, error_message } = await fresh.client.post('/lm-identity', { username, identityno })
      return `${status} ${error_message}`
    }
    expect(await check('测试不符')).toBe('SUCCESS nopass')
    expect(await check('测试查无')).toBe('SUCCESS nopass')
    expect(await check('测试异常')).toBe('FAILURE 服务暂时不可用，请稍后重试')
    expect((await fresh.client.get('/lm-get-identity')).results[0].state).toBe('')
    expect((await fresh.client.get('/user-auth-state')).results[0].is_identity_auth).toBe(0)
    expect(await check('测试不符')).toBe('SUCCESS nopass')
    expect(await check('测试不符')).toBe('SUCCESS nopass')
    expect(await check('测试甲')).toBe('FAILURE 今日认证次数已用完，请明天再试')
  })

  test('what is done cannot be done again', async () => {
    const { name: username, cardNo: card_no } = ready.person
    const before = await readBack(ready.client)
    const { identityNo: identityno } = syntheticPerson()
    expect((await ready.client.post('/lm-identity', { username, identityno })).error_message).toBe('不能重复认证')
    expect((await ready.client.get('/llpay-sign', { card_no })).error_message).toBe('该银行卡已认证')
    // Logged in is 认证成功; from when all is collected, no second collection begins on the day.
    await until(
      () => ready.client.post('/lm-mobile', { servicecode: 'x' }),
      ({ status, error_message }) => status === 'FAILURE' && error_message === '已经认证成功',
    )
    expect(await readBack(ready.client)).toEqual(before)
  })
})

describe('codes by SMS', () => {
  const signUpWith = async (mobile: string, code: string) =>
    (await send(scene.api, { method: 'POST', path: '/signup', fields: { mobile, code, password: 'correct-horse' } }))
      .answer.error_message

  test('a second message within a minute is refused and leaves the first code good', async () => {
    const { mobile } = syntheticPerson()
    const ask = () => send(scene.api, { method: 'POST', path: '/1/send-mobile-code/new-user', fields: { mobile } })
    expect((await ask()).answer).toEqual({ status: 'SUCCESS', error_message: '' })
    expect((await ask()).answer).toEqual({ status: 'FAILURE', error_message: '短信发送过于频繁，请稍后再试' })
    const code = await codeSentTo(scene.sandbox, mobile)
    expect(code).toMatch(/^\d{6}$/)
    expect(await signUpWith(mobile, code)).toBe('')
    expect(await signUpWith(mobile, code)).toBe(CODE_INVALID)
  })

  test('five wrong tries use a code up', async () => {
    const { mobile } = syntheticPerson()
    await send(scene.api, { method: 'POST', path: '/1/send-mobile-code/new-user', fields: { mobile } })
    const code = await codeSentTo(scene.sandbox, mobile)
    const wrong = code === '111111' ? '222222' : '111111'
    for (let tries = 0; tries < 5; tries++) expect(await signUpWith(mobile, wrong)).toBe(CODE_INVALID)
    expect(await signUpWith(mobile, code)).toBe(CODE_INVALID)
  })
})

describe('bodies', () => {
  const profile = { live_area: area, live_addr: '测试路2号', live_time: ['一到三年'] }

  test('emoji and rare characters count as one each and come back as sent', async () => {
    const { token } = fresh.client
    const live_addr = `𠮷${'😀'.repeat(48)}é`
    const fields = { ...profile, live_addr }
    for (const as of ['form', 'json'] as const) {
      await send(scene.api, { method: 'POST', path: '/user-save-profile', token, as, fields })
      expect((await fresh.client.get('/user-profile')).results[0]).toMatchObject({ live_area: area, live_addr })
    }
  })

  test('half a character is refused', async () => {
    const { token } = fresh.client
    const body = JSON.stringify(profile).replace('测试路2号', '\\ud83d')
    const { answer } = await send(scene.api, { method: 'POST', path: '/user-save-profile', token, as: 'json', body })
    expect(answer).toEqual({ status: 'FAILURE', error_message: BAD })
  })

  test('JSON says the same as a form: numbers as numbers, one value for a list', async () => {
    const { token } = ready.client
    const confirm = (as: 'form' | 'json', fields: Fields) =>
      send(scene.api, { method: 'POST', path: '/loan-confirm', token, as, fields })
    const byForm = await confirm('form', { amount: '1000', period: '14' })
    expect(byForm.answer.status).toBe('SUCCESS')
    expect((await confirm('json', { amount: 1000, period: 14 })).answer).toEqual(byForm.answer)
    expect((await confirm('json', { amount: 1000.5, period: 14 })).answer.error_message).toBe(BAD)
    expect((await confirm('json', { amount: true, period: 14 })).answer.error_message).toBe(BAD)

    const fields = { live_area: '福建省', live_addr: '测试路2号', live_time: '一到三年' }
    await send(scene.api, { method: 'POST', path: '/user-save-profile', token: fresh.client.token, as: 'json', fields })
    expect((await fresh.client.get('/user-profile')).results[0]).toMatchObject({
      live_area: ['福建省'],
      live_time: ['一到三年'],
    })
  })

  test('of a repeated key the last value counts; keys that nobody asked for do nothing', async () => {
    const ask = (body: string) =>
      send(scene.api, { method: 'POST', path: '/loan-confirm', token: ready.client.token, body })
    expect((await ask('amount=1&amount=1000&period=14')).answer.results[0].amount).toBe(1000)
    expect((await ask('amount=1000&amount=1&period=14')).answer.error_message).toBe('借款额度不能小于产品最低额度')
    expect((await ask('amount[]=1000&period=14')).answer.error_message).toBe(BAD)
    expect((await ask('amount[a]=1000&period=14')).answer.error_message).toBe(BAD)
    const odd = '__proto__=1&constructor=2&user_id=3&quota=9999&__proto__[amount]=500'
    expect((await ask(`amount=1000&period=14&${odd}`)).answer.results[0].amount).toBe(1000)
    expect((await ask('__proto__[amount]=1000&period=14')).answer.error_message).toBe(BAD)
  })

  test('what is no JSON object', async () => {
    const ask = (body: string) =>
      send(scene.api, { method: 'POST', path: '/loan-confirm', token: ready.client.token, as: 'json', body })
    for (const body of ['{"amount":1000', '[]', '"text"', '1', 'amount=1000&period=14', '{"a":1}x']) {
      const { status, answer } = await ask(body)
      expect([body, status, answer]).toEqual([body, 200, { status: 'FAILURE', error_message: '请求格式错误' }])
    }
    expect((await ask('{}')).answer.error_message).toBe(BAD)
    expect((await ask('{"__proto__":{"amount":1000,"period":14}}')).answer.error_message).toBe(BAD)
  })

  test('a megabyte', async () => {
    const body = `live_addr=${'a'.repeat(1_000_000)}`
    for (const as of ['form', 'json'] as const) {
      const got = await send(scene.api, {
        method: 'POST',
        path: '/user-save-profile',
        token: fresh.client.token,
        as,
        body,
      })
      expect([got.status, got.answer]).toEqual([200, { status: 'FAILURE', error_message: '请求内容过大' }])
    }
  })

  test('no body at all', async () => {
    const { answer } = await send(scene.api, {
      method: 'POST',
      path: '/loan-submit',
      token: ready.client.token,
      body: '',
    })
    expect(answer).toEqual({ status: 'FAILURE', error_message: BAD })
  })
})

test('an unknown route and a wrong method are 404, in the envelope', async () => {
  const none = { status: 'FAILURE', error_message: '接口不存在' }
  const asked = [
    ['GET', '/'],
    ['GET', '/nothing'],
    ['POST', '/nothing/at/all'],
    ['POST', '/home'],
    ['GET', '/signup'],
    ['GET', '/loan-submit'],
    ['PUT', '/loan-submit'],
    ['DELETE', '/home'],
    ['GET', '/HOME'],
    ['POST', '/operator/loans/1'],
    ['GET', '/operator/queues'],
  ] as const
  for (const [method, path] of asked) {
    const got = await send(scene.api, { method, path, token: ready.client.token })
    expect([method, path, got.status, got.answer]).toEqual([method, path, 404, none])
    expect(got.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(got.headers.get('x-request-id')).toBeTruthy()
  }
})

describe('a loan in the wrong state', () => {
  test('each step is refused until its turn, and the loan stays as it was', async () => {
    const { client } = ready
    const [ada, bo] = scene.reviewers
    const { cashier } = scene
    expect((await client.post('/loan-submit', { amount: 1500, period: 7 })).error_message).toBe('提交成功')
    const { id } = await home(client)

    const review = { stage: 'first', result: 'pass', opinion: 'in order' }
    const wrong: [object, string][] = [
      [{ ...review, stage: 'third' }, `${WRONG}: stage: one of first, second`],
      [{ ...review, stage: '' }, `${WRONG}: stage: one of first, second`],
      [{ ...review, result: 'maybe' }, `${WRONG}: result: one of pass, reject`],
      [{ ...review, opinion: ' ' }, 'An opinion is required'],
      [{ ...review, opinion: chars(301) }, 'A text is too long: opinion: at most 300 characters'],
      [{ ...review, opinion: ['a'] }, `${WRONG}: opinion: a text or a number`],
    ]
    for (const [body, says] of wrong) {
      expect([body, (await ada.post(`/operator/loans/${id}/review`, body)).error_message]).toEqual([body, says])
    }
    const early = await ada.post(`/operator/loans/${id}/review`, { ...review, stage: 'second' })
    expect(early.error_message).toMatch(
      /^The loan is not waiting for this review: it is auditing \(.+\) since .+, loan asked for by borrower$/,
    )
    for (const unknown of ['1', '0', '-1', 'abc', '9007199254740993', `${id}0`]) {
      expect((await ada.post(`/operator/loans/${unknown}/review`, review)).error_message).toBe('No such loan')
      expect((await cashier.post(`/operator/loans/${unknown}/disburse`)).error_message).toBe('No such loan')
      expect((await cashier.get(`/operator/loans/${unknown}`)).error_message).toBe('No such loan')
      expect((await cashier.get(`/operator/loans/${unknown}/ledger`)).error_message).toBe('No such loan')
    }
    expect((await cashier.get('/operator/queues/nothing')).error_message).toMatch(`${WRONG}: queue: one of `)
    expect((await cashier.post(`/operator/loans/${id}/disburse`)).error_message).toMatch(
      /^The loan is not ready to be disbursed: it is auditing \(.+\) since .+, loan asked for by borrower$/,
    )
    expect((await client.post('/llpay-auth-pay', { loan_id: id })).error_message).toBe('当前借款无需还款')
    expect((await client.post('/loan-submit', { amount: 500, period: 7 })).error_message).toBe('您有未完成的借款订单')
    expect(await home(client)).toMatchObject({ id, loan_state: 'auditing', quota: 500 })

    await ada.post(`/operator/loans/${id}/review`, review)
    const second = { ...review, stage: 'second' }
    expect((await ada.post(`/operator/loans/${id}/review`, review)).error_message).toMatch(
      /^The loan is not waiting for this review: it is reviewing \(.+\) since .+, first review passed by Ada$/,
    )
    expect((await ada.post(`/operator/loans/${id}/review`, second)).error_message).toMatch(
      /^The second review needs another operator than the first: it is reviewing .+ by Ada$/,
    )
    expect((await cashier.post(`/operator/loans/${id}/disburse`)).error_message).toMatch(
      /^The loan is not ready to be disbursed: it is reviewing \(.+\) since .+, first review passed by Ada$/,
    )
    expect(await home(client)).toMatchObject({ id, loan_state: 'reviewing', state: 'auditing', quota: 500 })

    await bo.post(`/operator/loans/${id}/review`, { ...second, result: 'reject' })
    const rejected = await home(client)
    expect(rejected).toMatchObject({ id, loan_state: 'review_failure', state: 'audit_failure', quota: 2000 })
    expect(rejected.detail[0].content.failure_at).toBeGreaterThan(Date.now() / 1000 - 60)
    expect((await client.post('/loan-submit', { amount: 500, period: 7 })).error_message).toBe(
      '您的借款仍处于冻结状态，请耐心等待',
    )
    expect((await client.post('/llpay-auth-pay', { loan_id: id })).error_message).toBe('当前借款无需还款')
    expect((await cashier.get(`/operator/loans/${id}/ledger`)).results[0]).toEqual({
      movements: [],
      balances: {},
      principal: { booked: 0, owed: 0, agrees: true },
    })
    expect(await home(client)).toEqual(rejected)
  })
})
