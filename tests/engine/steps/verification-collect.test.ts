import { describe, expect, it } from 'vitest'
import { loanFile } from '../../../lib/backoffice/loan-file.ts'
import { dateOf, startOf } from '../../../lib/domain/calendar.ts'
import type { RiskSummary } from '../../../lib/domain/risk-summary.ts'
import { keys } from '../../../lib/store/keys.ts'
import type { User } from '../../../lib/store/user.ts'
import type { Task } from '../../../lib/store/verification.ts'
import { get } from '../../../lib/table/read.ts'
import { update } from '../../../lib/table/update.ts'
import type { DataProvider, VerificationKind } from '../../../lib/vendors/data-provider.ts'
import { collect } from '../../../lib/verification/collect.ts'
import { failTask } from '../../../lib/verification/outcome.ts'
import { startVerification } from '../../../lib/verification/start.ts'
import { atOnce, borrowers, DAY, nextId, noon, present } from '../borrowers.ts'
import { resultReader } from '../read-result.ts'
import { testStack } from '../test-stack.ts'

const { borrower, read, submitted } = borrowers()
const readResult = resultReader()

const degree = (text: string): RiskSummary => ({ degree: text })
const content = { educationInfo: [{ level: '本科', school: '测试大学' }] }

/** A vendor that has collected; `before` happens while it answers. */
const vendor = (summary: RiskSummary | undefined, before: () => Promise<unknown> = async () => {}) => ({
  result: async () => {
    await before()
    return { content, ...(summary ? { summary } : {}) }
  },
})

/** A verification of the borrower under way; its token. */
async function started(user: User, now = noon, kind: VerificationKind = 'education'): Promise<string> {
  const token = `token-${nextId()}`
  const port = { start: async () => ({ accepted: true, token }) } as unknown as DataProvider
  const person = { mobile: '13800000000', name: '测试甲', identityNo: '110101199001010015' }
  const slot = (await get(keys.slot(user.id, kind))) as undefined
  const collection = { kind, person, nowMs: now }
  await startVerification(port, { userId: user.id, kind, slot, collection, now, looks: async () => false })
  return token
}

const stateOf = async (token: string) => present(await get<Task>(keys.task(token))).state

/** The borrower's education, as an officer sees it in the file of a loan. */
async function shown(user: User, now = noon) {
  const loanId = loans.get(user.id) ?? 0
  return (await loanFile(loanId, { operator: 'ada', now })).risk.education
}
const loans = new Map<number, number>()
async function applicant(): Promise<User> {
  const loanId = await submitted()
  const user = await read.user((await read.loan(loanId)).userId)
  loans.set(user.id, loanId)
  return user
}

