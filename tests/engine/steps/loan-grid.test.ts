import { describe, expect, it } from 'vitest'
import * as life from '../../../lib/domain/loan.ts'
import { type LoanEvent, type LoanState, statesAllowing, transitions } from '../../../lib/domain/loan.ts'
import { transitionLoan } from '../../../lib/lending/loan/transition.ts'
import { keys } from '../../../lib/store/keys.ts'
import { loanAllows } from '../../../lib/store/loan.ts'
import { commit, tryCommit } from '../../../lib/table/commit.ts'
import { borrowers, noon } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const { loanIn, read } = borrowers()

const states = Object.keys(transitions) as LoanState[]
const events = [...new Set(Object.values(transitions).flatMap((moves) => Object.keys(moves)))] as LoanEvent[]

/** A stored loan in the state, with the borrower's view of it, however it may have come there. */
async function stored(state: LoanState) {
  const { loanId, userId } = await loanIn('repaying')
  await commit(
    { update: keys.loan(loanId), changes: { set: { state } } },
    { update: keys.user(userId), changes: { set: { 'openLoan.state': state } } },
  )
  return { loan: await read.loan(loanId), userId }
}

describe.each(states)('a loan that is %s', (state) => {
  const possible = events.filter((event) => life.nextState(state, event))
  const impossible = events.filter((event) => !life.nextState(state, event))

  it.each(possible)('moves by %s, with what the borrower sees of it', async (event) => {
    const { loan, userId } = await stored(state)
    const to = life.nextState(state, event) as LoanState
    await commit(...transitionLoan(loan, { event, by: 'test', at: noon }))
    expect((await read.loan(loan.id)).state).toBe(to)
    const user = await read.user(userId)
    const open = !['audit_failure', 'review_failure', 'cancelled', 'finished'].includes(to)
    expect(user.openLoan?.state).toBe(open ? to : undefined)
    expect([user.quotaAvailableFen, user.quotaFrozenFen]).toEqual(open ? [1000_00, 1000_00] : [2000_00, 0])
  })

  it('is not moved by anything else, nor by a worker who saw another state', async () => {
    const { loan } = await stored(state)
    const before = await testStack.everything()
    for (const event of impossible) {
      for (const seen of [state, ...statesAllowing(event)]) {
        const refused = await tryCommit(...transitionLoan({ ...loan, state: seen }, { event, by: 'test', at: noon }))
        expect(refused?.guard.name).toBe(loanAllows(event).name)
      }
    }
    expect(await testStack.everything()).toEqual(before)
  })
})
