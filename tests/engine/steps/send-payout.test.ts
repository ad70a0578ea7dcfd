import { describe, expect, it } from 'vitest'
import { ROUNDS_MAX } from '../../../lib/lending/payout/next-step.ts'
import { queryPayout } from '../../../lib/lending/payout/query.ts'
import { sendPayout } from '../../../lib/lending/payout/send.ts'
import { settlePayout } from '../../../lib/lending/payout/settle.ts'
import { keys } from '../../../lib/store/keys.ts'
import { movementsOf } from '../../../lib/store/movement.ts'
import { dueForCheck } from '../../../lib/table/indexes.ts'
import { get } from '../../../lib/table/read.ts'
import { update } from '../../../lib/table/update.ts'
import type {
  PaymentProvider,
  PayoutAnswer,
  PayoutRequest,
  PayoutStatus,
} from '../../../lib/vendors/payment-provider.ts'
import { VendorUnavailable } from '../../../lib/vendors/unavailable.ts'
import { borrowers, DAY, MINUTE, noon } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const { disburse, loanIn, payoutResult, read } = borrowers()

/** A provider that answers so to every payout and every question, and remembers what it was asked to pay. */
function provider(answer: PayoutAnswer | Error, status: PayoutStatus | Error = { state: 'processing' }) {
  const sent: PayoutRequest[] = []
  const said = async <T>(words: T | Error) => {
    if (words instanceof Error) throw words
    return words
  }
  const port: Pick<PaymentProvider, 'payOut' | 'confirmPayout' | 'queryPayout'> = {
    payOut: (request) => {
      sent.push(request)
      return said(answer)
    },
    confirmPayout: () => said(answer),
    queryPayout: () => said(status),
  }
  return { ...port, sent }
}

const accepted: PayoutAnswer = { outcome: 'accepted', providerNo: 'P1' }
const unclear: PayoutAnswer = { outcome: 'unclear', code: '9999' }
const refused: PayoutAnswer = { outcome: 'refused', code: '1001', message: 'no', signed: true }
const firstQuery = (orderNo: string) => ({ orderNo, next: 'wait', waitS: 30, round: 1 })

const isWatched = async (no: string) => {
  for (let shard = 0; shard < 4; shard++)
    for await (const { pk } of dueForCheck(shard)) if (pk === keys.order(no).pk) return true
  return false
}

describe('sending', () => {
  it('asks for the order’s amount to the card of the loan, in the borrower’s name', async () => {
    const { no } = await loanIn('granting')
    const p = provider(accepted)
    expect(await sendPayout(p, no, noon)).toEqual(firstQuery(no))
    expect(p.sent).toMatchObject([{ orderNo: no, amountFen: 1000_00, orderedAtMs: noon }])
    expect(p.sent[0]?.cardNo).toMatch(/^621700\d{12}9$/)
    expect(p.sent[0]?.name).toMatch(/^测试/)
    expect(await read.payout(no)).toMatchObject({ state: 'processing', providerNo: 'P1', sentAt: noon })
  })

  it('by many workers at once is one call', async () => {
    const { no } = await loanIn('granting')
    const p = provider(accepted)
    const next = await Promise.all(Array.from({ length: 10 }, () => sendPayout(p, no, noon)))
    expect(p.sent).toHaveLength(1)
    expect(next).toEqual(Array.from({ length: 10 }, () => firstQuery(no)))
  })

  it('again after a crash behind the claim asks instead of paying', async () => {
    const { no } = await loanIn('granting')
    await update(keys.order(no), { set: { state: 'sent', sentAt: noon } })
    const p = provider(accepted)
    expect(await sendPayout(p, no, noon + MINUTE)).toEqual(firstQuery(no))
    expect(p.sent).toEqual([])
  })

  it('again after the provider’s silence asks instead of paying', async () => {
    const { no } = await loanIn('granting')
    const p = provider(new Error('time-out'))
    await expect(sendPayout(p, no, noon)).rejects.toThrow('time-out')
    expect(await sendPayout(p, no, noon)).toEqual(firstQuery(no))
    expect(p.sent).toHaveLength(1)
    expect((await read.payout(no)).state).toBe('sent')
  })

  it('an unknown order calls nobody', async () => {
    const p = provider(accepted)
    await sendPayout(p, '202612010000000000000000', noon)
    expect(p.sent).toEqual([])
  })
})

