import { html, raw } from 'hono/html'
import type { Message } from './message.ts'

const style = `
  body { margin: 0 auto; max-width: 40rem; padding: 16px; font: 16px/1.5 system-ui, "PingFang SC", sans-serif; background: #f4f5f7 }
  article { background: #fff; border-radius: 12px; padding: 12px 16px; margin: 12px 0 }
  small { color: #6b7280 }
  input { font: inherit; padding: 10px; border: 1px solid #ced4da; border-radius: 8px; width: 100%; box-sizing: border-box }
`

const SHOWN_MAX = 100

/** All messages, or one phone's. Reloads by itself unless somebody types. */
export const inboxPage = (messages: Message[], mobile: string) => html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>短信收件箱 SMS inbox</title>
<style>${raw(style)}</style>
</head>
<body>
<h1>短信收件箱 · SMS inbox</h1>
<form><input name="mobile" value="${mobile}" inputmode="numeric" placeholder="手机号 mobile" aria-label="手机号 mobile"></form>
${messages.length === 0 ? html`<p>没有短信 No messages</p>` : ''}
${messages.slice(0, SHOWN_MAX).map(
  ({ mobile, template, text, sent_at }) => html`<article>
<small>${mobile} · ${template} · ${beijing(sent_at)}</small>
<div>${text}</div>
</article>`,
)}
<script>setInterval(() => document.activeElement.tagName === 'INPUT' || location.reload(), 3000)</script>
</body>
</html>`

const beijing = (seconds: number) =>
  new Date(seconds * 1000).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })
