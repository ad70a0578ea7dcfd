import { afterAll, describe, expect, it } from 'vitest'
import { homeDetail, homeState } from '../../../functions/home/detail.ts'
import { addDays, dateOf, seconds, startOf } from '../../../lib/domain/calendar.ts'
import { type LoanEvent, type LoanState, stateAsOf, transitions } from '../../../lib/domain/loan.ts'
import { cancelLoan } from '../../../lib/lending/loan/cancel.ts'
import { transitionLoan } from '../../../lib/lending/loan/transition.ts'
import { writeOffLoan } from '../../../lib/lending/loan/write-off.ts'
import { settleRepayment } from '../../../lib/lending/repayment/settle.ts'
import { keys } from '../../../lib/store/keys.ts'
import { commit } from '../../../lib/table/commit.ts'
import { misprints } from '../../unit/domain/panels.ts'
import { DAY, MINUTE, noon, present } from '../borrowers.ts'
import { payouts } from '../payouts.ts'

const { disburse, openRepayment, paid, read, review, settle, submitted } = payouts()

/** A loan on its way: each step a minute after the one before it, so that no two moments are the same. */
interface Walker {
  loanId: number
  at: number
  no: string
}
type Step = (walker: Walker) => Promise<unknown>

/** The real step behind each event, and how else the same event comes about. */
const steps = {
  firstPass: ({ loanId, at }) => review(loanId, 'first', true, 'maker', at),
  firstReject: ({ loanId, at }) => review(loanId, 'first', false, 'maker', at),
  secondPass: ({ loanId, at }) => review(loanId, 'second', true, 'checker', at),
  secondReject: ({ loanId, at }) => review(loanId, 'second', false, 'checker', at),
  disburse: async (walker) => (walker.no = await disburse(walker.loanId, walker.at)),
  paidOut: ({ no, at }) => settle(no, 'success', at),
  payoutFailed: ({ no, at }) => settle(no, 'failure', at),
  payoutClosed: ({ no, at }) => settle(no, 'closed', at),
  payoutCancelled: ({ no, at }) => settle(no, 'cancelled', at),
  payoutReversed: ({ no, at }) => settle(no, 'cancelled', at),
  fellDue: async ({ loanId, at }) =>
    commit(...transitionLoan(await read.loan(loanId), { event: 'fellDue', by: 'night', at: at + 30 * DAY })),
  repaid: async ({ loanId, at }) => settleRepayment(paid(await openRepayment(loanId, at)), at),
  cancel: async ({ loanId, at }) =>
    commit(...cancelLoan(await read.loan(loanId), { operator: 'ria', reason: 'not wanted' }, at)),
  writeOff: async ({ loanId, at }) =>
    commit(...writeOffLoan(await read.loan(loanId), { operator: 'ria', reason: 'lost' }, at + 200 * DAY)),
  recovered: async ({ loanId, at }) =>
    settleRepayment(paid(await openRepayment(loanId, at + 201 * DAY)), at + 201 * DAY),
  writeOffReversed: async ({ loanId, at }) => {
    const order = await openRepayment(loanId, at)
    await commit({ update: keys.order(order.no), changes: { set: { amountFen: 100_00, part: true } } })
    return settleRepayment(paid({ ...order, amountFen: 100_00 }), at)
  },
} satisfies Record<string, Step>
type StepName = keyof typeof steps

const sameEvent: Partial<Record<StepName, LoanEvent>> = {
  payoutClosed: 'payoutFailed',
  payoutCancelled: 'payoutFailed',
  recovered: 'repaid',
}

const approved = ['firstPass', 'secondPass'] as const
const sent = [...approved, 'disburse'] as const
const returned = [...sent, 'paidOut', 'payoutReversed'] as const
const failedTwice = [...sent, 'payoutFailed', 'disburse', 'payoutClosed'] as const

