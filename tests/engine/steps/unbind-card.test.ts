import { describe, expect, it } from 'vitest'
import { defaultCard } from '../../../lib/cards/default.ts'
import { takeOutOfUse, unbindCard } from '../../../lib/cards/unbind.ts'
import { cancelLoan } from '../../../lib/lending/loan/cancel.ts'
import { auditOfUser } from '../../../lib/store/audit.ts'
import type { User } from '../../../lib/store/user.ts'
import { commit } from '../../../lib/table/commit.ts'
import type { PaymentProvider } from '../../../lib/vendors/payment-provider.ts'
import { syntheticPerson } from '../../../local/synthetic.ts'
import { atOnce, codeOf, nextId, noon } from '../borrowers.ts'
import { cardProvider, faults } from '../card-provider.ts'
import { testStack } from '../test-stack.ts'

const desk = await cardProvider()
const { application, cardless, comeBack, list, note, read, signed, signedCard, signThere, stored, vendor } = desk

let at = noon
const unbind = (userId: number, cardId: number, provider: Pick<PaymentProvider, 'unbindCard'> = vendor.provider) =>
  unbindCard(provider, { userId, cardId, operator: 'ada', reason: 'the borrower lost the card' }, ++at)

const boundThere = async (userId: number) => (await vendor.provider.agreements(userId)).map((a) => a.agreementNo)
const audited = async (userId: number) => (await auditOfUser(userId, 20)).map(({ action }) => action).reverse()

async function withCards(count: number) {
  const { id } = await cardless()
  const cards = []
  for (let n = 0; n < count; n++) cards.push(await signedCard(id))
  const [first, second, third] = cards
  if (!first) throw new Error('no card')
  return { id, first, second: second ?? first, third: third ?? first }
}

/** Whatever happened at once: the default is a card that may be used, and there is one if there can be one. */
async function holds({ id }: Pick<User, 'id'>) {
  const [user, cards] = [await read.user(id), await signed(id)]
  expect(user.flags.bankcard).toBe(cards.length > 0 ? 1 : 0)
  expect(cards.length > 0).toBe(user.defaultCard !== undefined)
  if (user.defaultCard) expect(cards.map((card) => card.agreementNo)).toContain(user.defaultCard.agreementNo)
  if (user.openLoan) expect(cards.map((card) => card.id)).toContain(user.openLoan.card.id)
}

describe('a card that is unbound', () => {
  it('is gone here and there, and leaves who did it and why', async () => {
    const { id, first, second } = await withCards(2)
    await unbind(id, second.id)
    expect((await list(id)).map((card) => card.id)).toEqual([first.id])
    expect(await boundThere(id)).toEqual([first.agreementNo])
    expect((await read.user(id)).defaultCard?.id).toBe(first.id)
    const by = { operator: 'ada', why: 'the borrower lost the card' }
    expect(await auditOfUser(id, 9)).toMatchObject([
      { ...by, action: 'unbound-card', before: 'out of use', after: 'unbound' },
      { ...by, action: 'unbind-card', before: `signed ${second.masked}`, after: 'out of use' },
    ])
  })

  it('gives the default to the newest other signed card', async () => {
    const { id, first, second, third } = await withCards(3)
    await note(id, syntheticPerson().cardNo)
    await unbind(id, first.id)
    expect((await read.user(id)).defaultCard).toEqual({
      id: third.id,
      bankCode: third.bankCode,
      bankName: third.bankName,
      tail: third.cardNo.slice(-4),
      agreementNo: third.agreementNo,
    })
    expect((await signed(id)).map((card) => card.id)).toEqual([third.id, second.id])
  })

  it('was the last: the borrower has none, and may sign it again', async () => {
    const { id, first } = await withCards(1)
    await unbind(id, first.id)
    const user = await read.user(id)
    expect([user.defaultCard, user.flags.bankcard]).toEqual([undefined, 0])
    const again = await signedCard(id, first.cardNo)
    expect(again.agreementNo).not.toBe(first.agreementNo)
    await holds({ id })
  })

  it('is a signed card of this borrower’s', async () => {
    const [{ id, first }, other] = [await withCards(1), await withCards(1)]
    await note(id, syntheticPerson().cardNo)
    const before = await testStack.everything()
    expect(await codeOf(unbind(id, other.first.id))).toBe('NO_SUCH_CARD')
    expect(await codeOf(unbind(id, (await list(id))[0]?.id ?? 0))).toBe('NO_SUCH_CARD')
    expect(await codeOf(unbind(nextId(), first.id))).toBe('NO_SUCH_BORROWER')
    expect(await testStack.everything()).toEqual(before)
  })
})

