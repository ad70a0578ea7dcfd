import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { functionEnvironment } from '../../../local/environment.ts'
import { localKeys } from '../../../local/keys.ts'
import { freePorts } from '../../../local/ports.ts'
import { startSandboxes } from '../../../local/sandboxes.ts'

const folder = mkdtempSync(join(tmpdir(), 'pages-'))
let base: string
let environment: Record<string, string>
let running: { close(): Promise<void> }

beforeAll(async () => {
  const { sandbox } = await freePorts()
  base = `http://127.0.0.1:${sandbox}`
  environment = functionEnvironment({ SANDBOX_PORT: String(sandbox) })
  running = await startSandboxes({
    port: sandbox,
    dataFile: join(folder, 'sandbox.sqlite'),
    keys: localKeys(join(folder, 'keys.json')),
    environment,
    speed: 5,
    clock: new Hono().get('/', (c) => c.json({ now: '2026-12-01T00:00:00+08:00', advanced_ms: 0, jobs: [] })),
  })
})

afterAll(async () => {
  await running.close()
  rmSync(folder, { recursive: true })
})

/** LianLian's pages are posted to; without an order one says what is wrong. */
const read = async (path: string) => {
  const method = path.startsWith('/lianlian') ? 'POST' : 'GET'
  return (await fetch(`${base}${path}`, { method })).text()
}

const pages = [
  '/',
  '/docs',
  '/sms',
  '/limu/_sim/page',
  '/limu/_sim/scan/gone',
  '/oidc',
  '/m',
  '/lianlian/signApply.htm',
]

describe.each(pages)('%s', (path) => {
  it('has a title and an icon of its own, and takes nothing from elsewhere', async () => {
    const page = await read(path)
    expect(page).toMatch(/<title>[^<]+<\/title>/)
    expect(page).toMatch(/<link rel="icon" href="(data:image\/svg\+xml,|\/favicon\.ico")/)
    expect(page).not.toMatch(/(?:src|href)="https?:/)
    expect(page).toContain('name="viewport"')
  })
})

it('all but the document share one style', async () => {
  const styles = await Promise.all(
    pages
      .filter((path) => path !== '/docs')
      .map(async (path) => /<style>([\s\S]*?)<\/style>/.exec(await read(path))?.[1]),
  )
  expect(styles[0]).toContain('max-width')
  expect(new Set(styles).size).toBe(1)
})

describe('the start page', () => {
  it('leads to pages that answer', async () => {
    const links = [...(await read('/')).matchAll(/href="(\/[^"]*)"/g)].map(([, link = '']) => link)
    expect(links).toEqual(expect.arrayContaining(['/docs', '/sms', '/limu/_sim/page', '/clock']))
    for (const link of links) expect((await fetch(`${base}${link}`)).status, link).toBe(200)
  })

  it('names the address of each part', async () => {
    const page = await read('/')
    const addresses = Object.entries(environment).filter(([name]) => /^API_BASE_URL|^AWS_ENDPOINT/.test(name))
    expect(addresses).toHaveLength(6)
    for (const [, address] of addresses) expect(page).toContain(address)
  })

  it('has its icon at the address that browsers ask too', async () => {
    const icon = await fetch(`${base}/favicon.ico`)
    expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
  })
})
