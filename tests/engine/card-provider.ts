import { afterAll } from 'vitest'
import { payerOf } from '../../lib/account/person.ts'
import { addCard } from '../../lib/cards/add.ts'
import { confirmSigning } from '../../lib/cards/sign.ts'
import { type Cards, cardsOf, signedCards } from '../../lib/store/card.ts'
import { keys } from '../../lib/store/keys.ts'
import type { User } from '../../lib/store/user.ts'
import { get } from '../../lib/table/read.ts'
import { removeItem, update } from '../../lib/table/update.ts'
import type { PaymentProvider } from '../../lib/vendors/payment-provider.ts'
import { syntheticPerson } from '../../local/synthetic.ts'
import { startStack } from '../unit/lianlian/harness.ts'
import { borrowers, noon } from './borrowers.ts'

/** Borrowers, their cards, and LianLian's sandbox over HTTP with its own keys. Call it after the stack is open. */
export async function cardProvider() {
  const { borrower, read, ...rest } = borrowers()
  const vendor = await startStack()
  afterAll(() => vendor.close())

  const stored = (userId: number) => get<Cards>(keys.cards(userId))
  const bank = { bankCode: '01050000', bankName: '建设银行' }
  let minutes = 0

  /** A borrower who has never signed a card. */
  async function cardless(): Promise<User> {
    const user = await borrower()
    await removeItem(keys.cards(user.id))
    await update(keys.user(user.id), { set: { 'flags.bankcard': 0 }, remove: ['defaultCard'] })
    return read.user(user.id)
  }

  /** What `llpay-sign` does once it knows the bank. */
  const note = async (userId: number, cardNo: string, provider: PaymentProvider = vendor.provider) =>
    addCard(provider, await read.user(userId), await stored(userId), { cardNo, ...bank }, noon + ++minutes * 60_000)

  /** LianLian's page, by script: what the browser brings back. */
  async function signThere(userId: number, cardNo: string) {
    const returnUrl = 'http://merchant.test/llpay-sign-return'
    const form = vendor.provider.cardSigningForm({ payer: await payerOf(await read.user(userId)), cardNo, returnUrl })
    const response = await vendor.post('signApply', form, '?auto=1')
    const address = new URL(response.headers.get('location') ?? 'http://nowhere.test')
    return { status: address.searchParams.get('status') ?? '', result: address.searchParams.get('result') ?? '' }
  }

  /** What `llpay-sign-return` does: the code that the client's page is shown. */
  async function comeBack(
    brought: { status: string; result: string },
    provider: PaymentProvider = vendor.provider,
    now = noon,
  ) {
    const returned = provider.readCardSigningReturn(brought)
    return returned.outcome === 'signed' ? confirmSigning(provider, returned, now) : returned.outcome
  }

  /** A new card of the borrower's, signed all the way. */
  async function signedCard(userId: number, cardNo = syntheticPerson().cardNo) {
    await note(userId, cardNo)
    const brought = await signThere(userId, cardNo)
    if ((await comeBack(brought)) !== '0000') throw new Error(`Not signed: ${brought.status}`)
    const [card] = signedCards(await stored(userId))
    if (!card) throw new Error('The card is not on the list')
    return { ...card, cardNo, brought }
  }

  return {
    ...rest,
    read,
    vendor,
    cardless,
    note,
    signThere,
    comeBack,
    signedCard,
    stored,
    list: async (userId: number) => cardsOf(await stored(userId)),
    signed: async (userId: number) => signedCards(await stored(userId)),
  }
}

/** Answers of LianLian's that are none. `no-answer` is heard by a client in a hurry. */
export const faults = [
  'answer-tampered',
  'answer-unsigned',
  'answer-wrong-key',
  'answer-truncated',
  'http-500',
  'no-answer',
]
