import { Hono } from 'hono'
import { html } from 'hono/html'
import { page } from '../page.ts'

const PAGE = page(
  { title: '返回 · back in the app', kind: 'pay' },
  html`<article><h1 id="title"></h1><p>The H5 client's page <code id="route"></code> would open here.</p></article>
<script>
const route = location.hash.slice(1)
const words = { '/home/refund/success': '还款成功', '/home/refund/fail': '还款失败' }
const added = route.startsWith('/authentication/bankcard/addResults')
document.getElementById('title').textContent =
  words[route] ?? (added ? (route.endsWith('status=0000') ? '添加成功' : '添加失败') : '')
document.getElementById('route').textContent = route
</script>`,
)

/** Stands in for the H5 client (`/m/#/…`): shows to which of its pages a person was redirected. */
export const clientPage = (): Hono => new Hono().get('/', (c) => c.html(PAGE))
