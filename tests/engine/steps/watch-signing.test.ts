import { afterEach, describe, expect, it } from 'vitest'
import { sweep } from '../../../functions/jobs/sweep.ts'
import { signingRecheck } from '../../../lib/cards/recheck-signings.ts'
import { keys } from '../../../lib/store/keys.ts'
import { WATCH_SHARDS } from '../../../lib/table/index-keys.ts'
import { dueForCheck } from '../../../lib/table/indexes.ts'
import { removeItem, update } from '../../../lib/table/update.ts'
import type { PaymentProvider } from '../../../lib/vendors/payment-provider.ts'
import { VendorUnavailable } from '../../../lib/vendors/unavailable.ts'
import { syntheticPerson } from '../../../local/synthetic.ts'
import { codeOf, MINUTE, noon, present } from '../borrowers.ts'
import { cardProvider } from '../card-provider.ts'
import { testStack } from '../test-stack.ts'

const { cardless, comeBack, list, note, read, signed, signThere, stored, vendor } = await cardProvider()

afterEach(async () => {
  for (const item of await testStack.everything()) {
    if (item.duePk) await removeItem({ pk: String(item.pk), sk: String(item.sk) })
  }
})

const cardNumber = () => syntheticPerson().cardNo
const silent = {
  ...vendor.provider,
  agreements: async () => {
    throw new VendorUnavailable('lianlian', 'no answer')
  },
}
/** Counts how often it is asked which cards are signed. */
function counting(provider: PaymentProvider = vendor.provider) {
  const asked: string[] = []
  const agreements: PaymentProvider['agreements'] = async (userId, filter) => {
    asked.push(filter?.cardNo ?? '')
    return provider.agreements(userId, filter)
  }
  return { ...provider, agreements, asked }
}
const look = (userId: number, provider: PaymentProvider = vendor.provider, now = noon) =>
  signingRecheck(async () => provider)(keys.cards(userId), now)

async function isDue(userId: number, now: number): Promise<boolean> {
  const { pk } = keys.cards(userId)
  for (let shard = 0; shard < WATCH_SHARDS; shard++)
    for await (const key of dueForCheck(shard, now)) if (key.pk === pk && key.sk === 'CARDS') return true
  return false
}

/** A borrower whose browser came back from signing these cards while LianLian was silent. */
async function unconfirmed(...numbers: string[]) {
  const { id } = await cardless()
  for (const cardNo of numbers) {
    await note(id, cardNo)
    expect(await comeBack(await signThere(id, cardNo), silent)).toBe('0000')
  }
  return id
}

const listed = async (userId: number) => {
  const { flags, defaultCard } = await read.user(userId)
  const item = present(await stored(userId))
  return {
    signed: (await signed(userId)).length,
    flag: flags.bankcard,
    default: defaultCard !== undefined,
    watched: 'duePk' in item || 'signing' in item,
  }
}
const pending = { signed: 0, flag: 0, default: false, watched: true }
const done = { signed: 1, flag: 1, default: true, watched: false }

