import { expect, it } from 'vitest'
import type { AccountState } from '../../../lib/domain/account.ts'
import { newSecretId } from '../../../lib/platform/ids.ts'
import { keys } from '../../../lib/store/keys.ts'
import { SESSIONS_MAX } from '../../../lib/store/user.ts'
import { update } from '../../../lib/table/update.ts'
import { borrowers, noon, present } from '../borrowers.ts'

const { grant, loanIn, openRepayment, read } = borrowers()

/** As DynamoDB counts: names and text by their UTF-8 bytes, a number about a byte per two digits and one more, a map or a list 3 and 1 an element. */
function bytesOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 2
  if (Array.isArray(value)) return 3 + value.reduce((sum, element) => sum + 1 + bytesOf(element), 0)
  if (value && typeof value === 'object') return 3 + fieldsOf(value) + Object.keys(value).length
  return 1
}
const fieldsOf = (item: object): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + bytesOf(value), 0)

const parts = { principal: 1_234_56, fees: 12_34, penalty: 123_45 }
const longAccount: AccountState = {
  through: '2026-12-01',
  dueDate: '2026-12-01',
  principal: 1_234_56,
  days: { all: 123_456_789, term: 123_456_789, late: 123_456_789 },
  paid: parts,
  waived: parts,
  excess: 1_234_56,
  writtenOff: 1_234_56,
  recovered: 1_234_56,
  forgone: 1_234_56,
}

it('a borrower with ten sessions, an open loan with a coupon and an order with another is read for one unit of 4 KB', async () => {
  const { loanId, userId } = await loanIn('repaying')
  const coupon = await grant(userId, { amountFen: 1_00 })
  await openRepayment(loanId)
  const sessions = Array.from({ length: SESSIONS_MAX }, () => [newSecretId(), noon / 1000 + 30 * 86_400])
  const cashCoupon = { id: coupon, amountFen: 5_00 }
  await update(keys.user(userId), {
    set: {
      sessions: Object.fromEntries(sessions),
      'openLoan.terms.cashCoupon': cashCoupon,
      'openLoan.submittedBy': newSecretId(),
      // After payments, waivers and a write-off: every number of the account is long.
      'openLoan.account': longAccount,
      'openLoan.version': 199,
    },
  })
  const user = await read.user(userId)
  expect(present(user.openLoan?.order?.coupon).id).toBe(coupon)
  // Room for what a rejected earlier loan leaves: about as much as the open one.
  const withEarlier = fieldsOf({ ...user, lastLoan: user.openLoan })
  expect(withEarlier).toBeLessThanOrEqual(4096)
})
