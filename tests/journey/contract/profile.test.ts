import { describe, expect, test } from 'vitest'
import { syntheticPerson } from '../../../local/synthetic.ts'
import { sharedScene } from '../scene.ts'
import { expectFailures } from './ask.ts'
import { newcomer } from './people.ts'
import { expectSuccess, failure, success } from './shape.ts'
import { awayFromTheEndOf, EIGHT_HOURS } from './table.ts'

await awayFromTheEndOf(EIGHT_HOURS)
const scene = await sharedScene()
const [borrower, other] = await Promise.all([newcomer(scene), newcomer(scene)])

const area = ['福建省', '厦门市', '湖里区']
const chars = (count: number, char = '厦') => char.repeat(count)
const nobody = { real_name: '', identity_no: '', state: '' }

describe('identity', () => {
  const shape = [{ real_name: 'text', identity_no: 'text', state: 'text' }] as const

  test('before: empty texts; refusals and a mismatch leave it so', async () => {
    const { identityNo } = borrower.person
    expectSuccess(await borrower.as.get('/lm-get-identity'), shape)
    await expectFailures(borrower.as, [
      ['POST /lm-identity', {}, '请输入用户名'],
      ['POST /lm-identity', { identityno: identityNo }, '请输入用户名'],
      ['POST /lm-identity', { username: '测试甲' }, '请输入身份证号'],
      ['POST /lm-identity', { username: '测试甲', identityno: '110101199003070012' }, '身份证号码有误，请核对后重试'],
      ['POST /lm-identity', { username: '测试甲', identityno: '110101900307001' }, '身份证号码有误，请核对后重试'],
      ['POST /lm-identity', { username: chars(51), identityno: identityNo }, '数据异常'],
      ['POST /lm-identity', { username: '测试😀', identityno: identityNo }, '姓名有误，请核对后重试'],
      ['POST /lm-identity', { username: ['测试甲'], identityno: identityNo }, '参数错误'],
    ])
    // Not who they say: a success with the word nopass, which the client shows.
    expect(await borrower.as.post('/lm-identity', { username: '测试不符', identityno: identityNo })).toEqual(
      success('nopass'),
    )
    expect((await borrower.as.get('/lm-get-identity')).results).toEqual([nobody])
    expect((await borrower.as.get('/user-auth-state')).results[0].is_identity_auth).toBe(0)
  })

  test('pass is read back by its owner, once and on one account', async () => {
    const { name: username, identityNo: identityno } = borrower.person
    expect(await borrower.as.post('/lm-identity', { username, identityno: identityno.toLowerCase() })).toEqual(
      success('pass'),
    )
    const answer = await borrower.as.get('/lm-get-identity')
    expectSuccess(answer, shape)
    expect(answer.results).toEqual([{ real_name: username, identity_no: identityno, state: 'pass' }])
    expect((await borrower.as.get('/user-auth-state')).results[0].is_identity_auth).toBe(1)
    // A double tap: no second check.
    expect(await borrower.as.post('/lm-identity', { username, identityno })).toEqual(success('pass'))
    await expectFailures(borrower.as, [
      ['POST /lm-identity', { username: '测试别人', identityno }, '不能重复认证'],
      ['POST /lm-identity', { username, identityno: other.person.identityNo }, '不能重复认证'],
    ])
    await expectFailures(other.as, [['POST /lm-identity', { username, identityno }, '该身份证已绑定其他账号']])
    expect((await other.as.get('/lm-get-identity')).results).toEqual([nobody])
  })

  test('a name with rare characters comes back whole', async () => {
    const { as, person } = await newcomer(scene)
    const fields = { username: '测试𠮷𫰡', identityno: person.identityNo }
    expect(await as.post('/lm-identity', fields)).toEqual(success('pass'))
    expect((await as.get('/lm-get-identity')).results[0].real_name).toBe('测试𠮷𫰡')
  })

  test('five checks a day, then no more', async () => {
    const { as } = await newcomer(scene)
    const check = (username: string) => as.post('/lm-identity', { username, identityno: syntheticPerson().identityNo })
    for (let n = 0; n < 4; n++) expect(await check('测试查无')).toEqual(success('nopass'))
    expect(await check('测试异常')).toEqual(failure('服务暂时不可用，请稍后重试'))
    expect(await check('测试甲')).toEqual(failure('今日认证次数已用完，请明天再试'))
  })
})

