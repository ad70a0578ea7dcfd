import { describe, expect, it } from 'vitest'
import { addPendingCard, assertPayable } from '../../../lib/cards/add.ts'
import { defaultCard } from '../../../lib/cards/default.ts'
import { confirmSigning } from '../../../lib/cards/sign.ts'
import { CARDS_MAX, type Card, type Cards, cardsOf, signedCards } from '../../../lib/store/card.ts'
import { keys } from '../../../lib/store/keys.ts'
import { commit, tryCommit } from '../../../lib/table/commit.ts'
import { get } from '../../../lib/table/read.ts'
import { removeItem, update } from '../../../lib/table/update.ts'
import type { Agreement } from '../../../lib/vendors/payment-provider.ts'
import { syntheticPerson } from '../../../local/synthetic.ts'
import { atOnce, borrowers, codeOf, DAY, nextId, noon, present } from '../borrowers.ts'
import { testStack } from '../test-stack.ts'

const { borrower, read } = borrowers()

const bank = { bankCode: '01050000', bankName: '中国建设银行' }
const cardNumber = () => syntheticPerson().cardNo
const stored = (userId: number) => get<Cards>(keys.cards(userId))
const list = async (userId: number) => cardsOf(await stored(userId))

/** A borrower with no card at all. */
async function cardless() {
  const user = await borrower()
  await removeItem(keys.cards(user.id))
  await update(keys.user(user.id), { set: { 'flags.bankcard': 0 }, remove: ['defaultCard'] })
  return read.user(user.id)
}

let minutes = 0
async function add(userId: number, cardNo: string) {
  return addPendingCard(await read.user(userId), await stored(userId), { cardNo, ...bank }, noon + ++minutes * 60_000)
}

/** A provider that knows these agreements, by the full number of the card. */
const provider = (known: Record<string, string>) => ({
  agreements: async (_: number, filter: { cardNo?: string } = {}): Promise<Agreement[]> => {
    const { cardNo = '' } = filter
    const agreementNo = known[cardNo]
    return agreementNo ? [{ agreementNo, cardTail: cardNo.slice(-4), ...bank, debit: true }] : []
  },
})

describe('a card', () => {
  it('must be a debit card of a bank to which money can be sent', () => {
    const limits = { bank: '建设银行', paymentFen: 50_000_00, dayFen: 50_000_00, monthFen: 1_500_000_00 }
    expect(assertPayable({ ...bank, debit: true })).toEqual({ ...bank, limits })
    expect(() => assertPayable({ ...bank, debit: false })).toThrow('CARD_NOT_DEBIT')
    expect(() => assertPayable({ ...bank, bankCode: '99999999', debit: true })).toThrow('CARD_BANK_UNSUPPORTED')
    expect(() => assertPayable({ refused: true, code: '5001', message: '' })).toThrow('CARD_INVALID')
  })

  it('is noted, its number sealed, before it is signed', async () => {
    const [{ id }, cardNo] = [await cardless(), cardNumber()]
    await add(id, cardNo)
    expect(await list(id)).toMatchObject([{ masked: `6217********${cardNo.slice(-4)}`, ...bank }])
    expect(signedCards(await stored(id))).toEqual([])
    expect(JSON.stringify(await testStack.everything())).not.toContain(cardNo)
  })

  it('noted again is the same one', async () => {
    const [{ id }, cardNo] = [await cardless(), cardNumber()]
    await add(id, cardNo)
    const before = await list(id)
    await add(id, cardNo)
    expect(await list(id)).toEqual(before)
  })

  it('that is signed cannot be added again', async () => {
    const [{ id }, cardNo] = [await cardless(), cardNumber()]
    await add(id, cardNo)
    await confirmSigning(provider({ [cardNo]: 'A1' }), { userId: id, agreementNo: 'A1' }, noon)
    expect(await codeOf(add(id, cardNo))).toBe('CARD_SIGNED_ALREADY')
  })

  it('is not lost when the list begins with several at once', async () => {
    const { id } = await cardless()
    const user = await read.user(id)
    const adding = (n: number) => addPendingCard(user, undefined, { cardNo: cardNumber(), ...bank }, noon + n)
    expect(await atOnce(5, adding)).toEqual({ done: 5 })
    expect(await list(id)).toHaveLength(5)
  })
})

