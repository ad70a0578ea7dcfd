import { html } from 'hono/html'
import { page as frame, type Html } from '../../page.ts'
import { type RetCode, retCodes } from './ret-codes.ts'

/** The layout of LianLian's pages. */
export const page = (title: string, content: Html | Promise<Html>) =>
  frame({ title, note: '连连支付沙箱 · 不发生真实交易', kind: 'pay' }, content)

/** Shows an error with LianLian's code, and a link back if there is a place to return to. */
export const errorPage = (code: RetCode, detail?: string, backTo?: string) =>
  page(
    '无法继续',
    html`<div class="card"><p class="error" role="alert" data-code="${code}">${detail ?? retCodes[code]}（${code}）</p></div>
${backTo ? html`<a class="button" href="${backTo}">返回商户</a>` : ''}`,
  )

export const problem = (text?: string) => (text ? html`<p class="error" role="alert">${text}</p>` : '')

export const smsField = html`<label>短信验证码
<input type="text" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required></label>
<p class="hint">沙箱测试验证码：123456</p>`

export const smsCode = '123456'

/** 张三丰 → *三丰 */
export const maskedName = (name: string) => `*${[...name].slice(1).join('')}`
