import { describe, expect, it, vi } from 'vitest'
import { queryPayout } from '../../../lib/lending/payout/query.ts'
import { restartPayout } from '../../../lib/lending/payout/restart.ts'
import { sendPayout } from '../../../lib/lending/payout/send.ts'
import { keys } from '../../../lib/store/keys.ts'
import { movementsOf } from '../../../lib/store/movement.ts'
import { db } from '../../../lib/table/client.ts'
import { removeItem, update } from '../../../lib/table/update.ts'
import { DAY, MINUTE, noon } from '../borrowers.ts'
import { payouts, provider, refused, suspected, unclear } from '../payouts.ts'
import { testStack } from '../test-stack.ts'

const { confirm, disburse, loanIn, payoutIn, payoutResult, read, settle } = payouts()

describe('a payout without a payee', () => {
  it.each(['card', 'name'])('(no %s) is refused before anybody is called, and somebody is told', async (missing) => {
    const { loanId, userId, no } = await loanIn('granting')
    if (missing === 'card') await removeItem(keys.cards(userId))
    else await update(keys.user(userId), { remove: ['name'] })
    const p = provider()
    expect((await sendPayout(p, no, noon)).next).toBe('done')
    expect(p.told).toEqual([])
    expect(await read.payout(no)).toMatchObject({ state: 'refused', refusal: 'no-payee' })
    expect((await read.payout(no)) as object).not.toHaveProperty('duePk')
    expect((await read.loan(loanId)).state).toBe('review_success')
    expect(testStack.alarms()).toContain('payout has no payee')
  })

  it('to a card that the provider does not take is given back', async () => {
    const { loanId, no } = await loanIn('granting')
    await sendPayout(provider({ pay: { ...refused, code: '4012' } as never }), no, noon)
    expect(await read.payout(no)).toMatchObject({ state: 'refused', refusal: '4012' })
    expect((await read.loan(loanId)).state).toBe('review_success')
    expect(await read.payout(await disburse(loanId))).toMatchObject({ attempt: 2 })
  })
})

/** The process dies at its n-th write to the table; what it wrote before stays. */
async function dyingAt(n: number, run: () => Promise<unknown>): Promise<'died' | 'came through'> {
  let writes = 0
  const send = db.send.bind(db) as (command: object) => Promise<object>
  const spy = vi.spyOn(db, 'send').mockImplementation((async (command: object) => {
    const writing = /Update|Transact|Put/.test(command.constructor.name)
    if (writing && ++writes === n) throw new Error('killed')
    return send(command)
  }) as typeof db.send)
  const outcome = await run().then(
    () => 'came through' as const,
    (error) => {
      if (error.message !== 'killed') throw error
      return 'died' as const
    },
  )
  spy.mockRestore()
  return outcome
}

describe('a crash', () => {
  const answers = { accepted: undefined, unclear, suspected } as const

  it.each(Object.entries(answers))(
    'at any write of a sending (%s) never pays twice, and the payout goes on',
    async (_what, pay) => {
      for (let n = 1; ; n++) {
        const { loanId, no } = await loanIn('granting')
        const p = provider({ ...(pay ? { pay } : {}), status: await payoutResult(no, 'success') })
        const outcome = await dyingAt(n, () => sendPayout(p, no, noon))
        // Step Functions repeats the step; then the query finds the end.
        await sendPayout(p, no, noon)
        await queryPayout(p, no, 1, noon + DAY)
        expect(p.told.filter((call) => call.startsWith('pay'))).toHaveLength(1)
        expect((await read.loan(loanId)).state).toBe('repaying')
        expect(await movementsOf(loanId)).toHaveLength(1)
        if (outcome === 'came through') return
      }
    },
  )

  it('at any write of a confirmation confirms once, and the payout goes on', async () => {
    for (let n = 1; ; n++) {
      const { loanId, no } = await payoutIn('check')
      const p = provider({ status: await payoutResult(no, 'success') })
      const outcome = await dyingAt(n, async () => {
        await confirm(no)
        await sendPayout(p, no, noon)
      })
      if ((await read.payout(no)).state === 'check') await confirm(no)
      await sendPayout(p, no, noon)
      await queryPayout(p, no, 1, noon + MINUTE)
      expect(p.told.filter((call) => call.startsWith('confirm'))).toHaveLength(1)
      expect((await read.loan(loanId)).state).toBe('repaying')
      expect(await movementsOf(loanId)).toHaveLength(1)
      if (outcome === 'came through') return
    }
  })

  it.each(['success', 'failure', 'cancelled'] as const)(
    'while %s is booked books all of it or nothing; told again, all',
    async (word) => {
      const { loanId, no } = await payoutIn('processing')
      const before = await testStack.everything()
      expect(await dyingAt(1, () => settle(no, word))).toBe('died')
      expect(await testStack.everything()).toEqual(before)
      expect(await settle(no, word)).toBe(true)
      expect((await read.loan(loanId)).state).toBe(word === 'success' ? 'repaying' : 'review_success')
    },
  )
})

describe('the provider’s silence after an order was made', () => {
  it('is asked about until it is found; it is never paid twice', async () => {
    const { loanId, no } = await loanIn('granting')
    const silent = provider({ pay: unclear, status: { state: 'processing' } })
    await sendPayout(silent, no, noon)
    let now = noon
    for (let round = 1; round <= 12; round++) {
      now += 15 * MINUTE
      await queryPayout(silent, no, round, now)
      await sendPayout(silent, no, now)
      await restartPayout(await read.payout(no), now)
    }
    expect(silent.told.filter((call) => call.startsWith('pay'))).toEqual([`pay ${no}`])
    await queryPayout(provider({ status: await payoutResult(no, 'success') }), no, 12, now)
    expect((await read.loan(loanId)).state).toBe('repaying')
  })

  it('for a day rings once, whatever the state', async () => {
    const { no } = await payoutIn('processing')
    const rung = testStack.alarms().length
    for (const hours of [23, 25, 26, 49]) await restartPayout(await read.payout(no), noon + hours * 60 * MINUTE)
    expect(testStack.alarms().slice(rung)).toEqual(['payout without a final status for a day'])
  })
})
