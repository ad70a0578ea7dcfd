import { describe, expect, test } from 'vitest'
import { giveUpPaying, goBack, locationOf, pay, returnForm } from '../../local/journey/vendors.ts'
import {
  approvedLoan,
  booksOf,
  type Debtor,
  home,
  indebted,
  kindsOf,
  readyBorrower,
  repaymentForm,
  sharedScene,
  startPayout,
  untilAcknowledged,
  untilPayout,
  untilState,
} from './scene.ts'

const scene = await sharedScene()

/** Ways in which a notification of LianLian's can be false; the last two bear its own signature. */
const forgeries = ['tampered', 'unsigned', 'md5', 'sha1', 'sha256', 'wrong-key', 'other-partner', 'other-amount']
const broken = ['wrong-types', 'truncated', 'not-json']

/** An approved loan of a new borrower, and what LianLian will do to its payout. */
async function approvedWith(effect: string | undefined, amount = 1000): Promise<Debtor> {
  const borrower = await readyBorrower(scene)
  const loanId = await approvedLoan(scene, borrower, amount)
  if (effect) await scene.lianlian.next(effect, { card_no: borrower.person.cardNo }, 'payment')
  return { ...borrower, loanId }
}

const RUNNING =
  /^A disbursement of this loan is already under way: it is granting \(.+\) since .+, payout ordered by \w+$/

const paidOutOnce = { movements: ['disbursed'], balances: { loans_receivable: 1000, psp_clearing: -1000 } }

async function bookedOn(loanId: number) {
  const books = await booksOf(scene, loanId)
  return { movements: kindsOf(books), balances: books.balances }
}

const fileOf = async (loanId: number) => (await scene.cashier.get(`/operator/loans/${loanId}`)).results[0]

async function expectPaidOutOnce({ client, person, loanId }: Debtor) {
  expect(await untilState(client, 'repaying')).toMatchObject({ success_count: 1, quota: 1000 })
  expect(await bookedOn(loanId)).toEqual(paidOutOnce)
  expect((await scene.lianlian.payouts(person.cardNo)).map(({ state }) => state)).toEqual(['SUCCESS'])
}

