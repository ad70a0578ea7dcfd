import { describe, expect, it } from 'vitest'
import { isRepeat } from '../../../lib/lending/loan/submit.ts'
import { keys } from '../../../lib/store/keys.ts'
import { openRecord, saveRecord } from '../../../lib/store/records.ts'
import { update } from '../../../lib/table/update.ts'
import { borrowers, noon, present } from '../borrowers.ts'
import { callers } from '../callers.ts'
import { movableClock } from '../clock-file.ts'
import { testStack } from '../test-stack.ts'

const { borrower, grant, read, review } = borrowers()
const { borrowerCalls } = await callers()
const clock = movableClock()

const OPEN = 'FAILURE 您有未完成的借款订单'
const DONE = 'SUCCESS 提交成功'
const wish = { amount: '1000', period: '10' }

/** A borrower who may borrow, signed in on two telephones. */
async function applicant() {
  const expires = noon / 1000 + 30 * 86_400
  const user = await borrower({ sessions: { s1: expires, s2: expires } })
  for (const kind of ['profile', 'work', 'relation'] as const) {
    await saveRecord(user, kind, await openRecord(user, kind, undefined), noon)
  }
  const submit = async (asked: Record<string, string> = wish, sid = 's1') => {
    const { status, error_message } = await borrowerCalls(user, 'loan/loan-submit', { json: asked }, sid)
    return `${status} ${error_message}`
  }
  const loans = async () =>
    (await testStack.everything()).filter((item) => item.userId === user.id && item.sk === 'LOAN').length
  return { user, submit, loans }
}

const tally = (answers: string[]) =>
  Object.fromEntries([...new Set(answers)].map((one) => [one, answers.filter((other) => other === one).length]))

describe('a second tap', () => {
  it('hears the success of the first, makes no other loan and changes nothing', async () => {
    const { submit, loans } = await applicant()
    expect(await submit()).toBe(DONE)
    const before = await testStack.everything()
    expect(await submit()).toBe(DONE)
    expect(await testStack.everything()).toEqual(before)
    expect(await loans()).toBe(1)
  })

  it('in the same instant hears it too, also when the first took the only coupon', async () => {
    const { user, submit, loans } = await applicant()
    await grant(user.id, { kind: 'cash', validUntil: Date.now() + 86_400_000 })
    expect(tally(await Promise.all(Array.from({ length: 10 }, () => submit())))).toEqual({ [DONE]: 10 })
    expect(await loans()).toBe(1)
    expect(await read.user(user.id)).toMatchObject({ quotaAvailableFen: 1000_00, quotaFrozenFen: 1000_00 })
  })

  it('after the first review is still the same wish', async () => {
    const { user, submit } = await applicant()
    await submit()
    await review(present((await read.user(user.id)).openLoan).id, 'first', true, 'maker')
    expect(await submit()).toBe(DONE)
  })

  it('within ten seconds, and not later', async () => {
    const { user, submit } = await applicant()
    await submit()
    const found = await read.user(user.id)
    const at = Math.floor(present(found.openLoan).id / 4096)
    const asked = { amount: 1000, period: 10 }
    expect([9_999, 10_000, 10_001].map((ms) => isRepeat(found, 's1', asked, at + ms))).toEqual([true, true, false])
    // Of two Lambdas the second may have looked at its clock first.
    expect(isRepeat(found, 's1', asked, at - 5)).toBe(true)
    clock.pass(10_001)
    expect(await submit()).toBe(OPEN)
  })
})

describe('is refused as ever:', () => {
  it.each([
    ['another amount', { ...wish, amount: '900' }, 's1'],
    ['another period', { ...wish, period: '11' }, 's1'],
    ['the same from another session', wish, 's2'],
  ])('%s', async (_, asked, sid) => {
    const { submit, loans } = await applicant()
    await submit()
    expect(await submit(asked, sid)).toBe(OPEN)
    expect(await loans()).toBe(1)
  })

  it('the same from another session in the same instant', async () => {
    const { submit, loans } = await applicant()
    const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => submit(wish, n % 2 ? 's1' : 's2')))
    expect(tally(answers)).toEqual({ [DONE]: 3, [OPEN]: 3 })
    expect(await loans()).toBe(1)
  })

  it('a tap after the loan was rejected, or of a borrower who was forbidden meanwhile', async () => {
    const [one, other] = [await applicant(), await applicant()]
    for (const { submit } of [one, other]) await submit()
    await review(present((await read.user(one.user.id)).openLoan).id, 'first', false, 'maker')
    expect(await one.submit()).toBe('FAILURE 您的借款仍处于冻结状态，请耐心等待')
    await update(keys.user(other.user.id), { set: { forbidden: true } })
    expect(await other.submit()).toBe('PERMISSION_ERROR 暂时无法申请借款，敬请谅解')
  })

  it('one that repeats a loan of an earlier version, which does not know its session', async () => {
    const { user, submit } = await applicant()
    await submit()
    await update(keys.user(user.id), { remove: ['openLoan.submittedBy'] })
    expect(await submit()).toBe(OPEN)
  })
})
