import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import { getAbsoluteFSPath } from 'swagger-ui-dist'

const DOCUMENT = 'docs/openapi.json'

const page = (title: string) => `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${title}</title>
<link rel="stylesheet" href="/docs/swagger-ui.css"><link rel="icon" href="/docs/favicon-32x32.png">
<body><div id="page"></div><script src="/docs/swagger-ui-bundle.js"></script><script>
SwaggerUIBundle({ url: '/docs/openapi.json', dom_id: '#page', deepLinking: true, docExpansion: 'none', filter: true,
  persistAuthorization: true, tryItOutEnabled: true })
</script></html>`

const types: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
}

/** The API's document to browse and to try out, without anything from elsewhere. `api` is where it is tried. */
export function docs(api: string): Hono {
  const app = new Hono()
  app.get('/', (c) => c.html(page('Micro-loan API')))
  app.get('/openapi.json', async (c) =>
    c.json({ ...JSON.parse(await readFile(DOCUMENT, 'utf8')), servers: [{ url: api }] }),
  )
  app.get('/:file', async (c) => {
    const type = types[c.req.param('file')]
    if (!type) return c.notFound()
    const bytes = await readFile(`${getAbsoluteFSPath()}/${c.req.param('file')}`)
    return c.body(new Uint8Array(bytes), 200, { 'content-type': type, 'cache-control': 'max-age=3600' })
  })
  return app
}