describe('a full list', () => {
  const full = async (signed: number) => {
    const { id } = await cardless()
    for (let n = 0; n < CARDS_MAX; n++) await add(id, cardNumber())
    for (const card of (await list(id)).slice(0, signed)) {
      await update(keys.cards(id), { set: { [`cards.${card.id}.agreementNo`]: `A${card.id}` } })
    }
    return id
  }

  it('gives up its oldest card that was never signed', async () => {
    const id = await full(4)
    const before = await list(id)
    await add(id, cardNumber())
    const after = await list(id)
    expect(after).toHaveLength(CARDS_MAX)
    expect(after.slice(1)).toEqual(before.slice(0, -1))
  })

  it('of signed cards takes no other', async () => {
    const id = await full(CARDS_MAX)
    expect(await codeOf(add(id, cardNumber()))).toBe('CARD_LIMIT')
    expect(await list(id)).toHaveLength(CARDS_MAX)
  })

  it('never grows, also when several are added at once', async () => {
    const id = await full(0)
    const [user, cards] = [await read.user(id), await stored(id)]
    const adding = (n: number) => addPendingCard(user, cards, { cardNo: cardNumber(), ...bank }, noon + DAY + n)
    const { done, CARD_LIMIT } = await atOnce(6, adding)
    expect([done, CARD_LIMIT]).toEqual([1, 5])
    expect(await list(id)).toHaveLength(CARDS_MAX)
  })

  it('does not give up the card that was signed meanwhile', async () => {
    const id = await full(0)
    const [user, cards] = [await read.user(id), await stored(id)]
    const oldest = present(cardsOf(cards).at(-1))
    await update(keys.cards(id), { set: { [`cards.${oldest.id}.agreementNo`]: 'A1' } })
    expect(await codeOf(addPendingCard(user, cards, { cardNo: cardNumber(), ...bank }, noon + DAY))).toBe('CARD_LIMIT')
    expect((await list(id)).map((card) => card.id)).toContain(oldest.id)
  })
})

