import { expect, it } from 'vitest'
import { auditOfUser, auditUser } from '../../../lib/store/audit.ts'
import { commit } from '../../../lib/table/commit.ts'
import { nextId, noon } from '../borrowers.ts'

it('what one operator does twice in a millisecond leaves two entries', async () => {
  const userId = nextId()
  const entry = { at: noon, operator: 'ada', action: 'grant-coupon', before: 'none', why: 'the line was down' }
  await commit(auditUser(userId, { ...entry, after: 'repayment coupon of 5.00' }))
  await commit(auditUser(userId, { ...entry, after: 'cash coupon of 3.00' }))
  const entries = await auditOfUser(userId, 10)
  expect(entries.map(({ after }) => after).sort()).toEqual(['cash coupon of 3.00', 'repayment coupon of 5.00'])
})
