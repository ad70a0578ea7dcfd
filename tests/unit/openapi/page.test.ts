import { expect, it } from 'vitest'
import { docs } from '../../../local/docs.ts'
import { committed } from './document.ts'

const api = 'http://api.test'
const app = docs(api)

it('is browsed without anything from elsewhere', async () => {
  const page = await (await app.request('/')).text()
  expect(page).not.toMatch(/https?:\/\//)
  const files = [...page.matchAll(/(?:src|href)="\/docs([^"]+)"/g)].map(([, file = '']) => file)
  expect(files.toSorted()).toEqual([
    '/openapi-3.0.json',
    '/openapi.json',
    '/page.css',
    '/page.js',
    '/swagger-ui-bundle.js',
    '/swagger-ui.css',
  ])
  for (const file of files) {
    const answer = await app.request(file)
    expect(answer.status).toBe(200)
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(500)
  }
})

it.each([
  ['/openapi.json', '3.1.0'],
  ['/openapi-3.0.json', '3.0.3'],
])('is tried out against the running API: %s', async (path, openapi) => {
  expect(await (await app.request(path)).json()).toMatchObject({ openapi, servers: [{ url: api }] })
})

it('signs in for each security scheme of the document', async () => {
  const page = await (await app.request('/')).text()
  const forms = [...page.matchAll(/<form id="(\w+)"/g)].map(([, id]) => id)
  expect(forms).toEqual(Object.keys(committed.components?.securitySchemes ?? {}))
})

it.each(['/package.json', '/..%2fpackage.json', '/index.html'])('serves nothing else: %s', async (path) => {
  expect((await app.request(path)).status).toBe(404)
})