describe.concurrent('a payout', () => {
  test('notified twice at once is booked once', async () => {
    const borrower = await approvedWith('notice-twice')
    const no = await startPayout(scene, borrower.loanId)
    await expectPaidOutOnce(borrower)
    const notices = await untilAcknowledged(scene, no, 2)
    expect(notices.map(({ sends }) => sends)).toEqual([1, 1])
    const answers = await scene.lianlian.resend(no, { copies: 5 })
    expect(answers.map(({ acknowledged }) => acknowledged)).toEqual([true, true, true, true, true])
    expect(await bookedOn(borrower.loanId)).toEqual(paidOutOnce)
  })

  test('is believed from LianLian only, and for our amount only', async () => {
    const borrower = await approvedWith('processing')
    const no = await startPayout(scene, borrower.loanId)
    await untilPayout(scene, borrower, 'PROCESSING')
    for (const forgery of [...forgeries, ...broken]) {
      const [sent] = await scene.lianlian.resend(no, { forgery, result_pay: 'SUCCESS' })
      expect([forgery, sent?.acknowledged, sent?.answer.status]).toEqual([forgery, false, 200])
    }
    expect(await home(borrower.client)).toMatchObject({ state: 'granting', success_count: 0, quota: 1000 })
    expect(await bookedOn(borrower.loanId)).toEqual({ movements: [], balances: {} })

    await scene.lianlian.endPayout(no, 'SUCCESS')
    await expectPaidOutOnce(borrower)
    // Another end, truly LianLian's, cannot follow a success; only a return of the money can.
    for (const result_pay of ['FAILURE', 'CLOSED', 'PROCESSING']) {
      const [sent] = await scene.lianlian.resend(no, { result_pay })
      expect([result_pay, sent?.acknowledged]).toEqual([result_pay, false])
    }
    expect(await home(borrower.client)).toMatchObject({ state: 'repaying', success_count: 1 })
    expect(await bookedOn(borrower.loanId)).toEqual(paidOutOnce)
  })

  test('that is never notified is found by asking', async () => {
    const borrower = await approvedWith('no-notice')
    const no = await startPayout(scene, borrower.loanId)
    await expectPaidOutOnce(borrower)
    expect(await scene.lianlian.notices(no)).toEqual([])
  })

  test.each(['answer-9999', 'no-answer', 'answer-tampered', 'answer-wrong-key', 'answer-not-json'])(
    'is sent once and booked once, whatever became of the answer (%s)',
    async (effect) => {
      const borrower = await approvedWith(effect)
      await startPayout(scene, borrower.loanId)
      await expectPaidOutOnce(borrower)
    },
  )

  test('that is refused gives the loan back, to be disbursed again', async () => {
    const borrower = await approvedWith('9104')
    const { client, loanId } = borrower
    const first = await startPayout(scene, loanId)
    await untilState(client, 'audit_success')
    expect(await home(client)).toMatchObject({ success_count: 0, quota: 1000 })
    expect(await bookedOn(loanId)).toEqual({ movements: [], balances: {} })

    expect(await startPayout(scene, loanId)).not.toBe(first)
    await expectPaidOutOnce(borrower)
  })

  test('that fails gives the loan back; the same amount again on the day needs a person’s word', async () => {
    const borrower = await approvedWith('fail')
    const { client, loanId } = borrower
    const first = await startPayout(scene, loanId)
    await untilState(client, 'audit_success')
    const [sent] = await scene.lianlian.resend(first)
    expect(sent?.acknowledged).toBe(true)
    expect(await bookedOn(loanId)).toEqual({ movements: [], balances: {} })

    const second = await startPayout(scene, loanId)
    await untilPayout(scene, borrower, 'CHECK')
    expect(await home(client)).toMatchObject({ state: 'granting', success_count: 0, quota: 1000 })
    expect(await fileOf(loanId)).toMatchObject({ state: 'granting', payout_order: second })
    const again = await scene.cashier.post(`/operator/loans/${loanId}/disburse`)
    expect(again.error_message).toMatch(RUNNING)
    expect(await bookedOn(loanId)).toEqual({ movements: [], balances: {} })
    // The first order's end, told once more, is not the second's.
    await scene.lianlian.resend(first, { copies: 3 })
    expect(await fileOf(loanId)).toMatchObject({ state: 'granting', payout_order: second })
  })

  test('to a card of another name stays granting until a person confirms it', async () => {
    const { client, loanId } = await approvedWith('4003')
    await startPayout(scene, loanId)
    expect((await home(client)).state).toBe('granting')
    expect((await scene.cashier.post(`/operator/loans/${loanId}/disburse`)).error_message).toMatch(RUNNING)
    expect(await bookedOn(loanId)).toEqual({ movements: [], balances: {} })
  })

  test.each(['bounce', 'cancel-first'])(
    'that comes back (%s) takes the loan back, with balanced books',
    async (effect) => {
      const borrower = await approvedWith(effect)
      const { client, loanId } = borrower
      const no = await startPayout(scene, loanId)
      await untilPayout(scene, borrower, 'CANCEL')
      await untilAcknowledged(scene, no, 2)
      expect(await home(client)).toMatchObject({ state: 'audit_success', success_count: 0, quota: 1000 })
      const { movements, balances } = await bookedOn(loanId)
      // Both at once, or neither: that depends on which of the two notices was worked on first.
      expect([[], ['disbursed', 'disbursement-reversed']]).toContainEqual(movements)
      expect(Object.values(balances).every((yuan) => yuan === 0)).toBe(true)
      expect((await client.post('/llpay-auth-pay', { loan_id: loanId })).error_message).toBe('当前借款无需还款')
      // Told again, in whatever order, it changes nothing.
      for (const result_pay of ['SUCCESS', 'CANCEL', 'SUCCESS']) await scene.lianlian.resend(no, { result_pay })
      expect(await home(client)).toMatchObject({ state: 'audit_success', success_count: 0 })
      expect((await bookedOn(loanId)).balances).toEqual(balances)
    },
  )
})