describe('a return from signing', () => {
  const noted = async (...numbers: string[]) => {
    const { id } = await cardless()
    for (const cardNo of numbers) await add(id, cardNo)
    return id
  }
  const signed = async (userId: number): Promise<Card[]> => signedCards(await stored(userId))

  it('makes the first card the default and verifies the borrower', async () => {
    const cardNo = cardNumber()
    const id = await noted(cardNo)
    expect(await confirmSigning(provider({ [cardNo]: 'A1' }), { userId: id, agreementNo: 'A1' }, noon)).toBe('0000')
    const user = await read.user(id)
    expect(user.flags.bankcard).toBe(1)
    expect(user.defaultCard).toMatchObject({ agreementNo: 'A1', tail: cardNo.slice(-4), bankName: bank.bankName })
    expect(await signed(id)).toMatchObject([{ id: user.defaultCard?.id, agreementNo: 'A1' }])
  })

  it('of a second card leaves the default', async () => {
    const numbers = [cardNumber(), cardNumber()] as const
    const id = await noted(...numbers)
    const p = provider({ [numbers[0]]: 'A1', [numbers[1]]: 'A2' })
    await confirmSigning(p, { userId: id, agreementNo: 'A1' }, noon)
    expect(await confirmSigning(p, { userId: id, agreementNo: 'A2' }, noon)).toBe('0000')
    expect((await read.user(id)).defaultCard?.agreementNo).toBe('A1')
    expect(await signed(id)).toHaveLength(2)
  })

  it('is matched by the full number, not by its last digits', async () => {
    const mine = cardNumber()
    const alike = `621700${'0'.repeat(9)}${mine.slice(-4)}`
    const id = await noted(mine, alike)
    await confirmSigning(provider({ [mine]: 'A1' }), { userId: id, agreementNo: 'A1' }, noon)
    expect(await signed(id)).toMatchObject([{ masked: `6217********${mine.slice(-4)}` }])
    const [pending] = (await list(id)).filter((card) => !card.agreementNo)
    expect(present(pending).id).not.toBe((await signed(id))[0]?.id)
  })

  it('replayed, also many times at once, changes nothing', async () => {
    const cardNo = cardNumber()
    const id = await noted(cardNo)
    const back = () => confirmSigning(provider({ [cardNo]: 'A1' }), { userId: id, agreementNo: 'A1' }, noon)
    expect(await Promise.all(Array.from({ length: 10 }, back))).toEqual(Array.from({ length: 10 }, () => '0000'))
    const before = await testStack.everything()
    expect(await back()).toBe('0000')
    expect(await testStack.everything()).toEqual(before)
    expect(await signed(id)).toHaveLength(1)
  })

  it('with an agreement that the provider does not know of this borrower’s cards signs nothing', async () => {
    const cardNo = cardNumber()
    const id = await noted(cardNo)
    const other = cardNumber()
    const before = await testStack.everything()
    expect(await confirmSigning(provider({ [cardNo]: 'A1' }), { userId: id, agreementNo: 'FORGED' }, noon)).toBe('3003')
    expect(await confirmSigning(provider({ [other]: 'A2' }), { userId: id, agreementNo: 'A2' }, noon)).toBe('3003')
    expect(await confirmSigning(provider({}), { userId: 1, agreementNo: 'A1' }, noon)).toBe('3003')
    expect(await testStack.everything()).toEqual(before)
  })

  it('of a card whose number another borrower noted too signs it for the one who signed', async () => {
    const cardNo = cardNumber()
    const [one, other] = [await noted(cardNo), await noted(cardNo)]
    const p = {
      agreements: async (userId: number) =>
        userId === one ? provider({ [cardNo]: 'A1' }).agreements(one, { cardNo }) : [],
    }
    expect(await confirmSigning(p, { userId: other, agreementNo: 'A1' }, noon)).toBe('3003')
    expect(await confirmSigning(p, { userId: one, agreementNo: 'A1' }, noon)).toBe('0000')
    expect(await signed(other)).toEqual([])
  })

  it('of a card that was given up meanwhile signs nothing', async () => {
    const cardNo = cardNumber()
    const id = await noted(cardNo)
    const late = {
      agreements: async () => {
        await commit({ put: { ...keys.cards(id), ...{ cards: {} } } })
        return provider({ [cardNo]: 'A1' }).agreements(id, { cardNo })
      },
    }
    expect(await confirmSigning(late, { userId: id, agreementNo: 'A1' }, noon)).toBe('3003')
    expect(await list(id)).toEqual([])
    expect((await read.user(id)).flags.bankcard).toBe(0)
  })
})

describe('the default card', () => {
  const twoSigned = async () => {
    const numbers = [cardNumber(), cardNumber()] as const
    const { id } = await cardless()
    for (const [n, cardNo] of numbers.entries()) {
      await add(id, cardNo)
      await confirmSigning(provider({ [cardNo]: `A${n}` }), { userId: id, agreementNo: `A${n}` }, noon)
    }
    return { user: await read.user(id), cards: await stored(id), second: present(signedCards(await stored(id))[0]) }
  }

  it('is one of the borrower’s signed cards', async () => {
    const { user, cards, second } = await twoSigned()
    await commit(...defaultCard(user, cards, second.id))
    expect((await read.user(user.id)).defaultCard?.agreementNo).toBe(second.agreementNo)
    expect(() => defaultCard(user, cards, 1)).toThrow('CARD_UNKNOWN')
  })

  it('is not one that is gone meanwhile', async () => {
    const { user, cards, second } = await twoSigned()
    await update(keys.cards(user.id), { remove: [`cards.${second.id}`] })
    expect(await codeOf(commit(...defaultCard(user, cards, second.id)))).toBe('CARD_UNKNOWN')
    expect((await read.user(user.id)).defaultCard).toEqual(user.defaultCard)
  })

  it('makes no borrower', async () => {
    const { user, cards, second } = await twoSigned()
    const refused = await tryCommit(...defaultCard({ ...user, id: nextId() }, cards, second.id))
    expect(refused?.guard.name).toBe('userThere')
  })
})
