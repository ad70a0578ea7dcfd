import * as z from 'zod/mini'
import { payerOf } from '../../lib/account/person.ts'
import { aprText, aprUnits, worstApr } from '../../lib/domain/apr.ts'
import { Failure } from '../../lib/domain/failure.ts'
import { totalFees } from '../../lib/domain/fees.ts'
import { ppmText } from '../../lib/domain/money.ts'
import { productAt } from '../../lib/domain/sale.ts'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { noInput } from '../../lib/http/fields.ts'
import { vaultOf } from '../../lib/platform/sealing.ts'
import { signedCards } from '../../lib/store/card.ts'
import { keys } from '../../lib/store/keys.ts'
import { productSale } from '../../lib/store/product.ts'
import { openRecord, profileVerified, recordKeys } from '../../lib/store/records.ts'

/** Fills the contract's blanks; an open loan brings its own rate and card. */
export const handler = endpoint(
  {
    auth: borrower({
      items: (userId) => ({
        ...recordKeys(userId),
        cards: keys.cards(userId),
      }),
    }),
    input: noInput,
    output: z.object({
      borrower: z.string(),
      id_no: z.string(),
      addr: z.string(),
      mobile: z.string(),
      annualized_interest_rate: z.string(),
      apr: z.string(),
      account_name: z.string(),
      account_no: z.string(),
    }),
  },
  async ({ user, loaded, now }) => {
    const { identity, bankcard, mobile } = user.flags
    if (!(identity && bankcard && mobile && profileVerified(loaded))) throw new Failure('CONTRACT_VERIFICATION_FIRST')
    const loan = user.openLoan
    const cardId = loan?.card.id ?? user.defaultCard?.id
    const card = signedCards(loaded.cards).find(({ id }) => id === cardId)
    if (!card) throw new Failure('CONTRACT_CARD_MISSING')
    const product = productAt(await productSale(), now)
    const payer = await payerOf(user)
    const home = await openRecord(user, 'profile', loaded.profile)
    return {
      results: {
        borrower: payer.name,
        id_no: payer.identityNo,
        addr: home.live_area.join('') + home.live_addr,
        mobile: payer.mobile,
        annualized_interest_rate: ppmText((loan?.terms ?? product).rates.annualPpm),
        apr: aprText(
          loan
            ? aprUnits(totalFees(loan.terms.fees), loan.terms.principalFen, loan.terms.periodDays)
            : worstApr(product),
        ),
        account_name: card.bankName,
        account_no: (await vaultOf(user)).unseal('card', card.number),
      },
    }
  },
)