describe('an answer', () => {
  it('that never came leaves its reason in the log', async () => {
    const { no } = await loanIn('granting')
    const cause = new VendorUnavailable('lianlian', 'no answer from /paymentapi/payment.htm: fetch failed')
    expect(await sendPayout(provider({ outcome: 'unclear', cause }), no, noon)).toEqual(firstQuery(no))
    expect(testStack.linesOf('payout answered').at(-1)).toMatchObject({
      orderNo: no,
      outcome: 'unclear',
      code: 'no answer',
      cause: { error: 'VendorUnavailable', message: expect.stringContaining('fetch failed') },
    })
  })

  it.each([unclear, { ...refused, signed: false }])(
    'that proves nothing ($outcome) leaves the outcome open',
    async (answer) => {
      const { loanId, no } = await loanIn('granting')
      expect(await sendPayout(provider(answer), no, noon)).toEqual(firstQuery(no))
      expect((await read.payout(no)).state).toBe('sent')
      expect((await read.loan(loanId)).state).toBe('granting')
    },
  )

  it('that suspects a duplicate waits a day for an operator, and is looked for then', async () => {
    const { loanId, no } = await loanIn('granting')
    const answer: PayoutAnswer = { outcome: 'confirm', code: '4002', confirmCode: 'C7' }
    expect((await sendPayout(provider(answer), no, noon)).next).toBe('done')
    expect(await get(keys.order(no))).toMatchObject({
      state: 'check',
      confirmCode: 'C7',
      refusal: '4002',
      confirmBy: noon + DAY,
      workPk: 'QUEUE#confirm',
      dueSk: `${String(noon + DAY).padStart(16, '0')}#${no}`,
    })
    expect((await read.loan(loanId)).state).toBe('granting')
  })

  it('that is a signed “no” gives the loan back for another try', async () => {
    const { loanId, userId, no } = await loanIn('granting')
    expect((await sendPayout(provider(refused), no, noon)).next).toBe('done')
    expect(await read.payout(no)).toMatchObject({ state: 'refused', refusal: '1001' })
    expect((await read.loan(loanId)).state).toBe('review_success')
    expect((await read.user(userId)).openLoan?.state).toBe('review_success')
    expect(await isWatched(no)).toBe(false)
    expect(await read.payout(await disburse(loanId))).toMatchObject({ attempt: 2 })
  })

  it.each([accepted, unclear, { outcome: 'confirm', code: '4002', confirmCode: 'C' } as const])(
    'that comes after the notification ($outcome) does not undo it',
    async (answer) => {
      const { loanId, no } = await loanIn('granting')
      const result = await payoutResult(no, 'success')
      const slow = { ...provider(unclear), payOut: async () => settlePayout(result, noon).then(() => answer) }
      await sendPayout(slow, no, noon)
      expect((await read.payout(no)).state).toBe('success')
      expect((await read.loan(loanId)).state).toBe('repaying')
    },
  )

  it('that refuses what was notified as paid does not give the loan back', async () => {
    const { loanId, no } = await loanIn('granting')
    const result = await payoutResult(no, 'success')
    const slow = { ...provider(unclear), payOut: async () => settlePayout(result, noon).then(() => refused) }
    await expect(sendPayout(slow, no, noon)).rejects.toThrow('orderIn:sent')
    expect((await read.payout(no)).state).toBe('success')
    expect((await read.loan(loanId)).state).toBe('repaying')
  })
})

