import { expect, it } from 'vitest'
import { docs } from '../../../local/docs.ts'

const api = 'http://api.test'
const app = docs(api)

it('is browsed without anything from elsewhere', async () => {
  const page = await (await app.request('/')).text()
  expect(page).not.toMatch(/https?:\/\//)
  const files = [...page.matchAll(/(?:src|href)="\/docs([^"]+)"/g)].map(([, file = '']) => file)
  expect(files).toHaveLength(3)
  for (const file of files) {
    const answer = await app.request(file)
    expect(answer.status).toBe(200)
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(500)
  }
})

it('is tried out against the running API', async () => {
  expect(await (await app.request('/openapi.json')).json()).toMatchObject({ openapi: '3.1.0', servers: [{ url: api }] })
})

it.each(['/package.json', '/..%2fpackage.json', '/index.html'])('serves nothing else: %s', async (path) => {
  expect((await app.request(path)).status).toBe(404)
})
