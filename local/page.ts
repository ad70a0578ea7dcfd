import { html, raw } from 'hono/html'

export type Html = ReturnType<typeof html>

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1971c2"/><path d="M9 7l7 9 7-9M16 16v10M10 17h12M10 21h12" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>'

const style = `
  :root { color-scheme: light; --brand: #1971c2; --ink: #212529; --quiet: #6b7280; --line: #e5e7eb }
  .pay { --brand: #e8590c }
  * { box-sizing: border-box }
  body { margin: 0; background: #f4f5f7; color: var(--ink);
    font: 16px/1.5 system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
  header { background: #fff; border-bottom: 1px solid var(--line); padding: 14px; text-align: center; font-weight: 600 }
  header small { display: block; font-weight: 400 }
  main { max-width: 40rem; margin: 0 auto; padding: 16px }
  .pay main { max-width: 30rem }
  article, .card { background: #fff; border-radius: 12px; padding: 12px 16px; margin: 0 0 16px }
  article.fault { background: #fff0ed } article.next { background: #fff8e1 } article.ended { opacity: .65 }
  h1 { font-size: 1.5rem; margin: 8px 0 } h2 { font-size: 1rem; margin: 0 } p { margin: 8px 0 }
  small, .hint { color: var(--quiet); font-size: .875rem } code, pre, a { overflow-wrap: anywhere }
  pre { white-space: pre-wrap; font-size: .8125rem; margin: 8px 0 0 } pre:empty { display: none }
  a { color: var(--brand) }
  img { display: block; margin: 8px auto; max-width: 100%; image-rendering: pixelated }
  .amount { font-size: 2.25rem; font-weight: 600; text-align: center; padding: 12px 0 }
  .asked { font-size: 1.5rem; font-weight: 600; letter-spacing: .1em }
  dl { display: grid; grid-template-columns: auto 1fr; margin: 0 }
  dt, dd { margin: 0; padding: 10px 0; border-top: 1px solid #f0f1f3 }
  dt:first-of-type, dt:first-of-type + dd { border-top: 0 }
  dt { color: var(--quiet) }
  dd { padding-left: 16px; text-align: right; overflow-wrap: anywhere }
  label { display: block; padding: 10px 0 }
  label.choice { display: flex; align-items: center; gap: 12px; min-height: 48px; border-top: 1px solid #f0f1f3 }
  label.choice:first-child { border-top: 0 }
  .row { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0 } .row > input { flex: 1; min-width: 0 }
  input, select { font: inherit; padding: 10px; border: 1px solid #ced4da; border-radius: 8px; background: #fff; max-width: 100% }
  input[type=text] { width: 100% }
  input[type=radio] { width: 20px; height: 20px; accent-color: var(--brand) }
  button, a.button { min-height: 44px; padding: 0 16px; border: 0; border-radius: 8px; font: inherit; font-weight: 600;
    line-height: 44px; text-align: center; text-decoration: none; background: var(--brand); color: #fff; cursor: pointer }
  button:disabled { opacity: .5 }
  .pay button, a.button { display: block; width: 100%; min-height: 50px; line-height: 50px; margin-top: 12px }
  .plain { background: #fff !important; color: var(--ink) !important; border: 1px solid #ced4da !important }
  .error { background: #fff0ed; color: #b42318; border-radius: 8px; padding: 10px 14px }
  form:has([value=new]:not(:checked)) .number { display: none }
  :focus-visible { outline: 3px solid #a5d8ff; outline-offset: 1px }
`

/** Builds the head of each page. The icon is in the page itself: no second request. */
export const head = (title: string) => html`<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(ICON)}">
<title>${title}</title>`

interface Frame {
  title: string
  /** A line below the title. */
  note?: string | Html | Promise<Html>
  lang?: 'zh-CN' | 'en'
  /** `pay`: a narrow page with wide buttons, for a phone. */
  kind?: 'pay'
}

/** The common layout of all local pages; no external resource. Values in `html` templates are escaped. */
export const page = (
  { title, note, lang = 'zh-CN', kind }: Frame,
  content: Html | Promise<Html>,
) => html`<!doctype html>
<html lang="${lang}">
<head>
${head(title)}
<style>${raw(style)}</style>
</head>
<body class="${kind ?? ''}">
<header>${title}${note ? html`<small>${note}</small>` : ''}</header>
<main>
${content}
</main>
</body>
</html>`

/** For addresses without a page, for which browsers still request an icon. */
export const favicon = (): Response =>
  new Response(ICON, { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=3600' } })
