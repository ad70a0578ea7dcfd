import { html, raw } from 'hono/html'
import { type RetCode, retCodes } from './ret-codes.ts'

type Html = ReturnType<typeof html>

const style = `
  :root { color-scheme: light; --brand: #e8590c; --ink: #212529; --quiet: #6b7280 }
  * { box-sizing: border-box }
  body { margin: 0; background: #f4f5f7; color: var(--ink);
    font: 16px/1.5 system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", sans-serif }
  header { background: #fff; border-bottom: 1px solid #e5e7eb; padding: 14px; text-align: center; font-weight: 600 }
  header small { display: block; font-weight: 400; color: var(--quiet) }
  main { max-width: 30rem; margin: 0 auto; padding: 16px }
  .card { background: #fff; border-radius: 12px; padding: 4px 16px; margin-bottom: 16px }
  .amount { font-size: 2.25rem; font-weight: 600; text-align: center; padding: 12px 0 }
  dl { display: grid; grid-template-columns: auto 1fr; margin: 0 }
  dt, dd { margin: 0; padding: 10px 0; border-top: 1px solid #f0f1f3 }
  dt:first-of-type, dt:first-of-type + dd { border-top: 0 }
  dt { color: var(--quiet) }
  dd { padding-left: 16px; text-align: right; overflow-wrap: anywhere }
  label { display: block; padding: 10px 0 }
  label.choice { display: flex; align-items: center; gap: 12px; min-height: 48px; border-top: 1px solid #f0f1f3 }
  label.choice:first-child { border-top: 0 }
  input[type=text] { width: 100%; font: inherit; padding: 12px; border: 1px solid #ced4da; border-radius: 8px }
  input[type=radio] { width: 20px; height: 20px; accent-color: var(--brand) }
  button, a.button { display: block; width: 100%; min-height: 50px; margin-top: 12px; border: 0; border-radius: 10px;
    font: inherit; font-weight: 600; line-height: 50px; text-align: center; text-decoration: none;
    background: var(--brand); color: #fff; cursor: pointer }
  .plain { background: #fff !important; color: var(--ink) !important; border: 1px solid #ced4da !important }
  .hint { color: var(--quiet); font-size: .875rem }
  .error { background: #fff0ed; color: #b42318; border-radius: 8px; padding: 10px 14px }
  main > .error { margin-top: 0 }
  form:has([value=new]:not(:checked)) .number { display: none }
  :focus-visible { outline: 3px solid #ffc9a3; outline-offset: 1px }
`

/** One frame for all pages; no resource from elsewhere. Values in `html` templates are escaped. */
export const page = (title: string, content: Html | Promise<Html>) => html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
<header>${title}<small>连连支付沙箱 · 不发生真实交易</small></header>
<main>
${content}
</main>
</body>
</html>`

/** Says what is wrong, with LianLian's code, and leads back if there is a place to go back to. */
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
