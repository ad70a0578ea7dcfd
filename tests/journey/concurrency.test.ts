import { describe, expect, test } from 'vitest'
import type { Answer } from '../../local/journey/client.ts'
import { verifyIdentity } from '../../local/journey/path.ts'
import { codeSentTo, pay } from '../../local/journey/vendors.ts'
import { syntheticPerson } from '../../local/synthetic.ts'
import { send } from './http.ts'
import {
  approvedLoan,
  type Borrower,
  booksOf,
  home,
  indebted,
  kindsOf,
  newBorrower,
  readyBorrower,
  repaymentForm,
  sharedScene,
  startPayout,
  untilAcknowledged,
  untilPayout,
  untilState,
} from './scene.ts'

const scene = await sharedScene()

const times = <T>(count: number, call: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => call(i)))

/** How often each answer came. */
function tally(answers: Answer[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { status, error_message } of answers) {
    const said = `${status} ${error_message}`.trim()
    counts[said] = (counts[said] ?? 0) + 1
  }
  return counts
}

describe.concurrent('clicked many times at once', () => {
  test('sign-up makes one account', async () => {
    const { mobile, password } = syntheticPerson()
    await send(scene.api, { method: 'POST', path: '/1/send-mobile-code/new-user', fields: { mobile } })
    const code = await codeSentTo(scene.sandbox, mobile)
    const answers = await times(4, async () => {
      const { answer } = await send(scene.api, { method: 'POST', path: '/signup', fields: { mobile, code, password } })
      return answer
    })
    expect(answers.filter(({ status }) => status === 'SUCCESS')).toHaveLength(1)
    const refusals = Object.keys(tally(answers)).filter((said) => said !== 'SUCCESS')
    for (const said of refusals) expect(said).toMatch(/该手机号码已注册|验证码不正确或已过期/)
  })

  test('an SMS code is sent once', async () => {
    const { mobile } = syntheticPerson()
    const answers = await times(5, async () => {
      const path = '/1/send-mobile-code/new-user'
      return (await send(scene.api, { method: 'POST', path, fields: { mobile } })).answer
    })
    expect(tally(answers)).toEqual({ SUCCESS: 1, 'FAILURE 短信发送过于频繁，请稍后再试': 4 })
    const inbox = await fetch(`${scene.sandbox.url}/sms/messages?mobile=${mobile}`)
    expect(await inbox.json()).toHaveLength(1)
  })

  test('one identity number goes to one of several accounts', async () => {
    const { name: username, identityNo: identityno } = syntheticPerson()
    const borrowers = await times(3, () => newBorrower(scene))
    const answers = await times(3, (i) =>
      (borrowers[i] as Borrower).client.post('/lm-identity', { username, identityno }),
    )
    expect(tally(answers)).toEqual({ 'SUCCESS pass': 1, 'FAILURE 该身份证已绑定其他账号': 2 })
    const states = await times(3, (i) => (borrowers[i] as Borrower).client.get('/user-auth-state'))
    expect(states.map(({ results }) => results[0].is_identity_auth).sort()).toEqual([0, 0, 1])
  })

  test('lm-mobile makes one task at the vendor', async () => {
    const { client, person } = await newBorrower(scene)
    await verifyIdentity(client, person)
    const answers = await times(4, () => client.post('/lm-mobile', { servicecode: 'service-code' }))
    const tasks = (await (await fetch(`${scene.sandbox.url}/limu/_sim/tasks`)).json()) as {
      token: string
      request: { uid: string }
    }[]
    const own = tasks.filter(({ request }) => request.uid === person.mobile)
    expect(own).toHaveLength(1)
    expect(tally(answers)).toEqual({ 'SUCCESS 0006': 4 })
    for (const { results } of answers) expect(results).toEqual([{ token: own[0]?.token }])

    // The code is handed over once; each click hears that it was taken.
    const token = own[0]?.token ?? ''
    const inputs = await times(4, () => client.post('/lm-mobile-input', { token, smscode: '135790' }))
    expect(tally(inputs)).toEqual({ 'SUCCESS 0009': 4 })
    const verdicts = await times(4, () => client.post('/lm-mobile-continue', { token }))
    expect(tally(verdicts)).toEqual({ 'SUCCESS 0100': 4 })
  })

  test('lm-ebank with several passwords tries one, and tells the others nothing of it', async () => {
    const { client, person } = await newBorrower(scene)
    await verifyIdentity(client, person)
    const login = (n: number) => ({ bank: '01040000', username: 'somebody', password: `correct-horse-${n}` })
    const answers = await times(4, (n) => client.post('/lm-ebank', login(n)))
    expect(tally(answers)['SUCCESS 认证成功']).toBe(1)
    for (const { error_message, results } of answers.filter(({ status }) => status === 'FAILURE')) {
      // The second is heard by one who comes after everything was collected.
      expect(['认证处理中，请稍后重试', '已经认证成功']).toContain(error_message)
      expect(results).toBeUndefined()
    }
  })

  test('loan-submit makes one loan and freezes its amount once', async () => {
    const { client } = await readyBorrower(scene)
    const answers = await times(8, () => client.post('/loan-submit', { amount: 600, period: 7 }))
    expect(tally(answers)).toEqual({ 'SUCCESS 提交成功': 8 })
    expect((await client.get('/loan-record')).results).toHaveLength(1)
    expect(await home(client)).toMatchObject({ quota: 1400, state: 'auditing' })
  })

  test('a review counts once, whoever clicks', async () => {
    const { client } = await readyBorrower(scene)
    await client.post('/loan-submit', { amount: 600, period: 7 })
    const { id } = await home(client)
    const review = (stage: string) => ({ stage, result: 'pass', opinion: 'in order' })
    const [ada, bo] = scene.reviewers
    const first = await times(6, (i) => (i % 2 ? ada : bo).post(`/operator/loans/${id}/review`, review('first')))
    const [passed, ...late] = first.map(({ error_message }) => error_message).sort((a, b) => a.length - b.length)
    expect(passed).toBe('Passed')
    for (const said of late)
      expect(said).toMatch(/^The loan is not waiting for this review: it is reviewing .+ by (Ada|Bo)$/)
    expect(late).toHaveLength(5)
    const second = await times(6, (i) => (i % 2 ? ada : bo).post(`/operator/loans/${id}/review`, review('second')))
    expect(tally(second)['SUCCESS Passed']).toBe(1)
    const { reviews, state } = (await scene.cashier.get(`/operator/loans/${id}`)).results[0]
    expect(state).toBe('review_success')
    expect(reviews.map(({ operator }: { operator: string }) => operator).sort()).toEqual(['Ada', 'Bo'])
  })

  test('disburse pays out once', async () => {
    const borrower = await readyBorrower(scene)
    const loanId = await approvedLoan(scene, borrower, 1000)
    const answers = await times(6, () => scene.cashier.post(`/operator/loans/${loanId}/disburse`))
    const [started, ...late] = answers.map(({ error_message }) => error_message).sort((a, b) => a.length - b.length)
    expect(started).toBe('Disbursement started')
    for (const said of late) {
      expect(said).toMatch(/^A disbursement of this loan is already under way: it is (granting|repaying) /)
    }
    expect(late).toHaveLength(5)
    await untilState(borrower.client, 'repaying')
    expect(await scene.lianlian.payouts(borrower.person.cardNo)).toHaveLength(1)
    expect(kindsOf(await booksOf(scene, loanId))).toEqual(['disbursed'])
  })

  test('llpay-auth-pay opens one order', async () => {
    const { client, loanId } = await indebted(scene)
    const answers = await times(6, () => client.post('/llpay-auth-pay', { loan_id: loanId }))
    const forms = answers.filter(({ status }) => status === 'SUCCESS').map(({ results }) => results[0].req_data)
    expect(new Set(forms.map(({ no_order }) => no_order)).size).toBe(1)
    const said = Object.keys(tally(answers)).filter((text) => text !== 'SUCCESS')
    expect([[], ['FAILURE 还款处理中，请勿重复支付']]).toContainEqual(said)
    expect(await repaymentForm(client, loanId)).toEqual(forms[0])
  })
})