const ways: [LoanState, ...StepName[]][] = [
  ['auditing'],
  ['reviewing', 'firstPass'],
  ['audit_failure', 'firstReject'],
  ['review_failure', 'firstPass', 'secondReject'],
  ['review_success', ...approved],
  ['granting', ...sent],
  ['repaying', ...sent, 'paidOut'],
  ['finished', ...sent, 'paidOut', 'repaid'],
  ['overdue', ...sent, 'paidOut', 'fellDue'],
  ['finished', ...sent, 'paidOut', 'fellDue', 'repaid'],
  ['written_off', ...sent, 'paidOut', 'writeOff'],
  ['written_off', ...sent, 'paidOut', 'fellDue', 'writeOff'],
  ['finished', ...sent, 'paidOut', 'writeOff', 'recovered'],
  ['repaying', ...sent, 'paidOut', 'writeOff', 'writeOffReversed'],
  ['cancelled', ...sent, 'paidOut', 'writeOff', 'payoutReversed'],
  ['cancelled', 'cancel'],
  ['cancelled', 'firstPass', 'cancel'],
  ['cancelled', ...approved, 'cancel'],
  ['review_success', ...sent, 'payoutFailed'],
  ['review_success', ...sent, 'payoutClosed'],
  ['review_success', ...sent, 'payoutCancelled'],
  ['cancelled', ...sent, 'payoutFailed', 'cancel'],
  ['granting', ...sent, 'payoutFailed', 'disburse'],
  ['repaying', ...sent, 'payoutFailed', 'disburse', 'paidOut'],
  ['review_success', ...failedTwice],
  ['review_success', ...failedTwice, 'disburse', 'payoutCancelled'],
  ['granting', ...failedTwice, 'disburse'],
  ['repaying', ...failedTwice, 'disburse', 'paidOut'],
  ['cancelled', ...failedTwice, 'cancel'],
  ['review_success', ...returned],
  ['review_success', ...sent, 'paidOut', 'fellDue', 'payoutReversed'],
  ['granting', ...returned, 'disburse'],
  ['review_success', ...returned, 'disburse', 'payoutFailed'],
  ['review_success', ...returned, 'disburse', 'paidOut', 'payoutReversed'],
  ['repaying', ...returned, 'disburse', 'paidOut'],
  ['overdue', ...returned, 'disburse', 'paidOut', 'fellDue'],
  ['finished', ...returned, 'disburse', 'paidOut', 'repaid'],
  ['cancelled', ...returned, 'cancel'],
]

const walked = new Set<string>()

async function walk(names: StepName[]) {
  const walker: Walker = { loanId: await submitted(), at: noon, no: '' }
  /** The last time that each title came about. */
  const moments: Record<string, number> = { auditing: noon, submit_success: noon }
  for (const name of names) {
    walker.at += MINUTE
    const { state } = await read.loan(walker.loanId)
    await steps[name](walker)
    const event = sameEvent[name] ?? name
    walked.add(`${state} ${event}`)
    // A written-off loan whose payout came back ends as cancelled.
    const title = state === 'written_off' && event === 'payoutReversed' ? 'audit_failure' : titleOf[event]
    if (title) moments[title] = walker.at
  }
  const loan = await read.loan(walker.loanId)
  const user = await read.user(loan.userId)
  return { loan, view: user.openLoan ?? user.lastLoan, at: walker.at, moments }
}

const titleOf: Partial<Record<string, string>> = {
  firstReject: 'audit_failure',
  secondReject: 'audit_failure',
  cancel: 'audit_failure',
  secondPass: 'audit_success',
  disburse: 'granting',
  paidOut: 'repaying',
}

const applied = { quota: 1000, period: 10, poundage: 6 }

describe.each(ways)('home of a loan that is %s', (state, ...names) => {
  it(`by ${['submitted', ...names].join(', ')}: prints nothing empty, with the moment of each entry`, async () => {
    const { loan, view, moments } = await walk(names)
    expect(loan.state).toBe(state)
    if (state === 'finished') return expect(view).toBeUndefined()
    const seen = present(view)
    const today = state === 'overdue' ? addDays(dateOf(noon), 40) : dateOf(noon)
    const detail = homeDetail(seen, today)
    expect(misprints({ state: homeState[stateAsOf(seen, today)], detail })).toEqual([])
    for (const { title, time, content } of detail) {
      if (title === 'overdue') continue
      expect([title, time]).toEqual([title, String(seconds(present(moments[title])))])
      if (['submit_success', 'auditing', 'audit_success'].includes(title)) expect(content).toMatchObject(applied)
    }
    if (state === 'repaying')
      expect(detail[0]?.content.planned_repayment_at).toBe(seconds(startOf(present(seen.dueDate))))
  })
})

afterAll(() => {
  const all = Object.entries(transitions).flatMap(([state, moves]) =>
    Object.keys(moves).map((event) => `${state} ${event}`),
  )
  // A loan that this file did not walk through is one whose screen it does not know.
  expect(all.filter((move) => !walked.has(move))).toEqual([])
})
