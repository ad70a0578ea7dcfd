import { describe, expect, it } from 'vitest'
import { defaultCard } from '../../../lib/cards/default.ts'
import { confirmSigning } from '../../../lib/cards/sign.ts'
import { unbindCard } from '../../../lib/cards/unbind.ts'
import { keys } from '../../../lib/store/keys.ts'
import { commit } from '../../../lib/table/commit.ts'
import { update } from '../../../lib/table/update.ts'
import { signed as signedBy } from '../../../lib/vendors/lianlian/signature.ts'
import { syntheticPerson } from '../../../local/synthetic.ts'
import { lianlianKeys, partner } from '../../unit/lianlian/harness.ts'
import { codeOf, nextId, noon, present } from '../borrowers.ts'
import { cardProvider, faults } from '../card-provider.ts'
import { testStack } from '../test-stack.ts'

const { cardless, comeBack, list, note, read, signed, signedCard, signThere, stored, vendor } = await cardProvider()

const cardNumber = () => syntheticPerson().cardNo
const unbind = (userId: number, cardId: number) =>
  unbindCard(vendor.provider, { userId, cardId, operator: 'ada', reason: 'lost' }, nextId() / 4096)
/** What only LianLian can write. */
const genuine = (userId: number, agreeno: string) => ({
  status: '0000',
  result: JSON.stringify(signedBy({ oid_partner: partner, user_id: String(userId), agreeno }, lianlianKeys.privateKey)),
})

describe('the return from LianLian’s page', () => {
  it('signs the card that was noted', async () => {
    const { id } = await cardless()
    const card = await signedCard(id)
    expect(await read.user(id)).toMatchObject({ flags: { bankcard: 1 }, defaultCard: { id: card.id } })
  })

  it('of an old card, replayed after another was signed and made the default, changes nothing', async () => {
    const { id } = await cardless()
    const old = await signedCard(id)
    const newer = await signedCard(id)
    await commit(...defaultCard(await read.user(id), await stored(id), newer.id))
    const before = await testStack.everything()
    expect(await comeBack(old.brought)).toBe('0000')
    expect(await testStack.everything()).toEqual(before)
  })

  it('of a signing that failed shows why and changes nothing', async () => {
    const { id } = await cardless()
    const refused = '6217001111110005'
    await note(id, refused)
    const before = await testStack.everything()
    const brought = await signThere(id, refused)
    expect(brought.status).toBe('1108')
    expect(await comeBack(brought)).toBe('failed')
    expect(await testStack.everything()).toEqual(before)
  })

  it('that is forged changes nothing', async () => {
    const { id } = await cardless()
    const cardNo = cardNumber()
    await note(id, cardNo)
    const { result } = await signThere(id, cardNo)
    const other = await cardless()
    const before = await testStack.everything()
    const changed = result.replace(String(id), String(other.id))
    expect(await comeBack({ status: '0000', result: changed })).toBe('forged')
    expect(await comeBack({ status: '0000', result: result.slice(0, -9) })).toBe('forged')
    expect(await testStack.everything()).toEqual(before)
  })

  it('with an agreement of another borrower’s signs nothing', async () => {
    const [{ id }, other] = [await cardless(), await cardless()]
    const theirs = await signedCard(other.id)
    await note(id, theirs.cardNo)
    const before = await testStack.everything()
    expect(await comeBack(genuine(id, theirs.agreementNo))).toBe('3003')
    expect(await comeBack(genuine(nextId(), theirs.agreementNo))).toBe('3003')
    expect(await testStack.everything()).toEqual(before)
  })

  it('in another borrower’s browser signs it for the one who signed', async () => {
    const { id } = await cardless()
    const cardNo = cardNumber()
    await note(id, cardNo)
    expect(await comeBack(await signThere(id, cardNo))).toBe('0000')
    expect(await signed(id)).toHaveLength(1)
  })

  it('after the card was unbound, also when it is noted anew, signs nothing', async () => {
    const { id } = await cardless()
    const card = await signedCard(id)
    await unbind(id, card.id)
    expect(await comeBack(card.brought)).toBe('3003')
    await note(id, card.cardNo)
    expect(await comeBack(card.brought)).toBe('3003')
    expect(await signed(id)).toEqual([])
    const again = await signThere(id, card.cardNo)
    expect(await comeBack(again)).toBe('0000')
    expect(await signed(id)).toHaveLength(1)
  })

  it.each(faults)(
    'meets with %s: no card changes, the page believes the signature, and it is good when it comes again',
    async (effect) => {
      const { id } = await cardless()
      const cardNo = cardNumber()
      await note(id, cardNo)
      const brought = await signThere(id, cardNo)
      const [before, user] = [await list(id), await read.user(id)]
      await vendor.sim('next', { at: 'bankcardbindlist', match: { card_no: cardNo }, effect })
      expect(await comeBack(brought, vendor.hasty)).toBe('0000')
      expect([await list(id), await read.user(id)]).toEqual([before, user])
      expect(await comeBack(brought)).toBe('0000')
      expect(await signed(id)).toHaveLength(1)
    },
  )
})

