import { html, raw } from 'hono/html'
import { page } from './page.ts'
import { roles } from './sandbox/oidc/roles.ts'

export interface Addresses {
  api: string
  /** The other parts that listen, by name. */
  others: Record<string, string>
}

const CLOCK_MOVES = { hour: '+ 1 hour', day: '+ 1 day', fortnight: '+ 14 days', midnight: 'To midnight' }

/** The start page of the local stack: the addresses of all parts, the clock with buttons, a token for an operator. */
export const startPage = ({ api, others }: Addresses) =>
  page(
    { title: 'Micro-loan backend', note: 'the local world: API, vendors, clock', lang: 'en' },
    html`<article>
<h2>Clock</h2>
<p><strong id="now">…</strong> <small>business time, Beijing; <span id="ahead"></span></small></p>
<div class="row">${Object.entries(CLOCK_MOVES).map(([move, text]) => html`<button data-move="${move}">${text}</button>`)}</div>
<p class="hint">It moves forward only, for all parts, and runs the jobs passed over.</p>
<pre id="jobs"></pre>
</article>

<article>
<h2>Pages</h2>
<dl>
<dt><a href="/docs">API document</a></dt><dd>every route, to read and to try</dd>
<dt><a href="/sms">SMS inbox</a></dt><dd>every text message, newest first</dd>
<dt><a href="/limu/_sim/page">Limu</a></dt><dd>scan, type codes, see what is collected</dd>
<dt>LianLian (JSON)</dt><dd><a href="/lianlian/_sim/agreements">cards</a>, <a href="/lianlian/_sim/payouts">payouts</a>,
<a href="/lianlian/_sim/payments">payments</a>, <a href="/lianlian/_sim/notifications">notices</a>, <a href="/lianlian/_sim/traffic">traffic</a></dd>
<dt><a href="/clock">Clock</a></dt><dd>JSON; POST moves it</dd>
</dl>
<p class="hint">LianLian's own pages open from the app's forms: <code>/lianlian/signApply.htm</code> signs a card,
<code>/lianlian/authpay.htm</code> pays a loan back. Their SMS code is 123456.</p>
</article>

<article>
<h2>An operator's token</h2>
<form id="token" class="row"><input name="name" value="Ada" aria-label="name" required maxlength="64">
<select name="role" aria-label="role">${roles.map((role) => html`<option>${role}</option>`)}</select><button>Get token</button></form>
<p class="hint">Send it as <code>Authorization: Bearer …</code>; it lives for 8 hours of the business clock. For the terminal:
<code>npm run ops -- login --name Ada --role reviewer</code></p>
<pre id="bearer"></pre>
</article>

<article>
<h2>Addresses</h2>
<dl>
<dt>API</dt><dd><code>${api}</code></dd>
${Object.entries(others).map(([name, address]) => html`<dt>${name}</dt><dd><code>${address}</code></dd>`)}
</dl>
<p class="hint">A new borrower from sign-up to a repaid loan: <code>npm run demo</code>, or <code>bash local/golden-path.sh</code></p>
</article>
<script>${raw(script)}</script>`,
  )

const script = `
const $ = (id) => document.getElementById(id)
const HOUR = 3600e3, DAY = 24 * HOUR, BEIJING = 8 * HOUR
const moves = {
  hour: (ms) => ms + HOUR,
  day: (ms) => ms + DAY,
  fortnight: (ms) => ms + 14 * DAY,
  midnight: (ms) => (Math.floor((ms + BEIJING) / DAY) + 1) * DAY - BEIJING,
}
const iso = (ms) => new Date(ms + BEIJING).toISOString().slice(0, 19) + '+08:00'
function show({ now, advanced_ms }) {
  $('now').textContent = now.slice(0, 19).replace('T', ' ')
  $('ahead').textContent = advanced_ms < 1000 ? 'the machine\\u2019s' : (advanced_ms / DAY).toFixed(2) + ' days ahead of the machine\\u2019s'
  return Date.parse(now)
}
const clock = async (init) => (await fetch('/clock', init)).json()
const tick = async () => show(await clock())
for (const button of document.querySelectorAll('[data-move]')) {
  button.onclick = async () => {
    const buttons = document.querySelectorAll('[data-move]')
    buttons.forEach((each) => { each.disabled = true })
    try {
      const set = iso(moves[button.dataset.move](await tick()))
      const moved = await clock({ method: 'POST', body: JSON.stringify({ set }) })
      if (moved.error) throw new Error(moved.error)
      show(moved)
      $('jobs').textContent = moved.jobs.map((job) => job.at + '  ' + job.name + (job.error ? '  FAILED: ' + job.error : '')).join('\\n') || 'No job was due.'
    } catch (error) {
      $('jobs').textContent = error.message
    }
    buttons.forEach((each) => { each.disabled = false })
  }
}
$('token').onsubmit = async (event) => {
  event.preventDefault()
  const answer = await fetch('/oidc/token', { method: 'POST', body: new URLSearchParams(new FormData(event.target)) })
  const { access_token, error_description } = await answer.json()
  $('bearer').textContent = access_token ?? error_description
}
tick()
setInterval(tick, 5000)
`
