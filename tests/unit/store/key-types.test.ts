import { expectTypeOf, it } from 'vitest'
import type { Cards } from '../../../lib/store/card.ts'
import { keys } from '../../../lib/store/keys.ts'
import type { Loan } from '../../../lib/store/loan.ts'
import type { User } from '../../../lib/store/user.ts'
import type { get, getAll } from '../../../lib/table/read.ts'

const read = {} as { get: typeof get; getAll: typeof getAll }

it('a key gives its item’s type to what is read by it, and to no other', () => {
  const one = () => read.get(keys.user(1))
  const some = () => read.getAll({ user: keys.user(1), cards: keys.cards(1) })
  // @ts-expect-error A borrower's item is no loan.
  const wrong = () => read.get<Loan>(keys.user(1))
  expectTypeOf(one).returns.resolves.toEqualTypeOf<User | undefined>()
  expectTypeOf(some).returns.resolves.toEqualTypeOf<{ user: User | undefined; cards: Cards | undefined }>()
  expectTypeOf(wrong).toBeFunction()
})
