import type { PaymentProvider } from '../payments.ts'
import { ask, unexpected } from './answer.ts'
import type { LianLianConfig } from './config.ts'

/** The agreement does not exist (any more), which is the wanted result. */
const notBound = ['3003', '3011', '8901']

/** LianLian or the issuer refused; the agreement remains. */
const refusals = ['3004', '4000']

export function cardUnbinding(config: LianLianConfig): Pick<PaymentProvider, 'unbindCard'> {
  return {
    async unbindCard(userId, agreementNo) {
      const request = { user_id: String(userId), no_agree: agreementNo, pay_type: 'D' }
      const answer = await ask(config, `${config.endpoints.trader}/bankcardunbind.htm`, request)
      if (refusals.includes(answer.code)) return { refused: true, code: answer.code, message: answer.message }
      if (answer.code !== '0000' && !notBound.includes(answer.code)) throw unexpected(answer)
      return { refused: false }
    },
  }
}
