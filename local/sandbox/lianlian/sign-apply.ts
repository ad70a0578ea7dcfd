import type { Context } from 'hono'
import { html } from 'hono/html'
import { cardOf, maskedCard } from './banks.ts'
import { takeEffect } from './effects.ts'
import { readPageRequest } from './page-request.ts'
import { errorPage, maskedName, page, problem, smsCode, smsField } from './pages.ts'
import { isRetCode, type RetCode, retCodes } from './ret-codes.ts'
import { signedHere } from './signer.ts'
import { holderRefusal, sign, signingInvalid, signingRefusal } from './signing.ts'
import type { SandboxState } from './state.ts'
import type { Fields } from './store.ts'

/** The page on which a user signs a card. It ends in a redirect: `?status=&result=`. */
export function signApply(sandbox: SandboxState) {
  return async (c: Context): Promise<Response> => {
    const request = await readPageRequest(sandbox, c, signingInvalid)
    if (request.step === 'wrong') return c.html(errorPage(request.code, request.detail), 400)
    const { fields, pageId } = request
    const refusal = signingRefusal(sandbox, fields)
    if (request.step === 'order' && !request.auto) {
      if (refusal) return c.html(errorPage(refusal, undefined, failure(fields, refusal)), 400)
      return c.html(signingPage(sandbox, fields, pageId))
    }
    if (request.step === 'button' && request.button.do !== 'cancel' && request.button.code !== smsCode) {
      return c.html(signingPage(sandbox, fields, pageId, `${retCodes[1900]}（1900）`))
    }
    sandbox.store.pages.delete(pageId)
    // LianLian documents no code for a user who gives up; 9903 is ours.
    const cancelled = request.step === 'button' && request.button.do === 'cancel'
    const back = cancelled
      ? failure(fields, '9903', '用户取消签约')
      : refusal
        ? failure(fields, refusal)
        : attempt(sandbox, fields)
    sandbox.record({ kind: 'page', path: c.req.path, request: fields, answer: back })
    return c.redirect(back)
  }
}

function attempt(sandbox: SandboxState, fields: Fields): string {
  const effect = takeEffect(sandbox.store, 'signApply', fields)
  if (effect === 'fail') return failure(fields, '1108')
  if (effect && isRetCode(effect) && effect !== '0000') return failure(fields, effect)
  const refused = holderRefusal(fields)
  if (refused) return failure(fields, refused)
  const { agreementNo } = sign(sandbox, fields, fields.card_no ?? '')
  const proof = { oid_partner: sandbox.partner, user_id: fields.user_id ?? '', agreeno: agreementNo }
  return returnAddress(fields, '0000', JSON.stringify(signedHere(sandbox, proof)))
}

const failure = (fields: Fields, code: RetCode, text: string = retCodes[code]) => returnAddress(fields, code, text)

function returnAddress(fields: Fields, status: string, result: string): string {
  const address = new URL(fields.url_return ?? '')
  address.search = new URLSearchParams({ status, result }).toString()
  return address.href
}

function signingPage(sandbox: SandboxState, fields: Fields, pageId: string, wrong?: string) {
  const card = cardOf(fields.card_no ?? '')
  return page(
    '银行卡签约',
    html`${problem(wrong)}
<div class="card"><dl>
<dt>商户</dt><dd>${sandbox.partner}</dd>
<dt>银行</dt><dd>${card?.bankName} ${card?.cardType === '3' ? '信用卡' : '储蓄卡'}</dd>
<dt>卡号</dt><dd>${maskedCard(fields.card_no ?? '')}</dd>
<dt>持卡人</dt><dd>${maskedName(fields.acct_name ?? '')}</dd>
</dl></div>
<form method="post" action="?page=${pageId}" autocomplete="off">
<div class="card">${smsField}</div>
<button name="do" value="confirm">同意协议并签约</button>
<button name="do" value="cancel" class="plain" formnovalidate>取消</button>
</form>`,
  )
}