/** What a loan of 1000 yuan for 14 days costs on its first day: 0.24 a year for one day, floored to the fen. */
const FIRST_DAY = 1000.65
const repaidOnce = {
  movements: ['disbursed', 'repaid'],
  balances: { loans_receivable: 0, psp_clearing: 0.65, fee_income: -0.65 },
}

async function expectRepaidOnce({ client, loanId }: Debtor) {
  expect(await untilState(client, '')).toMatchObject({ quota: 2000, success_count: 1, detail: [] })
  expect(await bookedOn(loanId)).toEqual(repaidOnce)
  const row = { loan_id: String(loanId), quota: FIRST_DAY, state: 'finished', state_time: expect.any(String) }
  expect((await client.get('/repayments-record')).results).toEqual([row])
  expect((await client.post('/llpay-auth-pay', { loan_id: loanId })).error_message).toBe('当前借款无需还款')
}

async function expectStillOwed({ client, loanId }: Debtor) {
  expect(await home(client)).toMatchObject({ state: 'repaying', id: loanId, quota: 1000 })
  expect((await home(client)).detail[0].content.repay_amount).toBe(FIRST_DAY)
  expect(await bookedOn(loanId)).toEqual(paidOutOnce)
}

describe.concurrent('a repayment', () => {
  test('notified twice at once is booked once', async () => {
    const borrower = await indebted(scene)
    const form = await repaymentForm(borrower.client, borrower.loanId)
    expect(form.money_order).toBe('1000.65')
    await scene.lianlian.next('notice-twice', { card_no: borrower.person.cardNo })
    await pay(scene.sandbox, form)
    await expectRepaidOnce(borrower)
    await untilAcknowledged(scene, String(form.no_order), 2)
    const answers = await scene.lianlian.resend(String(form.no_order), { copies: 5 })
    expect(answers.map(({ acknowledged }) => acknowledged)).toEqual([true, true, true, true, true])
    expect(await bookedOn(borrower.loanId)).toEqual(repaidOnce)
  })

  test('is believed from LianLian only, for our amount only, and only when it succeeded', async () => {
    const borrower = await indebted(scene)
    const form = await repaymentForm(borrower.client, borrower.loanId)
    const no = String(form.no_order)
    await scene.lianlian.next('processing', { card_no: borrower.person.cardNo })
    await pay(scene.sandbox, form)
    for (const forgery of [...forgeries, ...broken]) {
      const [sent] = await scene.lianlian.resend(no, { forgery, result_pay: 'SUCCESS' })
      expect([forgery, sent?.acknowledged, sent?.answer.status]).toEqual([forgery, false, 200])
    }
    for (const result_pay of ['PROCESSING', 'FAILURE', 'WAITING', 'REFUND']) {
      const [sent] = await scene.lianlian.resend(no, { result_pay })
      expect([result_pay, sent?.acknowledged]).toEqual([result_pay, false])
    }
    await expectStillOwed(borrower)
    await scene.lianlian.resend(no, { result_pay: 'SUCCESS' })
    await expectRepaidOnce(borrower)
  })

  test('shown by the browser before the notification is not booked; notified first, it is', async () => {
    const borrower = await indebted(scene)
    const { client, loanId, person } = borrower
    await scene.lianlian.next('no-notice', { card_no: person.cardNo })
    const form = await repaymentForm(client, loanId)
    const { address, resData } = returnForm(await pay(scene.sandbox, form))
    expect(await goBack(address, resData)).toMatch(/#\/home\/refund\/success$/)
    await expectStillOwed(borrower)
    // Paid already, so LianLian does not take it twice; and who asks for it again makes us ask LianLian.
    expect(await pay(scene.sandbox, form)).toContain('2007')
    expect((await client.post('/llpay-auth-pay', { loan_id: loanId })).error_message).toBe('还款处理中，请勿重复支付')
    await expectRepaidOnce(borrower)

    await scene.lianlian.resend(String(form.no_order))
    await expectRepaidOnce(borrower)
    expect(await goBack(address, resData)).toMatch(/#\/home\/refund\/success$/)
    await expectRepaidOnce(borrower)
  })

  test('that was booked before the browser is back changes nothing then', async () => {
    const borrower = await indebted(scene)
    await scene.lianlian.next('notice-first', { card_no: borrower.person.cardNo })
    const { address, resData } = returnForm(
      await pay(scene.sandbox, await repaymentForm(borrower.client, borrower.loanId)),
    )
    await expectRepaidOnce(borrower)
    expect(await goBack(address, resData)).toMatch(/#\/home\/refund\/success$/)
    await expectRepaidOnce(borrower)
  })

  test('given up on the page leaves the debt; the same request is good for the next try', async () => {
    const borrower = await indebted(scene)
    const form = await repaymentForm(borrower.client, borrower.loanId)
    const back = await giveUpPaying(scene.sandbox, form)
    expect(back).toMatch(/\/llpay-auth-url-return$/)
    expect(await locationOf(back)).toMatch(/#\/home\/refund\/fail$/)
    await expectStillOwed(borrower)
    expect(await repaymentForm(borrower.client, borrower.loanId)).toEqual(form)
    await pay(scene.sandbox, form)
    await expectRepaidOnce(borrower)
  })

  test('for a payout that came back meanwhile is owed to the borrower', async () => {
    const { client, person, loanId } = await indebted(scene)
    const form = await repaymentForm(client, loanId)
    const [payout] = await scene.lianlian.payouts(person.cardNo)
    await scene.lianlian.endPayout(String(payout?.request.no_order), 'CANCEL')
    await untilState(client, 'audit_success')

    await pay(scene.sandbox, form)
    await untilAcknowledged(scene, String(form.no_order))
    await scene.lianlian.resend(String(form.no_order), { copies: 3 })
    expect(await home(client)).toMatchObject({ state: 'audit_success', quota: 1000, success_count: 0 })
    expect(await bookedOn(loanId)).toEqual({
      movements: ['disbursed', 'disbursement-reversed', 'paid-in-vain'],
      balances: { loans_receivable: 0, psp_clearing: FIRST_DAY, refund_payable: -FIRST_DAY },
    })
  })

  test('asked for again says the same, byte for byte', async () => {
    const { client, loanId } = await indebted(scene)
    const forms = [await repaymentForm(client, loanId), await repaymentForm(client, loanId)]
    expect(JSON.stringify(forms[1])).toBe(JSON.stringify(forms[0]))
    expect(Number(forms[0]?.valid_order)).toBeGreaterThanOrEqual(10)
    expect(Number(forms[0]?.valid_order)).toBeLessThanOrEqual(120)
  })
})

describe('a loan paid in parts', () => {
  test('by 400 yuan and then the rest: the client sees what is left, quota thaws, and the books follow', async () => {
    const { client, loanId } = await indebted(scene)
    const refused = await client.post('/llpay-auth-pay', { loan_id: loanId, amount: '49.99' })
    expect([refused.status, refused.error_message]).toEqual(['FAILURE', '还款金额不能少于50元'])
    const above = await client.post('/llpay-auth-pay', { loan_id: loanId, amount: '1000.66' })
    expect([above.status, above.error_message]).toEqual(['FAILURE', '还款金额不能超过应还金额'])
    const part = await client.post('/llpay-auth-pay', { loan_id: loanId, amount: '400' })
    await pay(scene.sandbox, part.results[0].req_data)
    await expect
      .poll(async () => (await client.get('/repayments-record')).results[0], { timeout: 20_000 })
      .toMatchObject({ state: 'repaying', quota: 600.65 })
    expect(await home(client)).toMatchObject({ state: 'repaying', quota: 1399.35 })
    await pay(scene.sandbox, await repaymentForm(client, loanId))
    expect(await untilState(client, '')).toMatchObject({ quota: 2000 })
    expect((await client.get('/repayments-record')).results[0]).toMatchObject({ state: 'finished', quota: 1000.65 })
    expect(await bookedOn(loanId)).toEqual({
      movements: ['disbursed', 'part-repaid', 'repaid'],
      balances: { loans_receivable: 0, psp_clearing: 0.65, fee_income: -0.65 },
    })
  })
})
