import { html } from 'hono/html'
import { page } from '../../page.ts'
import type { Message } from './message.ts'

const SHOWN_MAX = 100

/** Lists all messages, or one phone's. Reloads by itself except while a person types. */
export const inboxPage = (messages: Message[], mobile: string) =>
  page(
    { title: '短信收件箱 · SMS inbox', note: html`<a href="/">开始页 start page</a>` },
    html`<form class="row"><input name="mobile" value="${mobile}" inputmode="numeric" placeholder="手机号 mobile" aria-label="手机号 mobile"></form>
${messages.length === 0 ? html`<p>没有短信 No messages</p>` : ''}
${messages.slice(0, SHOWN_MAX).map(
  ({ mobile, template, text, sent_at }) => html`<article>
<small>${mobile} · ${template} · ${beijing(sent_at)}</small>
<div>${text}</div>
</article>`,
)}
<script>setInterval(() => document.activeElement.tagName === 'INPUT' || location.reload(), 3000)</script>`,
  )

const beijing = (seconds: number) =>
  new Date(seconds * 1000).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })
