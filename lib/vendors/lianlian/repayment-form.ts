import { beijingStamp } from '../../domain/calendar.ts'
import type { PaymentProvider } from '../payments.ts'
import type { LianLianConfig } from './config.ts'
import { moneyText } from './fields.ts'
import { riskItem } from './risk-item.ts'
import { signed } from './signature.ts'

/** Makes the browser's order to pay ("authenticated payment"): it calls nothing, so this part needs no parsing. */
export function repaymentForms(config: LianLianConfig): Pick<PaymentProvider, 'repaymentForm'> {
  return {
    repaymentForm({ payer, orderNo, orderedAtMs, amountFen, validMinutes, notifyUrl, returnUrl }) {
      const fields = {
        acct_name: payer.name,
        app_request: '3', // WAP
        busi_partner: '101001', // virtual goods
        dt_order: beijingStamp(orderedAtMs),
        id_no: payer.identityNo,
        id_type: '0',
        info_order: '用户还款',
        money_order: moneyText(amountFen),
        name_goods: '用户主动还款',
        no_order: orderNo,
        notify_url: notifyUrl,
        oid_partner: config.partner,
        risk_item: riskItem(config, payer),
        url_return: returnUrl,
        user_id: String(payer.userId),
        // LianLian's default is 7 days.
        valid_order: String(validMinutes),
        version: '1.1',
      }
      return signed(fields, config.merchantPrivateKey)
    },
  }
}
