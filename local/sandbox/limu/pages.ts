import { html, raw } from 'hono/html'
import { textOf } from './answers.ts'
import { hasEnded, phaseOf } from './course.ts'
import type { Task } from './world.ts'

type Html = ReturnType<typeof html>

const style = `
  body { margin: 0 auto; max-width: 40rem; padding: 16px; font: 16px/1.5 system-ui, "PingFang SC", sans-serif; background: #f4f5f7 }
  article { background: #fff; border-radius: 12px; padding: 12px 16px; margin: 12px 0 }
  h1 { font-size: 1.25rem } h2 { font-size: 1rem; margin: 0 }
  small, p.hint { color: #6b7280 } code { overflow-wrap: anywhere }
  form { display: flex; gap: 8px; margin: 8px 0 }
  input { flex: 1; min-width: 0; font: inherit; padding: 10px; border: 1px solid #ced4da; border-radius: 8px }
  button { font: inherit; min-height: 44px; padding: 0 16px; border: 0; border-radius: 8px; background: #1971c2; color: #fff }
`

const frame = (content: Html | Promise<Html>) => html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>立木沙箱 Limu sandbox</title>
<style>${raw(style)}</style>
</head>
<body>${content}</body>
</html>`

/** What is being collected, and what a source waits for. Reloads by itself unless somebody types. */
export const tasksPage = (tasks: Task[]) =>
  frame(html`<h1>立木沙箱 · Limu sandbox</h1>
<p class="hint">任何4–8位数字都是正确的短信验证码，000000除外（答2008）。Any 4–8 digits are a correct SMS code, except 000000 (2008).
Passwords with a meaning: wrong, sitedown, system, timeout, sms, nosms, jl, img, idp, nologin100, fail100.</p>
${tasks.length === 0 ? html`<p>没有任务 No tasks</p>` : ''}
${tasks.slice(0, 50).map((task) => taskCard(task))}
<script>setInterval(() => document.activeElement.tagName === 'INPUT' || location.reload(), 3000)</script>`)

const taskCard = (task: Task) => html`<article data-token="${task.token}" data-phase="${phaseOf(task).is}">
<h2>${task.bizType} · ${task.request.uid} <small>${situation(task)}</small></h2>
<small><code>${task.token}</code></small>
${action(task)}
</article>`

const words = {
  working: '处理中 working',
  stuck: '无响应 stuck',
  input: '等待输入 input wanted',
  scan: '等待扫码 scan wanted',
  collecting: '已登录，采集中 logged in',
  collected: '已完成 collected',
} as const

function situation(task: Task): string {
  const phase = phaseOf(task)
  return phase.is === 'failed' ? `失败 failed ${phase.code} ${textOf(phase.code)}` : words[phase.is]
}

function action(task: Task) {
  const phase = phaseOf(task)
  if (hasEnded(task)) return ''
  if (phase.is === 'scan') {
    return html`<form method="post" action="scan/${task.token}"><button>扫码确认 Scan</button></form>`
  }
  if (phase.is !== 'input') return ''
  const code = phase.type.startsWith('sms') ? task.smsCode : ''
  return html`${code ? html`<p>已发送短信验证码 SMS code sent: <strong>${code}</strong></p>` : ''}
<form method="post" action="input/${task.token}">
<input name="text" value="${code}" aria-label="${phase.type}" autocomplete="off">
<button>提交 Answer (${phase.type})</button>
</form>`
}

/** Where the QR code leads the phone. */
export function scanPage(task: Task | undefined) {
  if (!task || phaseOf(task).is !== 'scan') return frame(html`<p>二维码已失效 This code is no longer valid.</p>`)
  return frame(html`<h1>登录确认 Confirm login</h1>
<p>${task.bizType} · ${task.request.uid}</p>
<form method="post" action="${task.token}"><button>确认登录 Confirm</button></form>`)
}
