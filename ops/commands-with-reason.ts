import type { Command } from 'commander'
import { loanOfPayout } from '../lib/store/order-no.ts'
import { ids, type PostedReason, postReason } from './post-reason.ts'

/** The commands that need a reason and nothing else, by name. */
export const commandsWithReason = {
  confirm: {
    summary: 'stand by a payout that LianLian suspects',
    description: 'Confirms a payout of the queue "confirm". It needs another operator than the one who disbursed.',
    ids: [ids.payout],
    option: ['reason', 'why it is right; it stays in the loan file'],
    example: 'confirm 20261201000000000000102401 --reason "Two loans of 1000 yuan on one day"',
    path: (order) => `/operator/payouts/${order}/confirm`,
    json: (order) => ({ order_no: order, confirmed: true }),
    line: (order) => `Payout ${order}: confirmation under way. Its end: npm run ops -- why ${loanOfPayout(order)}`,
  },
  cancel: {
    summary: 'end a loan whose money is not on its way',
    description: 'Cancels a loan that is under review or approved. The borrower may ask again at once.',
    ids: [ids.loan],
    option: ['reason', 'why; it stays in the loan file'],
    example: 'cancel 1024 --reason "The borrower no longer wants it"',
    path: (loan) => `/operator/loans/${loan}/cancel`,
    json: (loan) => ({ loan_id: Number(loan), cancelled: true }),
    line: (loan) => `Loan ${loan}: cancelled. The borrower may ask again at once`,
  },
  'write-off': {
    summary: 'book a loan past its cap day as a loss',
    description: 'Writes the principal of an overdue loan off. The borrower still owes it: the loan stays open.',
    ids: [ids.loan],
    option: ['reason', 'why; it stays in the loan file'],
    example: 'write-off 1024 --reason "The borrower cannot be found"',
    path: (loan) => `/operator/loans/${loan}/write-off`,
    json: (loan) => ({ loan_id: Number(loan), written_off: true }),
    line: (loan) => `Loan ${loan}: written off. The borrower still owes it; a payment opens a break`,
  },
  forbid: {
    summary: 'forbid a borrower to ask for anything new',
    description: 'The borrower can no longer ask for a loan, a quota or a verification. Reading and repaying remain.',
    ids: [ids.borrower],
    option: ['reason', 'why; it stays in the audit trail'],
    example: 'forbid 42 --reason "Named a false employer"',
    path: (user) => `/operator/users/${user}/forbid`,
    json: (user) => ({ user_id: Number(user), forbidden: true }),
    line: (user) => `Borrower ${user}: forbidden`,
  },
  allow: {
    summary: 'let a forbidden borrower ask again',
    description: 'Takes a forbid back.',
    ids: [ids.borrower],
    option: ['reason', 'why; it stays in the audit trail'],
    example: 'allow 42 --reason "The employer answered"',
    path: (user) => `/operator/users/${user}/allow`,
    json: (user) => ({ user_id: Number(user), forbidden: false }),
    line: (user) => `Borrower ${user}: allowed`,
  },
  'unbind-card': {
    summary: 'take a signed card from a borrower',
    description:
      'The card is out of use at once, and unbound at the provider. If the provider does not answer or refuses, repeat the command. The card of an open loan cannot be unbound.',
    ids: [ids.borrower, ids.card],
    option: ['reason', 'why; it stays in the audit trail'],
    example: 'unbind-card 42 99 --reason "The borrower lost the card"',
    path: (user, card) => `/operator/users/${user}/cards/${card}/unbind`,
    json: (user, card) => ({ user_id: Number(user), card_id: Number(card), unbound: true }),
    line: (user, card) => `Card ${card} of borrower ${user}: unbound`,
  },
  feedback: {
    summary: 'mark a feedback as dealt with',
    description: 'Takes what a borrower wrote out of the queue. The queue "feedback" lists what is open.',
    ids: [ids.feedback],
    option: ['note', 'what was done about it'],
    example: 'feedback 1024 --note "Called back"',
    path: (id) => `/operator/feedback/${id}/handle`,
    json: (id) => ({ feedback_id: Number(id), handled: true }),
    line: (id) => `Feedback ${id}: dealt with`,
  },
} satisfies Record<string, PostedReason>

export const withReason =
  (name: keyof typeof commandsWithReason) =>
  (program: Command): Command =>
    postReason(program, name, commandsWithReason[name])