describe('what a vendor collected', () => {
  it('is kept whole and sealed, and an officer sees its summary from the step that closes the verification', async () => {
    const user = await applicant()
    const token = await started(user)
    expect(await shown(user)).toBeNull()
    await collect(vendor(degree('本科')), token, noon)
    expect(await stateOf(token)).toBe('done')
    expect(await readResult(user, token)).toEqual(content)
    expect(await shown(user)).toEqual({ collected_at: noon / 1000, degree: '本科' })
    const items = JSON.stringify(
      (await testStack.everything()).filter(({ pk }) => String(pk).includes(String(user.id))),
    )
    expect(items).not.toContain('本科')
  })

  it('stays as it was when it comes again, also at once', async () => {
    const user = await applicant()
    const token = await started(user)
    expect(await atOnce(5, () => collect(vendor(degree('本科')), token, noon))).toEqual({ done: 5 })
    const before = await testStack.everything()
    await collect(vendor(degree('专科')), token, noon + 1)
    expect(await testStack.everything()).toEqual(before)
  })

  it('too late, after the verification was given up, is shown to nobody', async () => {
    const user = await applicant()
    const token = await started(user)
    const task = present(await get<Task>(keys.task(token)))
    await collect(
      vendor(degree('本科'), () => failTask(task, { ours: true, code: 'timeout', message: 'gave up' })),
      token,
      noon,
    )
    expect(await stateOf(token)).toBe('failed')
    expect(await shown(user)).toBeNull()
  })

  it('anew replaces the summary, and without a summary leaves none of an older collection', async () => {
    const user = await applicant()
    await collect(vendor(degree('专科')), await started(user), noon)
    await collect(vendor(degree('本科')), await started(user, noon + DAY), noon + DAY)
    expect(await shown(user)).toEqual({ collected_at: (noon + DAY) / 1000, degree: '本科' })
    await collect(vendor(undefined), await started(user, noon + 2 * DAY), noon + 2 * DAY)
    expect(await shown(user)).toBeNull()
  })

  it('stands beside the summaries of other kinds', async () => {
    const user = await applicant()
    await collect(vendor(degree('本科')), await started(user), noon)
    await collect(vendor({ orderCount: 3, addressCount: null }), await started(user, noon, 'jd'), noon)
    const { risk } = await loanFile(present(loans.get(user.id)), { operator: 'ada', now: noon })
    expect(risk).toEqual({
      line: null,
      education: { collected_at: noon / 1000, degree: '本科' },
      jd: { collected_at: noon / 1000, order_count: 3, address_count: null },
      taobao: null,
      bill: null,
      ebank: null,
    })
  })

  it('that cannot be fetched or stored leaves the verification open, to be collected again', async () => {
    const user = await applicant()
    const token = await started(user)
    const silent = { result: async () => Promise.reject(new Error('no data')) }
    await expect(collect(silent, token, noon)).rejects.toThrow('no data')
    expect(await stateOf(token)).toBe('working')
    await collect(vendor(degree('本科')), token, noon)
    expect(await stateOf(token)).toBe('done')
  })
})

describe('the file of a loan', () => {
  it('says what was verified when, under which consent, and who the borrower is by the identity number', async () => {
    const user = await applicant()
    await collect(vendor(degree('本科')), await started(user), noon)
    await started(user, noon + 1000, 'bill')
    const file = await loanFile(present(loans.get(user.id)), { operator: 'ada', now: noon })
    const consent_text = expect.stringMatching(/^\d{4}-\d{2}$/)
    expect(file.verifications).toEqual([
      { kind: 'education', state: 'passed', passed_on: dateOf(noon), consent_at: noon / 1000, consent_text },
      { kind: 'bill', state: 'running', passed_on: null, consent_at: noon / 1000 + 1, consent_text },
    ])
    expect(file.borrower).toMatchObject({ age: expect.any(Number), sex: expect.stringMatching(/^(fe)?male$/) })
  })

  it('of a line: its age and its fee in yuan', async () => {
    const user = await applicant()
    const token = await started(user, noon, 'mobile')
    const nothing = { riskListCount: null, overdueLoanCount: null, multiLendCount: null, riskCallCount: null }
    const calls = { contactCount: 58, interflowContactCount: 41, avgCallCount: 93.17, avgCallTime: 301.5 }
    const quiet = { silenceCount: 20, nightCallCount: 0, nightAvgCallTime: null, avgMonthlyFeeFen: 8345 }
    const matches = { idcardMatch: 'yes', nameMatch: 'unknown' } as const
    const line = { regTime: '2019-05-31', frequentContactArea: '福建厦门', ...nothing, ...calls, ...quiet, ...matches }
    await collect(vendor(line), token, noon)
    const { risk } = await loanFile(present(loans.get(user.id)), { operator: 'ada', now: startOf('2026-12-01') })
    expect(risk.line).toMatchObject({
      reg_time: '2019-05-31',
      line_months: 90,
      idcard_match: 'yes',
      name_match: 'unknown',
      risk_list_count: null,
      avg_call_count: 93.17,
      avg_monthly_fee: 83.45,
    })
  })

  it('of a borrower who verified nothing has nothing to say', async () => {
    const user = await borrower()
    const loanId = await submitted()
    await update(keys.loan(loanId), { set: { userId: user.id } })
    await update(keys.user(user.id), { remove: ['identityNo'] })
    const file = await loanFile(loanId, { operator: 'ada', now: noon })
    expect(file.verifications).toEqual([])
    expect(Object.values(file.risk)).toEqual(Array(6).fill(null))
    expect(file.borrower).toMatchObject({ age: null, sex: null })
  })
})
