import type { Context } from 'hono'
import { html } from 'hono/html'
import { authPayPage, cardChosen } from './auth-pay-page.ts'
import { magicOf, takeEffect } from './effects.ts'
import { type Notifier, noticeOptions } from './notifier.ts'
import { readPageRequest } from './page-request.ts'
import { errorPage, page, smsCode } from './pages.ts'
import { openPayment, paymentInvalid, paymentNotice, paymentResult, settlePayment } from './payments.ts'
import { isRetCode, retCodes } from './ret-codes.ts'
import { signedHere } from './signer.ts'
import type { SandboxState } from './state.ts'
import type { Fields, PaymentRow } from './store.ts'

/** The page on which a borrower pays the merchant. */
export function authPay(sandbox: SandboxState, notifier: Notifier) {
  return async (c: Context): Promise<Response> => {
    const request = await readPageRequest(sandbox, c, paymentInvalid)
    if (request.step === 'wrong') return c.html(errorPage(request.code, request.detail), 400)
    const { fields, pageId } = request
    const payment = openPayment(sandbox, fields)
    if ('code' in payment) return c.html(errorPage(payment.code, undefined, fields.url_return), 400)
    if (request.step === 'order' && !request.auto) return c.html(authPayPage(sandbox, fields, pageId))

    const button = request.step === 'button' ? request.button : {}
    if (button.do === 'cancel') return goBack(c, fields)
    if (request.step === 'button' && button.code !== smsCode) {
      return c.html(authPayPage(sandbox, fields, pageId, `${retCodes[1900]}（1900）`))
    }
    const card = cardChosen(sandbox, fields, button)
    if ('code' in card) return c.html(authPayPage(sandbox, fields, pageId, `${retCodes[card.code]}（${card.code}）`))
    sandbox.store.pages.delete(pageId)
    return pay(c, { ...payment, card })
  }

  async function pay(c: Context, payment: PaymentRow): Promise<Response> {
    const { request: fields, card } = payment
    const matched = { ...fields, card_no: card?.cardNo ?? '' }
    const effect = takeEffect(sandbox.store, 'authpay', matched) ?? magicOf(sandbox.store, fields)
    const fails = effect === 'fail' || (effect && isRetCode(effect) && effect !== '0000')
    if (fails || card?.cardNo.endsWith('0003')) {
      settlePayment(sandbox, payment, 'FAILURE')
      return goBack(c, fields)
    }
    const state = effect === 'processing' ? 'PROCESSING' : 'SUCCESS'
    const settled = settlePayment(sandbox, payment, state)
    if (state === 'SUCCESS' && effect !== 'no-notice') {
      const first = notifier.enqueue(
        fields.notify_url ?? '',
        paymentNotice(sandbox, settled),
        noticeOptions(sandbox, effect),
      )
      if (effect === 'notice-first') await first
    }
    const resData = JSON.stringify(signedHere(sandbox, paymentResult(sandbox, settled)))
    sandbox.record({ kind: 'page', path: c.req.path, request: fields, answer: resData })
    const title = state === 'SUCCESS' ? '支付成功' : '支付处理中'
    return c.html(
      fields.url_return ? returnPage(title, fields.url_return, resData) : page(title, html`<p>${title}</p>`),
    )
  }

  /** Failed or cancelled: a plain GET, without any data. */
  function goBack(c: Context, fields: Fields): Response | Promise<Response> {
    sandbox.record({ kind: 'page', path: c.req.path, request: fields, answer: fields.url_return ?? '' })
    return fields.url_return ? c.redirect(fields.url_return, 303) : c.html(errorPage('1005'))
  }
}

/** The browser itself carries the result back, by a form that posts itself. */
const returnPage = (title: string, address: string, resData: string) =>
  page(
    title,
    html`<form method="post" action="${address}">
<input type="hidden" name="res_data" value="${resData}">
<div class="card"><p>支付结果已受理，正在返回商户…</p></div>
<button>返回商户</button>
</form>
<script>document.forms[0].submit()</script>`,
  )