describe('a card that LianLian was not heard to confirm', () => {
  it('is not listed yet, and looked at again a minute later: then it is listed, and the watch ends', async () => {
    const id = await unconfirmed(cardNumber())
    expect(await listed(id)).toEqual(pending)
    expect([await isDue(id, noon + MINUTE), await isDue(id, noon + MINUTE + 1)]).toEqual([false, true])
    await look(id)
    expect(await listed(id)).toEqual(done)
  })

  it('is looked at by the sweep, twice as late each time while LianLian is silent', async () => {
    const id = await unconfirmed(cardNumber())
    let at = noon
    for (let n = 0; n < 4; n++) {
      const due = at + 2 ** n * MINUTE
      expect(await isDue(id, due)).toBe(false)
      // No LianLian is at the address that this test has for it.
      expect(await sweep(false, due + 1)).toEqual({ looked: 1, restarted: 0 })
      at = due + 1
    }
    expect(await listed(id)).toEqual(pending)
    await look(id, vendor.provider, at)
    expect(await listed(id)).toEqual(done)
  })

  it.each([
    ['is silent', silent],
    ['knows no such agreement', { ...vendor.provider, agreements: async () => [] }],
  ])('is given up with one line after ten looks, when LianLian %s; added again it is listed', async (_, provider) => {
    const cardNo = cardNumber()
    const id = await unconfirmed(cardNo)
    const before = testStack.logged(/card signing given up/)
    for (let n = 1; n <= 10; n++) {
      expect(await listed(id)).toEqual(pending)
      await look(id, provider)
    }
    expect(await listed(id)).toEqual({ ...pending, watched: false })
    await look(id, provider)
    expect(testStack.logged(/card signing given up/) - before).toBe(1)
    expect(await codeOf(note(id, cardNo))).toBe('CARD_SIGNED_ALREADY')
    expect(await listed(id)).toEqual(done)
  })

  it('is not asked about any more once its return has come again', async () => {
    const cardNo = cardNumber()
    const { id } = await cardless()
    await note(id, cardNo)
    const brought = await signThere(id, cardNo)
    await comeBack(brought, silent)
    expect(await comeBack(brought)).toBe('0000')
    const provider = counting()
    await look(id, provider)
    expect(provider.asked).toEqual([])
    expect(await listed(id)).toEqual(done)
  })

  it('is listed with the other that was signed in the same silence', async () => {
    const id = await unconfirmed(cardNumber(), cardNumber())
    await look(id)
    expect(await listed(id)).toEqual({ ...done, signed: 2 })
  })

  it('is listed though the other is not signed, which stays noted', async () => {
    const { id } = await cardless()
    await note(id, cardNumber())
    const cardNo = cardNumber()
    await note(id, cardNo)
    await comeBack(await signThere(id, cardNo), silent)
    await look(id)
    expect(await listed(id)).toEqual(done)
    expect(await list(id)).toHaveLength(2)
  })

  it('stays watched when its borrower comes back once more during the look', async () => {
    const cardNo = cardNumber()
    const { id } = await cardless()
    await note(id, cardNo)
    const brought = await signThere(id, cardNo)
    await comeBack(brought, silent)
    await look(id, silent)
    const meanwhile = counting({
      ...vendor.provider,
      agreements: async () => {
        await comeBack(brought, silent)
        return []
      },
    })
    await look(id, meanwhile)
    expect(present(await stored(id)).signing).toMatchObject({ looks: 0 })
    expect(await isDue(id, noon + MINUTE + 1)).toBe(true)
  })

  it('waits for the next run after three silent answers', async () => {
    const ids = [cardNumber(), cardNumber(), cardNumber(), cardNumber()].map((cardNo) => unconfirmed(cardNo))
    const provider = counting(silent)
    const lookAt = signingRecheck(async () => provider)
    for (const id of await Promise.all(ids)) await lookAt(keys.cards(id), noon)
    expect(provider.asked).toHaveLength(3)
  })

  it('is a fault of ours, and none of LianLian’s, when it cannot be opened', async () => {
    const id = await unconfirmed(cardNumber())
    const [card] = await list(id)
    await update(keys.cards(id), { set: { [`cards.${present(card).id}.number`]: '1.AAAA' } })
    await expect(look(id)).rejects.toThrow()
    expect(await sweep(false, noon + MINUTE + 1)).toEqual({ looked: 1, restarted: 0 })
    expect(testStack.alarms()).toContain('watched item not checked')
    expect(await isDue(id, noon + 11 * MINUTE)).toBe(false)
    expect(await isDue(id, noon + 12 * MINUTE)).toBe(true)
  })
})

describe('the same card added again meanwhile', () => {
  it('goes on to LianLian’s page, and is listed: LianLian knows it by now', async () => {
    const cardNo = cardNumber()
    const id = await unconfirmed(cardNo)
    expect(await codeOf(note(id, cardNo))).toBe('done')
    expect(await listed(id)).toEqual({ ...done, watched: true })
    expect(await codeOf(note(id, cardNo))).toBe('CARD_SIGNED_ALREADY')
    await look(id)
    expect(await listed(id)).toEqual(done)
  })

  it('goes on while LianLian is still silent, or knows nothing of it; the watch lists it', async () => {
    for (const provider of [silent, { ...vendor.provider, agreements: async () => [] }]) {
      const cardNo = cardNumber()
      const id = await unconfirmed(cardNo)
      expect(await codeOf(note(id, cardNo, provider))).toBe('done')
      expect(await list(id)).toHaveLength(1)
      expect(await listed(id)).toEqual(pending)
      await look(id)
      expect(await listed(id)).toEqual(done)
    }
  })

  it('by another number is another card: it waits for LianLian as ever', async () => {
    const id = await unconfirmed(cardNumber())
    await expect(note(id, cardNumber(), silent)).rejects.toThrow('no answer')
    expect(await list(id)).toHaveLength(1)
  })

  it('in the same instant as the look and the return is one card and one default', async () => {
    for (let round = 0; round < 5; round++) {
      const cardNo = cardNumber()
      const { id } = await cardless()
      await note(id, cardNo)
      const brought = await signThere(id, cardNo)
      await comeBack(brought, silent)
      await Promise.all([look(id), look(id), codeOf(note(id, cardNo)), comeBack(brought)])
      await look(id)
      expect(await listed(id)).toEqual(done)
      expect(await list(id)).toHaveLength(1)
    }
  })
})