describe.concurrent('thirty copies of a genuine notification at once', () => {
  /** Posts the very bytes that LianLian sent. */
  async function deliver(no: string, copies: number): Promise<string[]> {
    const [notice] = await untilAcknowledged(scene, no)
    return times(copies, async () =>
      (await fetch(notice?.url ?? '', { method: 'POST', body: notice?.text ?? '' })).text(),
    )
  }

  const acknowledgement = JSON.stringify({ ret_code: '0000', ret_msg: '交易成功' })

  test('after it was booked: each is acknowledged, none is booked', async () => {
    const { client, loanId, person } = await indebted(scene)
    const [payout] = await scene.lianlian.payouts(person.cardNo)
    expect(new Set(await deliver(String(payout?.request.no_order), 30))).toEqual(new Set([acknowledgement]))

    const form = await repaymentForm(client, loanId)
    await pay(scene.sandbox, form)
    await untilState(client, '')
    expect(new Set(await deliver(String(form.no_order), 30))).toEqual(new Set([acknowledgement]))
    const books = await booksOf(scene, loanId)
    expect(kindsOf(books)).toEqual(['disbursed', 'repaid'])
    expect(books.balances.loans_receivable).toBe(0)
    expect(await home(client)).toMatchObject({ quota: 2000, success_count: 1 })
  })

  test('as the first news: booked once', async () => {
    const borrower = await readyBorrower(scene)
    const { client, person } = borrower
    const loanId = await approvedLoan(scene, borrower, 1000)
    await scene.lianlian.next('processing', { card_no: person.cardNo }, 'payment')
    const no = await startPayout(scene, loanId)
    await untilPayout(scene, borrower, 'PROCESSING')
    await times(2, () => scene.lianlian.resend(no, { result_pay: 'SUCCESS', copies: 15 }))
    expect(await untilState(client, 'repaying')).toMatchObject({ success_count: 1, quota: 1000 })

    await scene.lianlian.next('processing', { card_no: person.cardNo }, 'authpay')
    const form = await repaymentForm(client, loanId)
    await pay(scene.sandbox, form)
    const copies = await times(2, () =>
      scene.lianlian.resend(String(form.no_order), { result_pay: 'SUCCESS', copies: 15 }),
    )
    expect(copies.flat().filter(({ acknowledged }) => acknowledged).length).toBeGreaterThan(0)
    expect(await untilState(client, '')).toMatchObject({ quota: 2000, success_count: 1 })
    const books = await booksOf(scene, loanId)
    expect(kindsOf(books)).toEqual(['disbursed', 'repaid'])
    expect(books.balances).toEqual({ loans_receivable: 0, psp_clearing: 0.65, fee_income: -0.65 })
    expect((await client.get('/repayments-record')).results).toHaveLength(1)
  })
})