describe('two returns at once', () => {
  it('store both cards and one default', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await cardless()
      const numbers = [cardNumber(), cardNumber(), cardNumber()]
      for (const cardNo of numbers) await note(id, cardNo)
      const brought = await Promise.all(numbers.map((cardNo) => signThere(id, cardNo)))
      expect(await Promise.all(brought.map((one) => comeBack(one)))).toEqual(['0000', '0000', '0000'])
      const cards = await signed(id)
      expect(cards).toHaveLength(3)
      const { defaultCard: chosen, flags } = await read.user(id)
      expect(flags.bankcard).toBe(1)
      expect(cards.map(({ agreementNo }) => agreementNo)).toContain(chosen?.agreementNo)
    }
  })

  /** Between our read and our write something else happens to the default. */
  const meanwhile = (happens: () => Promise<unknown>) => ({
    agreements: async (...asked: Parameters<typeof vendor.provider.agreements>) => {
      await happens()
      return vendor.provider.agreements(...asked)
    },
  })
  const returned = async (userId: number, cardNo: string) => {
    const back = vendor.provider.readCardSigningReturn(await signThere(userId, cardNo))
    if (back.outcome !== 'signed') throw new Error(back.outcome)
    return back
  }

  it('leave the default that was chosen meanwhile', async () => {
    const { id } = await cardless()
    const cardNo = cardNumber()
    await note(id, cardNo)
    const chosen = { id: nextId(), bankCode: '01050000', bankName: '建设银行', tail: '1234', agreementNo: 'A1' }
    const choose = () => update(keys.user(id), { set: { defaultCard: chosen } })
    expect(await confirmSigning(meanwhile(choose), await returned(id, cardNo), noon)).toBe('0000')
    expect((await read.user(id)).defaultCard).toEqual(chosen)
    expect(await signed(id)).toHaveLength(1)
  })

  it('make a default when the old one went meanwhile', async () => {
    const { id } = await cardless()
    const old = await signedCard(id)
    const cardNo = cardNumber()
    await note(id, cardNo)
    expect(
      await confirmSigning(
        meanwhile(() => unbind(id, old.id)),
        await returned(id, cardNo),
        noon,
      ),
    ).toBe('0000')
    const [card] = await signed(id)
    expect(await read.user(id)).toMatchObject({ defaultCard: { id: card?.id }, flags: { bankcard: 1 } })
  })
})

describe('a card that LianLian knows as signed', () => {
  const lostReturn = async () => {
    const { id } = await cardless()
    const cardNo = cardNumber()
    await note(id, cardNo)
    const brought = await signThere(id, cardNo)
    return { id, cardNo, brought }
  }

  it('is stored when it is added again, after its return was lost', async () => {
    const { id, cardNo, brought } = await lostReturn()
    expect(await codeOf(note(id, cardNo))).toBe('CARD_SIGNED_ALREADY')
    const cards = await signed(id)
    expect(cards).toHaveLength(1)
    expect(await read.user(id)).toMatchObject({ flags: { bankcard: 1 }, defaultCard: { id: cards[0]?.id } })
    const before = await testStack.everything()
    expect(await comeBack(brought)).toBe('0000')
    expect(await codeOf(note(id, cardNo))).toBe('CARD_SIGNED_ALREADY')
    expect(await testStack.everything()).toEqual(before)
  })

  it('is stored though its return came before it was noted', async () => {
    const { id } = await cardless()
    const cardNo = cardNumber()
    const brought = await signThere(id, cardNo)
    expect(await comeBack(brought)).toBe('3003')
    expect(await list(id)).toEqual([])
    expect(await codeOf(note(id, cardNo))).toBe('CARD_SIGNED_ALREADY')
    expect(await comeBack(brought)).toBe('0000')
    expect(await signed(id)).toHaveLength(1)
  })

  it('is not taken for another card with the same last digits', async () => {
    const { id } = await cardless()
    const card = await signedCard(id)
    const alike = `622848${card.cardNo.slice(6)}`
    const forgetful = { ...vendor.provider, agreements: (userId: number) => vendor.provider.agreements(userId) }
    await note(id, alike, forgetful)
    expect(await signed(id)).toHaveLength(1)
    expect(await list(id)).toHaveLength(2)
  })

  it('of another borrower is only noted: LianLian judges whose it is', async () => {
    const [mine, theirs] = [await cardless(), await cardless()]
    const card = await signedCard(theirs.id)
    await note(mine.id, card.cardNo)
    expect(await signed(mine.id)).toEqual([])
    expect(await signed(theirs.id)).toHaveLength(1)
  })

  it.each(faults)('when LianLian cannot be asked (%s) nothing is noted', async (effect) => {
    const { id } = await cardless()
    const cardNo = cardNumber()
    await signThere(id, cardNo)
    const before = await testStack.everything()
    await vendor.sim('next', { at: 'bankcardbindlist', match: { card_no: cardNo }, effect })
    await expect(note(id, cardNo, vendor.hasty)).rejects.toThrow('lianlian')
    expect(await testStack.everything()).toEqual(before)
  })
})

it('a card that was noted twice at once is signed once, and its twin goes', async () => {
  const { id } = await cardless()
  await note(id, cardNumber())
  const cardNo = cardNumber()
  await Promise.all([note(id, cardNo), note(id, cardNo), note(id, cardNo)])
  expect((await list(id)).length).toBeGreaterThan(2)
  const brought = await signThere(id, cardNo)
  expect(await Promise.all([comeBack(brought), comeBack(brought)])).toEqual(['0000', '0000'])
  expect(await list(id)).toHaveLength(2)
  expect(present((await signed(id))[0]).masked.slice(-4)).toBe(cardNo.slice(-4))
  expect(await codeOf(note(id, cardNo))).toBe('CARD_SIGNED_ALREADY')
})
