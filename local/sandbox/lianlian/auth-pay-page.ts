import { html } from 'hono/html'
import { cardOf, maskedCard } from './banks.ts'
import { agreementsOf } from './cards.ts'
import { cardNo } from './formats.ts'
import { maskedName, page, problem, smsField } from './pages.ts'
import type { RetCode } from './ret-codes.ts'
import { holderRefusal, sign } from './signing.ts'
import type { SandboxState } from './state.ts'
import type { AgreementRow, Fields } from './store.ts'

/** For a user without a signed card, and for scripts. */
const testCard = '6217001234567890123'

/** The chosen signed card, or a typed new one, which this payment signs too. */
export function cardChosen(
  sandbox: SandboxState,
  fields: Fields,
  button: Record<string, string>,
): AgreementRow | { code: RetCode } {
  const own = agreementsOf(sandbox, fields.user_id ?? '')
  const agreementNo = fields.no_agree ?? button.card ?? own[0]?.agreementNo ?? 'new'
  if (agreementNo !== 'new') return own.find((row) => row.agreementNo === agreementNo) ?? { code: '3003' }
  const number = (fields.card_no ?? button.card_no ?? testCard).replaceAll(' ', '')
  if (!cardNo.test(number) || !cardOf(number)) return { code: '5001' }
  const signedBefore = own.find((row) => row.cardNo === number)
  if (signedBefore) return signedBefore
  if (own.some((row) => row.identityNo !== fields.id_no)) return { code: '7018' }
  const refused = holderRefusal({ ...fields, card_no: number })
  return refused ? { code: refused } : sign(sandbox, fields, number)
}

export function authPayPage(sandbox: SandboxState, fields: Fields, pageId: string, wrong?: string) {
  return page(
    '收银台',
    html`${problem(wrong)}
<div class="card">
<div class="amount">¥${fields.money_order}</div>
<dl>
<dt>商户</dt><dd>${sandbox.partner}</dd>
<dt>商品</dt><dd>${fields.name_goods}</dd>
<dt>订单号</dt><dd>${fields.no_order}</dd>
${fields.acct_name ? html`<dt>付款人</dt><dd>${maskedName(fields.acct_name)}</dd>` : ''}
</dl>
</div>
<form method="post" action="?page=${pageId}" autocomplete="off">
<div class="card">${choices(sandbox, fields)}</div>
<div class="card">${smsField}</div>
<button name="do" value="confirm">确认支付 ¥${fields.money_order}</button>
<button name="do" value="cancel" class="plain" formnovalidate>取消支付</button>
</form>`,
  )
}

function choices(sandbox: SandboxState, fields: Fields) {
  const own = agreementsOf(sandbox, fields.user_id ?? '').filter(
    (r) => !fields.no_agree || r.agreementNo === fields.no_agree,
  )
  const signedCards = own.map((row, index) => {
    const card = cardOf(row.cardNo)
    return html`<label class="choice">
<input type="radio" name="card" value="${row.agreementNo}" ${index === 0 ? 'checked' : ''}>
<span>${card?.bankName} ${card?.cardType === '3' ? '信用卡' : '储蓄卡'} ${maskedCard(row.cardNo)}</span></label>`
  })
  if (fields.no_agree) return signedCards
  return html`${signedCards}
<label class="choice"><input type="radio" name="card" value="new" ${own.length === 0 ? 'checked' : ''}><span>使用新卡</span></label>
<label class="number">银行卡号 <input type="text" name="card_no" inputmode="numeric" maxlength="23" value="${testCard}"></label>`
}
