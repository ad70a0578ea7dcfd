import { expect, it } from 'vitest'
import { borrowers } from '../borrowers.ts'
import { callers } from '../callers.ts'

const { loanIn } = borrowers()
const { operator } = await callers()

const confirm = (orderNo: string) =>
  operator('bo', 'cashier')('loans/confirm-payout', {
    path: { order_no: orderNo },
    json: { reason: 'both loans are real' },
  })

it('a payout is known to the operators’ confirmation by the number under which it was disbursed', async () => {
  const { no } = await loanIn('granting')
  // It is not suspected: that is another refusal than that of an order which nobody knows.
  expect((await confirm(no)).error_message).toMatch(
    /^The payout does not wait for a confirmation: it is created \(.+\), disbursed by \w+, /,
  )
})

it.each(['202612010000000000000000', 'no-number', '2026120100000000000000000a'])('%s is none', async (no) => {
  expect((await confirm(no)).error_message).toBe('No such payout')
})
