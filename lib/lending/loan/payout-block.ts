import { keys } from '../../store/keys.ts'
import type { Loan } from '../../store/loan.ts'
import type { Write } from '../../table/commit.ts'
import { absent, all, type Condition, equals } from '../../table/expressions.ts'

/** The break that a dead payout opens when its money left all the same. */
export const UNEXPECTED_PAYOUT_BREAK = 'payout-after-end'

/** No further dead payout of the loan came to life since it was read. */
export const unexpectedPayoutsSeen = ({ strayPayouts }: Pick<Loan, 'strayPayouts'>): Condition =>
  strayPayouts ? equals('strayPayouts', strayPayouts) : absent('strayPayouts')

/** While a person has not explained money that left for this loan unasked, no more leaves and the loan is not closed. */
export const straysResolved = ({ strayPayouts = [] }: Pick<Loan, 'strayPayouts'>): Write[] =>
  strayPayouts.map((no) => ({
    check: keys.break(UNEXPECTED_PAYOUT_BREAK, no),
    guard: { name: 'strayResolved', condition: equals('state', 'resolved'), failure: 'PAYOUT_BLOCKED' },
  }))

/** The loan waits for this payout, and nothing stands against sending it: checked beside every claim to call the provider. */
export const payoutWanted = (loan: Loan, orderNo: string): Write[] => [
  {
    check: keys.loan(loan.id),
    guard: {
      name: 'payoutWanted',
      condition: all(equals('state', 'granting'), equals('payoutNo', orderNo), unexpectedPayoutsSeen(loan)),
      failure: 'PAYOUT_BLOCKED',
    },
  },
  ...straysResolved(loan),
]
