import { html } from 'hono/html'
import { textOf } from './answers.ts'
import { hasEnded, movesOnAt, phaseOf } from './lifecycle.ts'
import type { InputType } from './phases.ts'
import { captchaPng, captchaText, scanPng, scanSizePx } from './pictures.ts'
import type { Task } from './state.ts'

interface Surroundings {
  now: number
  speed: number
  scanUrl: (task: Task) => string
}

/** Shows one collection to the person who plays it: its phase, since when, and the input that the source asks for. */
export const taskCard = (task: Task, around: Surroundings) => html`<article
data-token="${task.token}" data-phase="${phaseOf(task).is}" class="${hasEnded(task) ? 'ended' : 'open'}">
<h2>${task.bizType} · ${task.request.uid} <small>${task.request.username ?? ''}</small></h2>
<p>${situation(task)}</p>
<small>${timings(task, around)}<br><code>${task.token}</code></small>
${action(task, around)}
</article>`

const words = {
  working: '处理中 working',
  stuck: '无响应 stuck: nothing will ever come',
  input: '等待输入 input wanted',
  scan: '等待扫码 scan wanted',
  collecting: '已登录，采集中 logged in, collecting',
  collected: '已完成 collected',
} as const

function situation(task: Task): string {
  const phase = phaseOf(task)
  return phase.is === 'failed' ? `失败 failed ${phase.code} ${textOf(phase.code)}` : words[phase.is]
}

function timings(task: Task, { now, speed }: Surroundings): string {
  const seconds = (ms: number) => `${Math.max(0, Math.round(ms / 1000))} s`
  const next = movesOnAt(task, speed)
  const ahead = Number.isFinite(next)
    ? ` · 剩余 ${hasTimeLimit(task) ? 'gives up' : 'moves on'} in ${seconds(next - now)}`
    : ''
  return `开始 started ${seconds(now - task.startedAt)} ago · 此状态 so for ${seconds(now - task.since)}${ahead}`
}

/** As wide as a phone, in whole pixels of the picture: a camera dislikes modules of uneven width. */
const SCAN_SHOWN_PX = 340

const hasTimeLimit = (task: Task) => ['input', 'scan'].includes(phaseOf(task).is)

function action(task: Task, { scanUrl }: Surroundings) {
  const phase = phaseOf(task)
  if (phase.is === 'scan') {
    const px = scanSizePx(task)
    const shown = px * Math.floor(SCAN_SHOWN_PX / px)
    return html`<img src="data:image/png;base64,${scanPng(task, scanUrl(task))}" width="${shown}" alt="二维码 QR code">
<p class="hint">扫码打开 the code opens <a href="${scanUrl(task)}">${scanUrl(task)}</a>; after ${phase.polls} polls it counts as scanned.</p>
<form method="post" action="scan/${task.token}" class="row"><button>扫码确认 Scan and confirm</button></form>`
  }
  if (phase.is !== 'input') return ''
  const { hint, right, picture } = asked(task, phase.type)
  return html`${picture ? html`<img src="data:image/png;base64,${picture}" width="240" alt="图片验证码 image captcha">` : ''}
<p>${hint} <span class="asked">${right}</span></p>
<form method="post" action="input/${task.token}" class="row">
<input name="text" value="${right}" aria-label="${phase.type}" autocomplete="off">
<button>提交 Answer (${phase.type})</button>
</form>`
}

/** Shows the request for an input, as the source shows or sends it. */
function asked(task: Task, type: InputType): { hint: string; right: string; picture?: string } {
  switch (type) {
    case 'sms':
      return { hint: '已发送短信验证码 SMS code sent:', right: task.smsCode }
    case 'sms-jl':
      return { hint: '发送CXXD到10001，收到验证码 After the text CXXD to 10001, the code is', right: task.smsCode }
    case 'img':
      return { hint: '图片验证码 The picture says', right: captchaText(task), picture: captchaPng(task) }
    case 'idp':
      return {
        hint: '独立密码：除wrong外任意文字 The independent password: any text but “wrong”, such as',
        right: 'mailbox',
      }
  }
}
