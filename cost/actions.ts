import { WRITES_A_SECOND } from '../lib/lending/overdue/limits.ts'
import type { CountedUnits } from './counted.ts'
import { type Assumptions, type Demand, nothing, parts, sum, times, USUAL_GB } from './demand.ts'
import { questionsASecond } from './reconciling.ts'

/** Reminders three days, one day and no day ahead; the messages that money went out and came in. */
export const REMINDERS = 3
const MESSAGES = REMINDERS + 2

/** Through workflows/disbursement.asl.json when the notification is faster than the first question. */
export const statesOfPayout = ['Send', 'Decide', 'Wait', 'Query', 'Decide', 'Done']

/** Notices of a loan that is late for ten nights: on the days 1, 3 and 7. */
export const LATE_NOTICES = 3

/** close-days, reconcile and daily-statistics read a day's log, the last two of them twice; eventually consistent. */
const LOG_READERS = 5

/** The actions with a price in the document, each from its first route to its last message. */
export function actions(counted: CountedUnits, given: Assumptions) {
  const { call, hashing, asking, worked, within, waiting, message, code } = parts(counted, given)
  const registration = sum(
    asking('POST /1/send-mobile-code/new-user'),
    times(given.codesPerRegistration, code()),
    hashing('POST /signup'),
    ...['GET /home', 'GET /user-work', 'GET /user-relation', 'GET /user-profile'].map(call),
    ...['POST /user-save-work', 'POST /user-save-relation', 'POST /user-save-profile'].map(call),
    ...['POST /lm-identity', 'GET /llpay-sign', 'GET /llpay-sign-return'].map(asking),
    call('GET /auth-bankcard-get'),
  )
  const stored: Demand = {
    ...nothing,
    writeUnits: (1 - given.largeResultShare) * given.resultKb,
    objects: given.largeResultShare,
    natKb: given.vendorTrafficKbPerVerification,
  }
  const verification = sum(
    times(3, waiting(given.waitS)),
    worked('verification `mobile`, collected'),
    stored,
    call('GET /user-auth-state'),
  )
  const withoutResult = sum(times(3, waiting(25)), worked('verification `mobile`, ten minutes without a result'))
  const paced = (demand: Demand): Demand => {
    // A worker is paid for while it waits.
    const heldS = demand.writeUnits / WRITES_A_SECOND
    return { ...demand, heldS, gbSeconds: heldS * USUAL_GB }
  }
  const counts = paced(times(1 / 100, within('a night’s shard of 100 late loans')))
  const reminder = paced(within('the night sends a reminder (day -3)'))
  const fallsDue = paced(within('the night makes a loan overdue and sends a notice (day 1)'))
  const orders = 2 + given.abandonedPaymentsPerLoan
  const reconciled: Demand = {
    ...within('reconciliation of a repaid loan, in two nights'),
    gbSeconds: (orders / questionsASecond(counted, given)) * USUAL_GB,
    natKb: orders * given.vendorTrafficKbPerCall,
  }
  const logged: Demand = { ...nothing, readUnits: (LOG_READERS * counted.figure('KB in the index `work`')) / 8 }
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
    times(MESSAGES, message()),
    times(1 + given.abandonedPaymentsPerLoan, asking('POST /llpay-auth-pay')),
    times(given.abandonedPaymentsPerLoan, { ...worked('`sweep` ends an unpaid order'), calls: 0 }),
    reconciled,
    logged,
    call('POST /llpay-auth-pay-notify'),
    ...['GET /loan-record', 'GET /loan-record-detail', 'GET /repayments-record'].map(call),
  )
  const late = sum(
    fallsDue,
    times(given.nightsOfLateLoan - 1, counts),
    times(2, reminder),
    times(LATE_NOTICES, message()),
  )
  return { registration, verification, withoutResult, loan, lateNight: counts, reminder, fallsDue, late }
}

export type Actions = ReturnType<typeof actions>

/** Adds up a month of one borrower, from the assumed shares. */
export const borrowersMonth = ({ registration, verification, loan, late }: Actions, given: Assumptions): Demand =>
  sum(
    times(given.registrationsPerBorrowerMonth, registration),
    times(given.verificationsPerBorrowerMonth, verification),
    times(given.loansPerBorrowerMonth, loan),
    times(given.loansPerBorrowerMonth * given.lateShare, late),
  )