describe('the card of an open loan', () => {
  const borrow = async (id: number) => {
    const { loanId, writes } = application(await read.user(id))
    await commit(...writes)
    return loanId
  }
  const end = async (loanId: number) =>
    commit(...cancelLoan(await read.loan(loanId), { operator: 'admin', reason: 'asked' }, noon))

  it('stays until the loan is closed, also when another is the default now', async () => {
    const { id, first, second } = await withCards(2)
    const loanId = await borrow(id)
    await commit(...defaultCard(await read.user(id), await stored(id), second.id))
    const before = await testStack.everything()
    expect(await codeOf(unbind(id, first.id))).toBe('CARD_IN_LOAN')
    expect(await testStack.everything()).toEqual(before)
    expect(await boundThere(id)).toContain(first.agreementNo)
    await unbind(id, second.id)
    expect((await read.user(id)).defaultCard?.id).toBe(first.id)
    await end(loanId)
    await unbind(id, first.id)
    expect(await boundThere(id)).toEqual([])
  })

  it('asked for since the operator looked stays', async () => {
    const { id, first } = await withCards(1)
    const [user, cards] = [await read.user(id), await stored(id)]
    const wanted = { userId: id, cardId: first.id, operator: 'ada', reason: 'lost' }
    const late = takeOutOfUse(user, cards, { ...first }, wanted, noon)
    await borrow(id)
    const before = await testStack.everything()
    expect(await codeOf(commit(...late))).toBe('CARDS_CHANGED')
    expect(await testStack.everything()).toEqual(before)
    expect(await codeOf(unbind(id, first.id))).toBe('CARD_IN_LOAN')
  })

  it('asked for in the same moment is never out of use', async () => {
    const outcomes = []
    for (let round = 0; round < 12; round++) {
      const { id, first } = await withCards(1)
      const outcome = await Promise.all([codeOf(borrow(id)), codeOf(unbind(id, first.id))])
      await holds({ id })
      outcomes.push(outcome.filter((code) => code === 'done').length)
    }
    expect(new Set(outcomes)).toEqual(new Set([1]))
  })
})

describe('when the provider', () => {
  it.each(faults)('answers with %s, the card is out of use, and the command is repeated', async (effect) => {
    const { id, first, second } = await withCards(2)
    await vendor.sim('next', { at: 'bankcardunbind', match: { user_id: id }, effect })
    expect(await codeOf(unbind(id, first.id, vendor.hasty))).toBe('UNBINDING_UNHEARD')
    expect((await signed(id)).map((card) => card.id)).toEqual([second.id])
    expect((await read.user(id)).defaultCard?.id).toBe(second.id)
    expect(await audited(id)).toEqual(['unbind-card'])
    await unbind(id, first.id)
    expect(await list(id)).toHaveLength(1)
    expect(await boundThere(id)).toEqual([second.agreementNo])
    expect(await audited(id)).toEqual(['unbind-card', 'unbound-card'])
  })

  it.each(['3004', '4000'])('refuses (%s), the card is out of use and still bound there', async (effect) => {
    const { id, first } = await withCards(1)
    await vendor.sim('next', { at: 'bankcardunbind', match: { user_id: id }, effect })
    expect(await codeOf(unbind(id, first.id))).toBe('UNBINDING_REFUSED')
    expect(await boundThere(id)).toEqual([first.agreementNo])
    expect(await signed(id)).toEqual([])
    await unbind(id, first.id)
    expect([await boundThere(id), await list(id)]).toEqual([[], []])
  })

  it('knows the agreement no longer, that is what was wanted', async () => {
    const { id, first } = await withCards(1)
    await vendor.provider.unbindCard(id, first.agreementNo)
    await unbind(id, first.id)
    expect(await list(id)).toEqual([])
    await holds({ id })
  })
})

describe('a card that is being unbound', () => {
  async function underWay() {
    const { id, first, second } = await withCards(2)
    await vendor.sim('next', { at: 'bankcardunbind', match: { user_id: id }, effect: '3004' })
    await codeOf(unbind(id, first.id))
    return { id, first, second }
  }

  it('can be neither the default nor signed anew, nor come back by its old return', async () => {
    const { id, first } = await underWay()
    const [user, cards] = [await read.user(id), await stored(id)]
    const before = await testStack.everything()
    expect(() => defaultCard(user, cards, first.id)).toThrow('CARD_UNKNOWN')
    expect(await codeOf(note(id, first.cardNo))).toBe('CARD_UNBINDING')
    expect(await comeBack(first.brought)).toBe('3003')
    expect(await testStack.everything()).toEqual(before)
  })

  it('cannot become the default by a choice that was made before', async () => {
    const { id, second } = await withCards(2)
    const choice = defaultCard(await read.user(id), await stored(id), second.id)
    await vendor.sim('next', { at: 'bankcardunbind', match: { user_id: id }, effect: '3004' })
    await codeOf(unbind(id, second.id))
    expect(await codeOf(commit(...choice))).toBe('CARD_UNKNOWN')
    await holds({ id })
  })
})

describe('at once', () => {
  it('the same command ends once', async () => {
    const { id, first } = await withCards(2)
    const outcomes = await atOnce(8, () => unbind(id, first.id))
    expect(outcomes.done).toBeGreaterThan(0)
    expect(Object.keys(outcomes).filter((code) => !['done', 'CARDS_CHANGED', 'NO_SUCH_CARD'].includes(code))).toEqual(
      [],
    )
    expect(await audited(id)).toEqual(['unbind-card', 'unbound-card'])
    await holds({ id })
  })

  it('both cards are unbound: one after the other, and no default remains', async () => {
    const { id, first, second } = await withCards(2)
    await Promise.all([codeOf(unbind(id, first.id)), codeOf(unbind(id, second.id))])
    await holds({ id })
    for (const card of await signed(id)) await unbind(id, card.id)
    expect((await read.user(id)).defaultCard).toBeUndefined()
  })

  it('another card is signed or chosen: the default is one that may be used', async () => {
    for (let round = 0; round < 8; round++) {
      const { id, first, second } = await withCards(2)
      const cardNo = syntheticPerson().cardNo
      await note(id, cardNo)
      const brought = await signThere(id, cardNo)
      const choose = async () => commit(...defaultCard(await read.user(id), await stored(id), second.id))
      await Promise.all([unbind(id, first.id), unbind(id, second.id), comeBack(brought), choose()].map(codeOf))
      await holds({ id })
    }
  })
})