describe('profile', () => {
  test('what the forms are filled with before anything is saved', async () => {
    expect((await other.as.get('/user-profile')).results).toEqual([
      { live_area: [], live_addr: '', live_time: [], is_work_auth: 0, is_relation_auth: 0 },
    ])
    expect((await other.as.get('/user-work')).results).toEqual([
      { industry: '', position: '', company_name: '', company_area: [], company_addr: '', company_tel: '' },
    ])
    expect((await other.as.get('/user-relation')).results).toEqual([
      {
        linkman_relation_fir: [],
        linkman_name_fir: '',
        linkman_tel_fir: '',
        linkman_relation_sec: [],
        linkman_name_sec: '',
        linkman_tel_sec: '',
      },
    ])
  })

  const work = {
    industry: '制造业',
    position: '职员',
    company_name: '测试单位',
    company_area: area,
    company_addr: '测试路1号',
    company_tel: '5767737',
  }
  const relation = {
    linkman_relation_fir: ['朋友'],
    linkman_name_fir: '测试戊',
    linkman_tel_fir: '13800000008',
    linkman_relation_sec: ['同事'],
    linkman_name_sec: '测试己',
    linkman_tel_sec: '13800000009',
  }
  const profile = { live_area: area, live_addr: '厦门北站', live_time: ['2年以上'] }

  test('refusals: the first field that is missing is named, in the document’s order', () => {
    const without = (fields: object, ...names: string[]) => ({
      ...fields,
      ...Object.fromEntries(names.map((name) => [name, ''])),
    })
    const tooLong = (fields: object, name: string, count: number, list = false) => ({
      ...fields,
      [name]: list ? [chars(count)] : chars(count),
    })
    return expectFailures(borrower.as, [
      ['POST /user-save-profile', {}, '现居城市不能为空'],
      ['POST /user-save-profile', without(profile, 'live_area', 'live_addr'), '现居城市不能为空'],
      ['POST /user-save-profile', { ...profile, live_area: ['', ''] }, '现居城市不能为空'],
      ['POST /user-save-profile', without(profile, 'live_addr', 'live_time'), '详细地址不能为空'],
      ['POST /user-save-profile', without(profile, 'live_time'), '居住时长不能为空'],
      ['POST /user-save-profile', tooLong(profile, 'live_area', 61, true), '数据异常'],
      ['POST /user-save-profile', tooLong(profile, 'live_addr', 51), '数据异常'],
      ['POST /user-save-profile', tooLong(profile, 'live_time', 11, true), '数据异常'],
      ['POST /user-save-profile', { ...profile, live_addr: ['厦门北站'] }, '参数错误'],
      ['POST /user-save-work', {}, '从事行业不能为空'],
      ['POST /user-save-work', without(work, 'position', 'company_name'), '工作岗位不能为空'],
      ['POST /user-save-work', without(work, 'company_name', 'company_area'), '单位名称不能为空'],
      ['POST /user-save-work', without(work, 'company_area', 'company_addr'), '单位所在地不能为空'],
      ['POST /user-save-work', without(work, 'company_addr', 'company_tel'), '详细信息不能为空'],
      ['POST /user-save-work', without(work, 'company_tel'), '单位电话不能为空'],
      ['POST /user-save-work', { ...work, company_tel: '0592576773712' }, '单位电话最大长度不能超过12位'],
      ['POST /user-save-work', tooLong(work, 'industry', 21), '数据异常'],
      ['POST /user-save-work', tooLong(work, 'company_name', 31), '数据异常'],
      ['POST /user-save-relation', {}, '联系人一与本人关系不能为空'],
      ['POST /user-save-relation', without(relation, 'linkman_name_fir'), '联系人一姓名不能为空'],
      ['POST /user-save-relation', without(relation, 'linkman_tel_fir'), '联系人一电话不能为空'],
      ['POST /user-save-relation', without(relation, 'linkman_relation_sec'), '联系人二与本人关系不能为空'],
      ['POST /user-save-relation', without(relation, 'linkman_name_sec'), '联系人二姓名不能为空'],
      ['POST /user-save-relation', without(relation, 'linkman_tel_sec'), '联系人二电话不能为空'],
      ['POST /user-save-relation', tooLong(relation, 'linkman_relation_fir', 5, true), '数据异常'],
      ['POST /user-save-relation', tooLong(relation, 'linkman_name_sec', 51), '数据异常'],
      ['POST /user-save-relation', { ...relation, linkman_tel_fir: '138000000081' }, '数据异常'],
    ])
  })

  const flag = async () => (await borrower.as.get('/user-auth-state')).results[0].is_profile_auth

  test('is complete when all three parts are saved, and they come back as they were sent', async () => {
    const saved = success('保存成功')
    expect(await borrower.as.post('/user-save-work', work)).toEqual(saved)
    const storedWork = await borrower.as.get('/user-work')
    expectSuccess(storedWork, [
      {
        industry: 'text',
        position: 'text',
        company_name: 'text',
        company_area: ['text'],
        company_addr: 'text',
        company_tel: 'text',
      },
    ])
    expect(storedWork.results).toEqual([work])
    expect((await borrower.as.get('/user-profile')).results[0]).toMatchObject({ is_work_auth: 1, is_relation_auth: 0 })

    expect(await borrower.as.post('/user-save-relation', relation)).toEqual(saved)
    const storedRelation = await borrower.as.get('/user-relation')
    expectSuccess(storedRelation, [
      {
        linkman_relation_fir: ['text'],
        linkman_name_fir: 'text',
        linkman_tel_fir: 'text',
        linkman_relation_sec: ['text'],
        linkman_name_sec: 'text',
        linkman_tel_sec: 'text',
      },
    ])
    expect(storedRelation.results).toEqual([relation])
    expect(await flag()).toBe(0)

    expect(await borrower.as.post('/user-save-profile', profile)).toEqual(saved)
    const storedProfile = await borrower.as.get('/user-profile')
    expectSuccess(storedProfile, [
      {
        live_area: ['text'],
        live_addr: 'text',
        live_time: ['text'],
        is_work_auth: 'flag',
        is_relation_auth: 'flag',
      },
    ])
    expect(storedProfile.results).toEqual([{ ...profile, is_work_auth: 1, is_relation_auth: 1 }])
    expect(await flag()).toBe(1)
    // Nobody else's.
    expect((await other.as.get('/user-work')).results[0].industry).toBe('')
  })

  test('a relation as the client sends it, the code of its list, is kept as a code', async () => {
    const codes = { ...relation, linkman_relation_fir: ['2'], linkman_relation_sec: ['4'] }
    await borrower.as.post('/user-save-relation', codes)
    expect((await borrower.as.get('/user-relation')).results).toEqual([codes])
  })

  test('saved again, it is the later; a refused one changes nothing', async () => {
    await borrower.as.post('/user-save-profile', { ...profile, live_addr: '测试路9号' })
    await borrower.as.post('/user-save-profile', { ...profile, live_addr: '' })
    expect((await borrower.as.get('/user-profile')).results[0].live_addr).toBe('测试路9号')
    expect(await flag()).toBe(1)
  })

  test('emoji and rare characters are one character each and come back whole', async () => {
    const live_addr = `𠮷${'😀'.repeat(48)}é`
    expect(await borrower.as.post('/user-save-profile', { ...profile, live_addr })).toEqual(success('保存成功'))
    expect((await borrower.as.get('/user-profile')).results[0].live_addr).toBe(live_addr)
  })
})

