import { describe, expect, it } from 'vitest'
import { queues } from '../../../lib/backoffice/queues.ts'
import { decideBreak } from '../../../lib/books/resolve-break.ts'
import { type BreakKind, breakKinds } from '../../../lib/domain/break.ts'
import { dateOf } from '../../../lib/domain/calendar.ts'
import { balances } from '../../../lib/domain/ledger.ts'
import { type Break, breakId, breakKey, breakOpened, openBreak } from '../../../lib/store/break.ts'
import { keys } from '../../../lib/store/keys.ts'
import { bookMovement, movementsOf } from '../../../lib/store/movement.ts'
import { commit } from '../../../lib/table/commit.ts'
import { firstOf } from '../../../lib/table/indexes.ts'
import { get } from '../../../lib/table/read.ts'
import { atOnce, codeOf, nextId, noon, present } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const inTheQueue = async () => queues.break.show(await firstOf('break', 50), { operator: 'ada', now: noon })
const read = async ({ kind, orderNo }: Pick<Break, 'kind' | 'orderNo'>) =>
  present(await get<Break>(keys.break(kind, orderNo)))
type Choice = { outcome: 'explained' | 'refunded' | 'recovered'; operator: string }
const decide = (found: Break, { outcome, operator }: Choice, at = noon) =>
  commit(...decideBreak(found, { outcome, operator, reason: `${operator} looked` }, at))

async function opened(kind: BreakKind = 'paid-in-vain', more: object = {}) {
  const id = nextId()
  const facts = { kind, orderNo: `20261201${id}`, loanId: id, userId: id, amountFen: 1001_97, detail: 'Paid twice' }
  await commit(breakOpened({ ...facts, ...more }, noon))
  return read(facts)
}

describe('a break', () => {
  it('waits in the queue, oldest first, with all that a person needs', async () => {
    const found = await opened()
    const younger = { ...found, kind: 'amount-mismatch' as const, orderNo: `${found.orderNo}9` }
    await commit(breakOpened({ kind: younger.kind, orderNo: younger.orderNo, amountFen: 1, detail: 'x' }, noon + 1000))
    expect(await inTheQueue()).toEqual([
      {
        break_id: `paid-in-vain-${found.orderNo}`,
        break_kind: 'paid-in-vain',
        order_no: found.orderNo,
        loan_id: found.loanId,
        user_id: found.userId,
        amount: 1001.97,
        detail: 'Paid twice',
        state: 'open',
        outcomes: ['refunded', 'explained'],
        proposal: null,
        waiting_since: noon / 1000,
      },
      expect.objectContaining({ break_id: breakId(younger), loan_id: null, waiting_since: noon / 1000 + 1 }),
    ])
  })

  it.each(breakKinds)('%s is found again by its id', async (kind) => {
    const found = await opened(kind)
    expect(breakKey(breakId(found))).toEqual({ pk: found.pk, sk: found.sk })
  })

  it.each(['', 'paid-in-vain', 'paid-in-vain-', 'no-such-kind-202612010000000000000001', '#', '__proto__-1'])(
    'cannot be called “%s”',
    (id) => expect(breakKey(id)).toBeUndefined(),
  )

  it('that was opened stays as it is when its cause is seen again', async () => {
    const found = await opened('amount-mismatch')
    await decide(found, { outcome: 'explained', operator: 'maker' })
    const before = await read(found)
    expect(await openBreak({ ...found, detail: 'again' }, noon + 1)).toBe(false)
    expect(await read(found)).toEqual(before)
  })
})

