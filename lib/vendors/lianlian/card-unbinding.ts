import type { PaymentProvider } from '../payments.ts'
import { ask, unexpected } from './answer.ts'
import type { LianLianConfig } from './config.ts'

/** There is no such agreement (any more): what was wanted. */
const notBound = ['3003', '3011', '8901']

/** LianLian or the issuer would not; the agreement stands. */
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