describe('user-auth-state', () => {
  test('four flags, which the client compares with numbers', async () => {
    const answer = await other.as.get('/user-auth-state')
    expectSuccess(answer, [
      { is_identity_auth: 'flag', is_profile_auth: 'flag', is_bankcard_auth: 'flag', is_phone_auth: 'flag' },
    ])
    expect(Object.values(answer.results[0])).toEqual([0, 0, 0, 0])
  })
})

describe('auth-common', () => {
  const named = ['qq', 'wechat', 'bankcard']
  const verified = ['taobao', 'jd', 'education', 'bill', 'ebank']

  test.each(named)('%s: text, empty until it is named', async (type) => {
    const read = () => borrower.as.get('/auth-common-get', { auth_type: type })
    expect(await read()).toEqual({ ...success(), results: [{ [type]: '' }] })
    const accounts = type === 'bankcard' ? '6217000000000000019' : `${type}_100000001`
    expect(await borrower.as.post('/auth-common', { auth_type: type, accounts })).toEqual(success('认证成功'))
    expectSuccess(await read(), [{ [type]: 'text' }])
    expect((await read()).results).toEqual([{ [type]: accounts }])
    expect((await other.as.get('/auth-common-get', { auth_type: type })).results).toEqual([{ [type]: '' }])
  })

  test.each(verified)('%s: a number, 0 until it is verified', async (type) => {
    const answer = await borrower.as.get('/auth-common-get', { auth_type: type })
    expectSuccess(answer, [{ [type]: 'flag' }])
    expect(answer.results[0][type]).toBe(0)
  })

  test('refusals', () =>
    expectFailures(borrower.as, [
      ['POST /auth-common', {}, '认证类型不能为空'],
      ['POST /auth-common', { accounts: '1' }, '认证类型不能为空'],
      ['POST /auth-common', { auth_type: 'taobao', accounts: '1' }, '错误的认证类型'],
      ['POST /auth-common', { auth_type: 'QQ', accounts: '1' }, '错误的认证类型'],
      ['POST /auth-common', { auth_type: 'qq' }, 'QQ帐号不能为空'],
      ['POST /auth-common', { auth_type: 'wechat', accounts: ' ' }, '微信帐号不能为空'],
      ['POST /auth-common', { auth_type: 'bankcard', accounts: '' }, '银行卡号不能为空'],
      ['POST /auth-common', { auth_type: 'qq', accounts: chars(21, '1') }, '数据异常'],
      ['POST /auth-common', { auth_type: 'qq', accounts: ['1'] }, '参数错误'],
      ['GET /auth-common-get', {}, '认证类型不能为空'],
      ['GET /auth-common-get', { auth_type: 'alipay' }, '错误的认证类型'],
      ['GET /auth-common-get', { auth_type: ['qq'] }, '参数错误'],
      ['GET /auth-common-get', { auth_type: 'constructor' }, '错误的认证类型'],
    ]))
})
