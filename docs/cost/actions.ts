import { DUE_SHARDS } from '../../lib/store/keys.ts'
import type { CountedUnits } from './counted.ts'
import { type Assumptions, type Demand, nothing, parts, sum, times } from './demand.ts'

/** Reminders three days, one day and no day ahead; the words that money went out and came in. */
const REMINDERS = 3
const MESSAGES = REMINDERS + 2

/** Through workflows/disbursement.asl.json when the notification is faster than the first question. */
export const statesOfPayout = ['Send', 'Decide', 'Wait', 'Query', 'Decide', 'Done']

/** A worker of the night writes so much a second (lib/jobs/overdue-shard.ts), and is paid for while it waits. */
const WRITES_A_SECOND = 250

/** What the documents promise a price of, from the route that begins it to the last word. */
export function actions(counted: CountedUnits, given: Assumptions) {
  const { call, hashing, asking, worked, within, waiting } = parts(counted, given)
  const registration = sum(
    asking('POST /1/send-mobile-code/new-user'),
    hashing('POST /signup'),
    ...['GET /home', 'GET /user-work', 'GET /user-relation', 'GET /user-profile'].map(call),
    ...['POST /user-save-work', 'POST /user-save-relation', 'POST /user-save-profile'].map(call),
    ...['POST /lm-identity', 'GET /llpay-sign', 'GET /llpay-sign-return'].map(asking),
    call('GET /auth-bankcard-get'),
  )
  const stored: Demand = { ...nothing, writeUnits: given.resultKb, natKb: given.vendorTrafficKbPerVerification }
  const verification = sum(
    times(3, waiting(given.waitS)),
    worked('verification `mobile`, collected'),
    stored,
    call('GET /user-auth-state'),
  )
  const inVain = sum(times(3, waiting(25)), worked('verification `mobile`, ten minutes in vain'))
  const paced = (demand: Demand): Demand => {
    const heldS = demand.writeUnits / WRITES_A_SECOND
    return { ...demand, heldS, gbSeconds: heldS / 2 }
  }
  const counts = paced(times(1 / 100, within('a night’s shard of 100 late loans')))
  const reminder = paced(within('the night reminds (day -3)'))
  const fallsDue = paced(within('the night makes a loan overdue and tells (day 1)'))
  const loan = sum(
    hashing('POST /login'),
    times(10, call('GET /home')),
    ...['POST /loan-confirm', 'POST /loan-submit', 'GET /loan-contract'].map(call),
    times(2, call('GET /operator/queues/{queue}/next')),
    times(3, call('GET /operator/loans/{id}')),
    times(2, call('POST /operator/loans/{id}/review')),
    call('POST /operator/loans/{id}/disburse'),
    worked('`payout-send`, accepted'),
    worked('`payout-query`, booked before'),
    { ...nothing, transitions: statesOfPayout.length },
    call('POST /llpay-payment-notify'),
    times(REMINDERS, reminder),
    times(MESSAGES, { ...worked('`send-messages`, one message'), calls: 0 }),
    times(1 + given.abandonedPaymentsPerLoan, asking('POST /llpay-auth-pay')),
    call('POST /llpay-auth-pay-notify'),
    ...['GET /loan-record', 'GET /loan-record-detail', 'GET /repayments-record'].map(call),
  )
  const late = sum(
    fallsDue,
    times(given.nightsOfLateLoan - 1, counts),
    times(2, reminder),
    times(3, { ...worked('`send-messages`, one message'), calls: 0 }),
  )
  return { registration, verification, inVain, loan, lateNight: counts, reminder, fallsDue, late }
}

export type Actions = ReturnType<typeof actions>

/** A reminder comes three days ahead, so the night reads the loans of four days that are not late. */
const LOOKED_AHEAD_DAYS = 4

/** One night of so many borrowers: reminders, loans that fall due unpaid, and those that were late before. */
export function nightOf(borrowers: number, all: Actions, given: Assumptions): Demand {
  const loansADay = (borrowers * given.loansPerBorrowerMonth) / 30
  const lateADay = loansADay * given.lateShare
  return sum(
    times(loansADay * REMINDERS, all.reminder),
    times(lateADay, all.fallsDue),
    times(lateADay * (given.nightsOfLateLoan - 1), all.lateNight),
    times(LOOKED_AHEAD_DAYS * loansADay, { ...nothing, readUnits: all.lateNight.readUnits }),
    { ...nothing, readUnits: 2 * DUE_SHARDS, transitions: 50, calls: 18 },
  )
}

/** A month of one borrower, from the shares assumed. */
export const borrowersMonth = ({ registration, verification, loan, late }: Actions, given: Assumptions): Demand =>
  sum(
    times(given.registrationsPerBorrowerMonth, registration),
    times(given.verificationsPerBorrowerMonth, verification),
    times(given.loansPerBorrowerMonth, loan),
    times(given.loansPerBorrowerMonth * given.lateShare, late),
  )
