import { keys } from '../../store/keys.ts'
import type { Loan } from '../../store/loan.ts'
import type { Write } from '../../table/commit.ts'
import { absent, all, type Condition, equals } from '../../table/expressions.ts'

/** The break that a dead payout opens when its money left all the same. */
export const STRAY_BREAK = 'payout-after-end'

/** No further dead payout of the loan came to life since it was read. */
export const straysSeen = ({ strayPayouts }: Pick<Loan, 'strayPayouts'>): Condition =>
  strayPayouts ? equals('strayPayouts', strayPayouts) : absent('strayPayouts')

/** While a person has not explained money that left for this loan unasked, no more leaves and the loan is not closed. */
export const straysResolved = ({ strayPayouts = [] }: Pick<Loan, 'strayPayouts'>): Write[] =>
  strayPayouts.map((no) => ({
    check: keys.break(STRAY_BREAK, no),
    guard: { name: 'strayResolved', holds: equals('state', 'resolved'), otherwise: 'PAYOUT_BLOCKED' },
  }))

/** The loan waits for this payout, and nothing stands against sending it: checked beside every claim to call the provider. */
export const payoutWanted = (loan: Loan, orderNo: string): Write[] => [
  {
    check: keys.loan(loan.id),
    guard: {
      name: 'payoutWanted',
      holds: all(equals('state', 'granting'), equals('payoutNo', orderNo), straysSeen(loan)),
      otherwise: 'PAYOUT_BLOCKED',
    },
  },
  ...straysResolved(loan),
]
