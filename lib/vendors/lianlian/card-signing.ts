import type { CardSigningReturn, PaymentProvider } from '../payment-provider.ts'
import type { LianLianConfig } from './config.ts'
import { riskItem } from './fields.ts'
import { type Message, parseMessage } from './message.ts'
import { genuineFields, signed } from './signature.ts'

/** Restores `+` in the signature: a bare one in the address was read as a blank, which base64 does not have. */
const withPlus = (message: Message | undefined): Message | undefined =>
  typeof message?.sign === 'string' ? { ...message, sign: message.sign.replaceAll(' ', '+') } : message

export function cardSigning(
  config: LianLianConfig,
): Pick<PaymentProvider, 'cardSigningForm' | 'readCardSigningReturn'> {
  return {
    cardSigningForm({ payer, cardNo, returnUrl }) {
      const fields = {
        acct_name: payer.name,
        app_request: 3, // WAP; a number here, as is user_id, in the contract's example
        card_no: cardNo,
        id_no: payer.identityNo,
        id_type: '0',
        oid_partner: config.partner,
        pay_type: 'I', // instalment signing
        risk_item: riskItem(config, payer),
        url_return: returnUrl,
        user_id: payer.userId,
        version: '1.1',
      }
      return signed(fields, config.merchantPrivateKey)
    },

    /** A failure can be faked by typing this address; only a success is signed. */
    readCardSigningReturn({ status, result }): CardSigningReturn {
      if (status !== '0000')
        return /^\w{1,8}$/.test(status) ? { outcome: 'failed', code: status } : { outcome: 'forged' }
      const message = withPlus(parseMessage(result))
      const fields = message && genuineFields(message, config.lianlianPublicKey)
      if (!fields) return { outcome: 'forged' }
      const { oid_partner, user_id, agreeno } = fields
      if (oid_partner !== config.partner) return { outcome: 'forged' }
      if (typeof user_id !== 'string' || !/^[1-9]\d{0,15}$/.test(user_id)) return { outcome: 'forged' }
      if (typeof agreeno !== 'string' || !/^\w{1,32}$/.test(agreeno)) return { outcome: 'forged' }
      const userId = Number(user_id)
      return Number.isSafeInteger(userId) ? { outcome: 'signed', userId, agreementNo: agreeno } : { outcome: 'forged' }
    },
  }
}
