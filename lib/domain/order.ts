/**
 * The life of money on its way, out (`payout`) and in (`repayment`), as data. What no table here allows cannot happen: each
 * is also a condition on the stored order.
 */

/** What we do with a payout, and what the provider answers at once: which event moves which state where. */
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

/** The provider's final words; `cancelled`: the bank sent the money back after it was paid. */
export const finalStatuses = ['success', 'failure', 'closed', 'cancelled'] as const
export type PayoutFinalStatus = (typeof finalStatuses)[number]

/** What a final word means, by the state in which it finds the order. */
export type PayoutEffect =
  | 'paidOut' // the loan begins
  | 'givenBack' // no money left, or it is back: the loan may be disbursed again
  | 'reversed' // booked, and now out of the books again
  | 'stray' // money left for an order that was dead: suspense, a break, no further payout of the loan
  | 'voided' // left and came back without our knowing: only the state tells
  | 'known' // nothing is left to do
  | 'contradiction' // paid cannot become unpaid but by a return: not believed

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

/** What a step of ours, or a final word, leaves the order in; undefined when it moves nothing. */
export function payoutAfter(state: PayoutState, event: PayoutStep | PayoutFinalStatus): PayoutState | undefined {
  if (!isWord(event)) return (payoutSteps[state] as Partial<Record<PayoutStep, PayoutState>>)[event]
  const meaning = payoutEffects[state][event]
  return meaning === 'known' || meaning === 'contradiction' ? undefined : event
}

/** The states in which an order may meet an event: what a condition on the stored order asks for. */
export const payoutBefore = (event: PayoutStep | PayoutFinalStatus): PayoutState[] =>
  payoutStates.filter((state) => payoutAfter(state, event))

const isWord = (event: PayoutStep | PayoutFinalStatus): event is PayoutFinalStatus =>
  finalStatuses.includes(event as PayoutFinalStatus)

export const payoutStates = Object.keys(payoutSteps) as PayoutState[]

/** Not ended: the loan waits for it, and somebody asks. */
export const payoutLive = payoutStates.filter((state) => payoutEffects[state] === live)

/** A genuine payment counts also when the order's time is over; an order expires only when the provider says unpaid. */
export const repaymentSteps = {
  waiting: { pay: 'paid', expire: 'expired' },
  paid: {},
  expired: { pay: 'paid' },
} as const satisfies Record<string, Record<string, string>>

export type RepaymentState = keyof typeof repaymentSteps
export type RepaymentStep = { [S in RepaymentState]: keyof (typeof repaymentSteps)[S] }[RepaymentState]

/** Where an event leaves a repayment order; undefined when it moves nothing (a second notice, an expiry after the money). */
export function repaymentAfter(state: RepaymentState, event: RepaymentStep): RepaymentState | undefined {
  return (repaymentSteps[state] as Partial<Record<RepaymentStep, RepaymentState>>)[event]
}

export const repaymentBefore = (event: RepaymentStep): RepaymentState[] =>
  repaymentStates.filter((state) => repaymentAfter(state, event))

export const repaymentStates = Object.keys(repaymentSteps) as RepaymentState[]
