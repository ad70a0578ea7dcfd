import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import { getAbsoluteFSPath } from 'swagger-ui-dist'

const DOCUMENTS = ['openapi.json', 'openapi-3.0.json']

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
}

const ours = ['page.css', 'page.js']
const swaggers = ['swagger-ui.css', 'swagger-ui-bundle.js']

/**
 * Serves the API document to browse and try out, without external resources; docs/decisions/0012 says why with Swagger UI.
 * `api` is the address of the tried calls.
 */
export function docs(api: string): Hono {
  const app = new Hono()
  const send = async (path: string, cache: string) => {
    const type = types[path.split('.').at(-1) ?? ''] ?? ''
    return new Response(new Uint8Array(await readFile(path)), {
      headers: { 'content-type': type, 'cache-control': cache },
    })
  }
  app.get('/', () => send(`${import.meta.dirname}/docs/page.html`, 'no-cache'))
  for (const name of DOCUMENTS) {
    app.get(`/${name}`, async (c) => {
      return c.json({ ...JSON.parse(await readFile(`docs/${name}`, 'utf8')), servers: [{ url: api }] })
    })
  }
  for (const name of ours) app.get(`/${name}`, () => send(`${import.meta.dirname}/docs/${name}`, 'no-cache'))
  for (const name of swaggers) app.get(`/${name}`, () => send(`${getAbsoluteFSPath()}/${name}`, 'max-age=3600'))
  return app
}
