import { Hono } from 'hono'

const PAGE = `<!doctype html><html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>返回</title><style>body{font:16px/1.6 system-ui;margin:3rem auto;max-width:28rem;padding:0 1rem}</style>
<h1 id="title"></h1><p>The H5 client's page <code id="route"></code> would open here.</p>
<script>
const route = location.hash.slice(1)
const words = { '/home/refund/success': '还款成功', '/home/refund/fail': '还款失败' }
const added = route.startsWith('/authentication/bankcard/addResults')
document.getElementById('title').textContent =
  words[route] ?? (added ? (route.endsWith('status=0000') ? '添加成功' : '添加失败') : '')
document.getElementById('route').textContent = route
</script></html>`

/** Stands where the H5 client lives (`/m/#/…`): says to which of its pages a person was sent. */
export const clientPage = (): Hono => new Hono().get('/', (c) => c.html(PAGE))
