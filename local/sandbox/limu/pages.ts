import { html } from 'hono/html'
import { page } from '../../page.ts'
import type { Fault } from './faults.ts'
import { phaseOf } from './lifecycle.ts'
import { magicWords } from './scenarios.ts'
import type { Order, Task } from './state.ts'
import { taskCard } from './task-card.ts'

const SHOWN_MAX = 50

const home = html`<a href="/">开始页 start page</a>`

export interface Shown {
  tasks: Task[]
  faults: Fault[]
  orders: Order[]
  now: number
  speed: number
  /** The target of a task's QR code. */
  scanUrl: (task: Task) => string
}

/**
 * Shows running collections, the inputs that sources wait for, and pending faults. Reloads by itself except while a person
 * types.
 */
export const tasksPage = (shown: Shown) =>
  page(
    { title: '立木沙箱 · Limu sandbox', note: home },
    html`<p class="hint">任何4–8位数字都是正确的短信验证码，000000除外（答2008）。Any 4–8 digits are a correct SMS code, except 000000 (2008);
any text answers a picture or an independent password, except “wrong”. Passwords with a meaning: ${magicWords.join(', ')}.</p>
${shown.faults.map(faultCard)}
${shown.orders.map(orderCard)}
${shown.tasks.length === 0 ? html`<p>没有任务 No tasks</p>` : ''}
${shown.tasks.slice(0, SHOWN_MAX).map((task) => taskCard(task, shown))}
<script>setInterval(() => document.activeElement.tagName === 'INPUT' || location.reload(), 3000)</script>`,
  )

const faultCard = ({ call, fault, times, uid = '*', afterMs }: Fault) => html`<article class="fault">
故障 fault <strong>${fault}</strong> · ${call} · ${uid} · ${times}×${afterMs > 0 ? ` · ${afterMs} ms` : ''}
</article>`

const orderCard = ({ id, word, callback }: Order) => html`<article class="next">
下一任务 next task of ${id}: <strong>${word ?? ''}</strong> ${callback ? `call-back ${callback}` : ''}
</article>`

const scanFrame = { title: '登录确认 Confirm login', kind: 'pay' } as const

/** The phone's page behind the QR code. */
export function scanPage(task: Task | undefined) {
  if (!task || phaseOf(task).is !== 'scan')
    return page(scanFrame, html`<p>二维码已失效 This code is no longer valid.</p>`)
  return page(
    scanFrame,
    html`<article><p>${task.bizType} · ${task.request.uid}</p>
<form method="post" action="${task.token}"><button>确认登录 Confirm</button></form></article>`,
  )
}