describe('asking', () => {
  const unknown: PayoutStatus = { state: 'unknown' }

  async function sentOrder() {
    const made = await loanIn('granting')
    await sendPayout(provider(unclear), made.no, noon)
    return made
  }

  it.each(['success', 'failure', 'closed', 'cancelled'] as const)('books a final %s and ends', async (state) => {
    const { loanId, no } = await sentOrder()
    const p = provider(unclear, await payoutResult(no, state))
    expect((await queryPayout(p, no, 1, noon + MINUTE)).next).toBe('done')
    expect((await read.payout(no)).state).toBe(state)
    expect((await read.loan(loanId)).state).toBe(state === 'success' ? 'repaying' : 'review_success')
    expect(await movementsOf(loanId)).toHaveLength(state === 'success' ? 1 : 0)
  })

  it('goes on, ever more slowly up to 15 minutes, while there is no final word', async () => {
    const { no } = await sentOrder()
    const waits: number[] = []
    let round = 1
    for (;;) {
      const next = await queryPayout(provider(unclear), no, round, noon)
      if (next.next !== 'wait') break
      waits.push(next.waitS)
      round = next.round
    }
    expect(waits.slice(0, 6)).toEqual([60, 120, 240, 480, 900, 900])
    expect(round).toBe(ROUNDS_MAX)
  })

  it('ends after its rounds and leaves the order to the sweep', async () => {
    const { no } = await sentOrder()
    expect((await queryPayout(provider(unclear), no, ROUNDS_MAX, noon)).next).toBe('done')
    const order = await get(keys.order(no))
    expect(order).toMatchObject({ dueSk: `${String(noon + 60 * MINUTE).padStart(16, '0')}#${no}` })
    expect(await isWatched(no)).toBe(true)
  })

  it('asks nobody about an order that has its final word or waits for an operator', async () => {
    const silent = provider(unclear, new Error('asked'))
    const { no } = await loanIn('repaying')
    expect((await queryPayout(silent, no, 1, noon)).next).toBe('done')
    const waiting = await sentOrder()
    await update(keys.order(waiting.no), { set: { state: 'check', confirmBy: noon + 1 } })
    expect((await queryPayout(silent, waiting.no, 1, noon)).next).toBe('done')
  })

  it('does not believe “unknown” for half an hour', async () => {
    const { no } = await sentOrder()
    expect((await queryPayout(provider(unclear, unknown), no, 3, noon + 30 * MINUTE - 1)).next).toBe('wait')
    expect((await read.payout(no)).state).toBe('sent')
  })

  it('then sends the same number again, with the same parameters', async () => {
    const { no } = await loanIn('granting')
    const p = provider(unclear, unknown)
    await sendPayout(p, no, noon)
    const later = noon + 30 * MINUTE
    expect((await queryPayout(p, no, 3, later)).next).toBe('send')
    await sendPayout(p, no, later)
    expect(p.sent).toHaveLength(2)
    expect(p.sent[1]).toEqual(p.sent[0])
    // And is disbelieved anew.
    expect((await queryPayout(p, no, 1, later + 29 * MINUTE)).next).toBe('wait')
  })

  it('by several workers at once sends again once', async () => {
    const { no } = await loanIn('granting')
    const p = provider(unclear, unknown)
    await sendPayout(p, no, noon)
    const later = noon + 30 * MINUTE
    const worker = async () => {
      if ((await queryPayout(p, no, 3, later)).next === 'send') await sendPayout(p, no, later)
    }
    await Promise.all(Array.from({ length: 10 }, worker))
    expect(p.sent).toHaveLength(2)
  })

  it('of one who looked before it was sent again does not send it a third time', async () => {
    const { no } = await loanIn('granting')
    const p = provider(unclear, unknown)
    await sendPayout(p, no, noon)
    const later = noon + 30 * MINUTE
    const slow = {
      queryPayout: async (): Promise<PayoutStatus> => {
        await queryPayout(p, no, 3, later)
        await sendPayout(p, no, later)
        return unknown
      },
    }
    expect((await queryPayout(slow, no, 3, later)).next).toBe('wait')
    expect(p.sent).toHaveLength(2)
  })

  it('does not send again what the provider once accepted, and does come to an end', async () => {
    const { no } = await loanIn('granting')
    const p = provider(accepted, unknown)
    let next = await sendPayout(p, no, noon)
    for (let steps = 0; next.next !== 'done' && steps < 50; steps++) {
      const at = noon + (steps + 1) * 30 * MINUTE
      next = next.next === 'send' ? await sendPayout(p, no, at) : await queryPayout(p, no, next.round, at)
    }
    expect(next.next).toBe('done')
    expect(p.sent).toHaveLength(1)
    expect(await isWatched(no)).toBe(true)
  })

  it('hands an answer that contradicts the books to the sweep', async () => {
    const { loanId, no } = await sentOrder()
    const result = await payoutResult(no, 'success', { amountFen: 1 })
    expect((await queryPayout(provider(unclear, result), no, 1, noon)).next).toBe('done')
    expect((await read.loan(loanId)).state).toBe('granting')
    expect(await isWatched(no)).toBe(true)
    expect(testStack.alarms()).toContain('payout result mismatch')
  })

  it('leaves an order alone that got its final word meanwhile', async () => {
    const { no } = await sentOrder()
    const result = await payoutResult(no, 'success')
    const slow = { queryPayout: async (): Promise<PayoutStatus> => settlePayout(result, noon).then(() => unknown) }
    await queryPayout(slow, no, ROUNDS_MAX, noon + 31 * MINUTE)
    expect((await read.payout(no)).state).toBe('success')
    expect(await isWatched(no)).toBe(false)
  })
})
