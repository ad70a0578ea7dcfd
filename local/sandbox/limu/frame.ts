import { html, raw } from 'hono/html'

export type Html = ReturnType<typeof html>

const style = `
  :root { color-scheme: light }
  * { box-sizing: border-box }
  body { margin: 0 auto; max-width: 40rem; padding: 16px; font: 16px/1.5 system-ui, "PingFang SC", sans-serif;
    background: #f4f5f7; color: #212529 }
  article { background: #fff; border-radius: 12px; padding: 12px 16px; margin: 12px 0 }
  article.fault { background: #fff0ed } article.next { background: #fff8e1 } article.ended { opacity: .65 }
  h1 { font-size: 1.25rem } h2 { font-size: 1rem; margin: 0 } p { margin: 8px 0 }
  small, .hint { color: #6b7280; font-size: .8125rem } code, a { overflow-wrap: anywhere }
  .asked { font-size: 1.5rem; font-weight: 600; letter-spacing: .1em }
  img { display: block; margin: 8px auto; max-width: 100%; image-rendering: pixelated }
  form { display: flex; gap: 8px; margin: 8px 0 }
  input { flex: 1; min-width: 0; font: inherit; padding: 10px; border: 1px solid #ced4da; border-radius: 8px }
  button { font: inherit; min-height: 44px; padding: 0 16px; border: 0; border-radius: 8px; background: #1971c2; color: #fff }
`

/** One frame for the sandbox's pages; no resource from elsewhere. Values in `html` templates are escaped. */
export const frame = (content: Html | Promise<Html>) => html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>立木沙箱 Limu sandbox</title>
<style>${raw(style)}</style>
</head>
<body>${content}</body>
</html>`
