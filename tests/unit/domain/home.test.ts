import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { homeDetail, homeState } from '../../../functions/home/detail.ts'
import { seconds, startOf } from '../../../lib/domain/calendar.ts'
import { type LoanState, type LogTitle, stateAsOf, transitions } from '../../../lib/domain/loan.ts'
import { loanView, loggedAt, startDate } from './loans.ts'
import { misprints } from './panels.ts'

const applied = { quota: 2000, period: 14, poundage: 16 }
const titles = (detail: { title: string }[]) => detail.map(({ title }) => title)

describe('the word for a state', () => {
  it.each<[LoanState, string]>([
    ['auditing', 'auditing'],
    ['reviewing', 'auditing'],
    ['audit_failure', 'audit_failure'],
    ['review_failure', 'audit_failure'],
    ['cancelled', 'audit_failure'],
    ['review_success', 'audit_success'],
    ['granting', 'granting'],
    ['repaying', 'repaying'],
    ['overdue', 'overdue'],
    ['written_off', 'overdue'],
    ['finished', ''],
  ])('%s is %j to the client', (state, word) => {
    expect(homeState[state]).toBe(word)
  })
})

describe('what the client needs of a loan', () => {
  it.each<LoanState>(['auditing', 'reviewing'])('%s: what was asked for, in every entry, newest first', (state) => {
    const detail = homeDetail(loanView(state, ['auditing', 'submit_success']), startDate)
    expect(detail).toEqual([
      { title: 'auditing', content: applied, time: String(seconds(loggedAt + 60_000)) },
      { title: 'submit_success', content: applied, time: String(seconds(loggedAt)) },
    ])
  })

  it.each<LoanState>(['audit_failure', 'review_failure'])('%s: when it was refused, in seconds', (state) => {
    const detail = homeDetail(loanView(state, ['audit_failure', 'auditing', 'submit_success']), startDate)
    expect(titles(detail)).toEqual(['audit_failure', 'auditing', 'submit_success'])
    expect(detail[0]?.content).toEqual({ failure_at: seconds(loggedAt + 120_000) })
    expect(detail.slice(1).map(({ content }) => content)).toEqual([applied, applied])
  })

  it('cancelled: a refusal of 24 hours ago, so that nobody has to wait', () => {
    const [first] = homeDetail(loanView('cancelled', ['audit_failure', 'audit_success', 'auditing']), startDate)
    expect(first?.content).toEqual({ failure_at: seconds(loggedAt + 120_000) - 86_400 })
    expect(first?.time).toBe(String(seconds(loggedAt + 120_000)))
  })

  it('review_success: the card that will be paid', () => {
    const detail = homeDetail(loanView('review_success', ['audit_success', 'auditing', 'submit_success']), startDate)
    expect(detail.map(({ content }) => content)).toEqual([
      { ...applied, bank_name: '招商银行', end_bank_no: '1716' },
      applied,
      applied,
    ])
  })

  it('granting: the card that is being paid', () => {
    const detail = homeDetail(loanView('granting', ['granting', 'audit_success', 'auditing']), startDate)
    expect(titles(detail)).toEqual(['granting', 'audit_success', 'auditing'])
    expect(detail[0]?.content).toEqual({ end_bank_no: '1716' })
  })

  it('repaying: the due day and what is owed today, first of all', () => {
    const loan = loanView('repaying', ['repaying', 'granting', 'audit_success'])
    const planned_repayment_at = seconds(startOf('2026-11-15'))
    expect(homeDetail(loan, '2026-11-08')[0]?.content).toEqual({ planned_repayment_at, repay_amount: 2009 })
    expect(homeDetail(loan, '2026-11-15')[0]?.content).toEqual({ planned_repayment_at, repay_amount: 2016 })
    expect(titles(homeDetail(loan, '2026-11-15'))).toEqual(['repaying', 'granting', 'audit_success'])
  })

  it('overdue: one entry without a time, from midnight and before any job has run', () => {
    const loan = loanView('repaying', ['repaying', 'granting', 'audit_success'])
    expect(homeDetail(loan, '2026-11-16')).toEqual([
      {
        title: 'overdue',
        content: {
          overdue_day: 1,
          overdue_principal: 2016,
          overdue_amount: 1,
          overdue_rate: '0.0005',
          max_overdue: false,
          limit_overdue_days: 90,
        },
      },
    ])
  })

  it('overdue is the same when the job has run', () => {
    const log = ['repaying', 'granting', 'audit_success'] as const
    const [before, since] = (['repaying', 'overdue'] as const).map((state) => loanView(state, [...log]))
    expect(since && homeDetail(since, '2026-12-01')).toEqual(before && homeDetail(before, '2026-12-01'))
  })

  it.each([
    ['2027-02-12', 89, 89, false],
    ['2027-02-13', 90, 90, true],
    ['2027-02-14', 91, 90, true],
  ])('on %s, %i days late, the penalty is %i yuan', (today, overdue_day, overdue_amount, max_overdue) => {
    const [only] = homeDetail(loanView('overdue', ['repaying']), today)
    expect(only?.content).toMatchObject({ overdue_day, overdue_amount, max_overdue })
  })

  it('written off: as overdue', () => {
    const detail = homeDetail(loanView('written_off', ['repaying']), '2027-02-14')
    expect(titles(detail)).toEqual(['overdue'])
    expect(detail[0]?.content).toMatchObject({ overdue_day: 91, overdue_amount: 90, max_overdue: true })
  })
})

describe('a loan whose log was written by an earlier version', () => {
  const submitted = { id: loggedAt * 4096 + 7 }
  const moment = (minutes: number) => String(seconds(loggedAt + minutes * 60_000))

  it('is shown as approved after its payout failed: the log still begins with it', () => {
    const loan = loanView('review_success', ['granting', 'audit_success', 'auditing'])
    expect(homeDetail({ ...loan, ...submitted }, startDate)).toEqual([
      {
        title: 'audit_success',
        content: { ...applied, bank_name: '招商银行', end_bank_no: '1716' },
        time: moment(1),
      },
      { title: 'auditing', content: applied, time: moment(0) },
      { title: 'submit_success', content: applied, time: moment(0) },
    ])
  })

  it('is shown without the moment that three payouts have driven out of the log', () => {
    const loan = loanView('review_success', ['granting', 'granting', 'granting'])
    const [first, ...rest] = homeDetail({ ...loan, ...submitted }, startDate)
    expect(first).toEqual({
      title: 'audit_success',
      content: { ...applied, bank_name: '招商银行', end_bank_no: '1716' },
    })
    expect(rest.map(({ time }) => time)).toEqual([moment(0), moment(0)])
  })

  it('is printed without an empty amount in every state, whatever three titles its log has', () => {
    const title = fc.constantFrom<LogTitle>(
      'submit_success',
      'auditing',
      'audit_failure',
      'audit_success',
      'granting',
      'repaying',
    )
    const state = fc.constantFrom(...(Object.keys(transitions) as LoanState[]))
    const today = fc.constantFrom(startDate, '2026-11-16', '2027-03-01')
    fc.assert(
      fc.property(state, fc.array(title, { maxLength: 3 }), today, (raw, log, day) => {
        const loan = { ...loanView(raw, log), ...submitted }
        const detail = homeDetail(loan, day)
        expect(misprints({ state: homeState[stateAsOf(loan, day)], detail })).toEqual([])
      }),
    )
  })
})
