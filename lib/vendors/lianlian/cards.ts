import * as z from 'zod/mini'
import type { Agreement, PaymentProvider } from '../payment-provider.ts'
import { ask, present, read, unexpected } from './answer.ts'
import type { LianLianConfig } from './config.ts'

const bin = z.object({
  bank_code: z.string().check(z.regex(/^\d{8}$/)),
  bank_name: z.string(),
  card_type: z.enum(['2', '3']), // debit, credit
})

const list = z.object({ user_id: z.string(), agreement_list: z._default(z.array(z.unknown()), []) })

const entry = z.object({
  no_agree: z.string().check(z.regex(/^\w{1,32}$/)),
  card_no: z.string().check(z.regex(/^\d{4}$/)),
  bank_code: z.string(),
  bank_name: z.string(),
  card_type: z.enum(['2', '3']),
})

/** Refusals caused by the card itself. Any other refusal is a fault of ours or LianLian's, and no answer about the card. */
const cardRefusals = ['1004', '1100', '1102', '1105', '1107', '1110', '1200', '1805', '5001', '9912']

/** No agreement exists (any more). */
const noAgreement = ['3003', '3011', '8901']

/** LianLian or the issuer refused to end the agreement; it remains. */
const unbindingRefusals = ['3004', '4000']

export function cardCalls(config: LianLianConfig): Pick<PaymentProvider, 'cardBin' | 'agreements' | 'unbindCard'> {
  return {
    async cardBin(cardNo) {
      const answer = await ask(config, `${config.endpoints.query}/bankcardbin.htm`, { version: '1.1', card_no: cardNo })
      if (cardRefusals.includes(answer.code)) return { refused: true, code: answer.code, message: answer.message }
      if (answer.code !== '0000') throw unexpected(answer)
      const card = read(bin, answer.fields)
      return { bankCode: card.bank_code, bankName: card.bank_name, debit: card.card_type === '2' }
    },

    async agreements(userId, { agreementNo, cardNo } = {}) {
      const request = {
        version: '1.1',
        user_id: String(userId),
        pay_type: 'D',
        offset: '0',
        ...(agreementNo && { no_agree: agreementNo }),
        ...(cardNo && { card_no: cardNo }),
      }
      // LianLian leaves the list out of this answer's signature.
      const answer = await ask(config, `${config.endpoints.query}/bankcardbindlist.htm`, request, [['agreement_list']])
      if (noAgreement.includes(answer.code)) return []
      if (answer.code !== '0000') throw unexpected(answer)
      const { user_id, agreement_list } = read(list, { ...answer.fields, ...answer.uncovered })
      if (user_id !== request.user_id) throw unexpected(answer)
      return agreement_list
        .map((item) => agreementOf(read(entry, present(Object(item)))))
        .filter((found) => !agreementNo || found.agreementNo === agreementNo)
        .filter((found) => !cardNo || found.cardTail === cardNo.slice(-4))
    },

    async unbindCard(userId, agreementNo) {
      const request = { user_id: String(userId), no_agree: agreementNo, pay_type: 'D' }
      const answer = await ask(config, `${config.endpoints.trader}/bankcardunbind.htm`, request)
      if (unbindingRefusals.includes(answer.code)) return { refused: true, code: answer.code, message: answer.message }
      if (answer.code !== '0000' && !noAgreement.includes(answer.code)) throw unexpected(answer)
      return { refused: false }
    },
  }
}

const agreementOf = (item: z.output<typeof entry>): Agreement => ({
  agreementNo: item.no_agree,
  cardTail: item.card_no,
  bankCode: item.bank_code,
  bankName: item.bank_name,
  debit: item.card_type === '2',
})