describe('money owed to a borrower', () => {
  it('is booked as refunded when a second operator agrees, once, and the break leaves the queue', async () => {
    const found = await opened()
    await decide(found, { outcome: 'refunded', operator: 'maker' })
    expect(await movementsOf(found.loanId ?? 0)).toEqual([])
    expect(await read(found)).toMatchObject({
      state: 'proposed',
      proposal: { outcome: 'refunded', by: 'maker', reason: 'maker looked', at: noon },
    })
    await decide(await read(found), { outcome: 'refunded', operator: 'checker' }, noon + 5)
    const [movement, ...more] = await movementsOf(found.loanId ?? 0)
    expect(more).toEqual([])
    expect(movement).toMatchObject({
      kind: 'refunded',
      orderNo: found.orderNo,
      date: dateOf(noon),
      postings: { refund_payable: 1001_97, psp_clearing: -1001_97 },
    })
    expect(await read(found)).toMatchObject({ state: 'resolved', resolvedBy: 'checker', resolvedAt: noon + 5 })
    expect((await inTheQueue()).map(({ break_id }) => break_id)).not.toContain(breakId(found))
  })

  it('leaves both acts in the audit, with who and why', async () => {
    const found = await opened()
    await decide(found, { outcome: 'refunded', operator: 'maker' })
    await decide(await read(found), { outcome: 'refunded', operator: 'checker' })
    const entries = (await testStack.everything()).filter(
      ({ pk, sk }) => pk === keys.loan(found.loanId ?? 0).pk && String(sk).startsWith('AUDIT#'),
    )
    expect(entries).toMatchObject([
      { operator: 'maker', action: 'proposeBreak', before: 'open', after: 'proposed' },
      { operator: 'checker', action: 'resolveBreak', before: 'proposed', after: 'resolved' },
    ])
    expect(entries[1]?.why).toBe(`${breakId(found)}, refunded: checker looked`)
  })

  it('is refunded once by any number of clicks, also of several people, at once', async () => {
    const found = await opened()
    await decide(found, { outcome: 'refunded', operator: 'maker' })
    const seen = await read(found)
    const outcomes = await atOnce(8, (n) => decide(seen, { outcome: 'refunded', operator: `checker${n}` }, noon + n))
    expect(outcomes).toEqual({ done: 1, BREAK_CHANGED: 7 })
    const movements = await movementsOf(found.loanId ?? 0)
    expect(balances(movements.map(({ postings }) => postings))).toEqual({
      refund_payable: 1001_97,
      psp_clearing: -1001_97,
    })
  })

  it('is not refunded by one person, nor on the word of a stale screen', async () => {
    const found = await opened()
    await decide(found, { outcome: 'refunded', operator: 'maker' })
    expect(await codeOf((async () => decide(await read(found), { outcome: 'refunded', operator: 'maker' }))())).toBe(
      'BREAK_SAME_OPERATOR',
    )
    expect(await codeOf(decide(found, { outcome: 'refunded', operator: 'checker' }))).toBe('BREAK_CHANGED')
    expect(await movementsOf(found.loanId ?? 0)).toEqual([])
  })

  it('is refunded only when both say so: another outcome is a proposal of its own', async () => {
    const found = await opened()
    await decide(found, { outcome: 'refunded', operator: 'a' })
    await decide(await read(found), { outcome: 'explained', operator: 'b' })
    expect(await read(found)).toMatchObject({ state: 'proposed', proposal: { outcome: 'explained', by: 'b' } })
    await decide(await read(found), { outcome: 'explained', operator: 'a' })
    expect(await movementsOf(found.loanId ?? 0)).toEqual([])
    expect(await codeOf((async () => decide(await read(found), { outcome: 'refunded', operator: 'c' }))())).toBe(
      'BREAK_RESOLVED',
    )
  })
})

describe('an outcome', () => {
  it('must be one of its kind', async () => {
    for (const kind of breakKinds) {
      const found = await opened(kind)
      const outcome = kind === 'payout-after-end' ? 'refunded' : 'recovered'
      expect(await codeOf((async () => decide(found, { outcome, operator: 'maker' }))())).toBe('BREAK_OUTCOME')
    }
  })

  it('that the provider’s own word has booked meanwhile is refused, and the break stays', async () => {
    const found = await opened('payout-after-end')
    const { loanId = 0, orderNo } = found
    const postings = { psp_clearing: 1001_97, suspense: -1001_97 }
    await commit(
      bookMovement({ loanId, kind: 'stray-payout-reversed', orderNo, at: noon, date: dateOf(noon), postings }),
    )
    await decide(found, { outcome: 'recovered', operator: 'maker' })
    const seen = await read(found)
    expect(await codeOf(decide(seen, { outcome: 'recovered', operator: 'checker' }))).toBe('BREAK_BOOKED')
    expect(await read(found)).toEqual(seen)
  })

  it('of a break without a loan is audited beside the break', async () => {
    const found = await opened('missing-here', { loanId: undefined })
    await decide(found, { outcome: 'explained', operator: 'maker' })
    await decide(await read(found), { outcome: 'explained', operator: 'checker' })
    const entries = (await testStack.everything()).filter(({ pk, sk }) => pk === found.pk && sk !== 'BREAK')
    expect(entries.map(({ operator, action }) => [operator, action])).toEqual([
      ['maker', 'proposeBreak'],
      ['checker', 'resolveBreak'],
    ])
  })
})
