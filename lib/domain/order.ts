/**
 * The life of a payout (money out) and a repayment (money in) as data. A transition that is not listed is impossible: each
 * is also a condition on the stored order.
 */

/** Our steps on a payout and the provider's immediate answers: which event moves which state where. */
export const payoutSteps = {
  created: { send: 'sent', refuse: 'refused' },
  sent: { accept: 'processing', suspect: 'check', refuse: 'refused', resend: 'created' },
  processing: {},
  check: { confirm: 'confirming' },
  confirming: { accept: 'processing', suspect: 'check', refuse: 'refused' },
  refused: {},
  success: {},
  failure: {},
  closed: {},
  cancelled: {},
} as const satisfies Record<string, Record<string, string>>

export type PayoutState = keyof typeof payoutSteps
export type PayoutStep = { [S in PayoutState]: keyof (typeof payoutSteps)[S] }[PayoutState]

/** The provider's final statuses; `cancelled`: the bank sent the money back after it was paid. */
export const finalStatuses = ['success', 'failure', 'closed', 'cancelled'] as const
export type PayoutFinalStatus = (typeof finalStatuses)[number]

/** Effect of a final status, by the state of the order when it arrives. */
export type PayoutEffect =
  | 'paidOut' // the loan begins
  | 'givenBack' // no money left, or it is back: the loan may be disbursed again
  | 'reversed' // booked, and now out of the books again
  | 'stray' // money left on an order that had ended without payment: suspense, a break, no further payout of the loan
  | 'voided' // the money left and came back unnoticed: only the state changes
  | 'known' // already recorded: nothing to do
  | 'contradiction' // a paid order becomes unpaid only by a return: ignored

const live = { success: 'paidOut', failure: 'givenBack', closed: 'givenBack', cancelled: 'givenBack' } as const
const dead = { success: 'stray', failure: 'known', closed: 'known', cancelled: 'voided' } as const

export const payoutEffects: Record<PayoutState, Record<PayoutFinalStatus, PayoutEffect>> = {
  created: live,
  sent: live,
  processing: live,
  check: live,
  confirming: live,
  refused: dead,
  failure: dead,
  closed: dead,
  success: { success: 'known', failure: 'contradiction', closed: 'contradiction', cancelled: 'reversed' },
  cancelled: { success: 'known', failure: 'known', closed: 'known', cancelled: 'known' },
}

/** Returns the order's state after a step of ours or a final status; undefined when nothing changes. */
export function payoutAfter(state: PayoutState, event: PayoutStep | PayoutFinalStatus): PayoutState | undefined {
  if (!isFinalStatus(event)) return (payoutSteps[state] as Partial<Record<PayoutStep, PayoutState>>)[event]
  const meaning = payoutEffects[state][event]
  return meaning === 'known' || meaning === 'contradiction' ? undefined : event
}

/** Lists the states in which an event is possible, for the condition on the stored order. */
export const payoutBefore = (event: PayoutStep | PayoutFinalStatus): PayoutState[] =>
  payoutStates.filter((state) => payoutAfter(state, event))

const isFinalStatus = (event: PayoutStep | PayoutFinalStatus): event is PayoutFinalStatus =>
  finalStatuses.includes(event as PayoutFinalStatus)

export const payoutStates = Object.keys(payoutSteps) as PayoutState[]

/** States that are not final: the loan waits for the order, and the workflow or the sweep queries it. */
export const payoutLive = payoutStates.filter((state) => payoutEffects[state] === live)

/**
 * A genuine payment counts even after the order's time is over; an order expires only when the provider reports it unpaid.
 */
export const repaymentSteps = {
  waiting: { pay: 'paid', expire: 'expired' },
  paid: {},
  expired: { pay: 'paid' },
} as const satisfies Record<string, Record<string, string>>

export type RepaymentState = keyof typeof repaymentSteps
export type RepaymentStep = { [S in RepaymentState]: keyof (typeof repaymentSteps)[S] }[RepaymentState]

/**
 * Returns a repayment order's state after an event; undefined when nothing changes (a second notice, an expiry after the
 * payment).
 */
export function repaymentAfter(state: RepaymentState, event: RepaymentStep): RepaymentState | undefined {
  return (repaymentSteps[state] as Partial<Record<RepaymentStep, RepaymentState>>)[event]
}

export const repaymentBefore = (event: RepaymentStep): RepaymentState[] =>
  repaymentStates.filter((state) => repaymentAfter(state, event))

export const repaymentStates = Object.keys(repaymentSteps) as RepaymentState[]
