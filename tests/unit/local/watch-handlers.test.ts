import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { watchHandlers } from '../../../local/build-handlers.ts'

const folder = mkdtempSync(join(tmpdir(), 'watch-'))
const builds: string[] = []
let watching: { close(): Promise<void> }

const write = (name: string, code: string) => writeFileSync(join(folder, name), code)
const bundle = () => readFileSync(globSync(join(folder, 'built/.build/**/route.cjs'))[0] ?? '', 'utf8')
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 100 })

beforeAll(async () => {
  write('rule.ts', "export const text = 'first'")
  write('route.ts', "import { text } from './rule.ts'\nexport const handler = async () => text")
  const functions = { route: { handler: join(folder, 'route.handler') } }
  watching = await watchHandlers(functions, join(folder, 'built'), (errors) => builds.push(errors))
})

afterAll(async () => {
  await watching.close()
  rmSync(folder, { recursive: true })
})

it('a bundle is made at once, with the map by which a debugger finds its sources', () => {
  expect(builds[0]).toBe('')
  expect(bundle()).toContain('"first"')
  expect(bundle()).toContain('sourceMappingURL=data:')
})

it('a changed file of a bundle makes it anew', async () => {
  write('rule.ts', "export const text = 'second'")
  await eventually(() => expect(bundle()).toContain('"second"'))
}, 30_000)

it('a build that fails says where, and leaves the last good bundle', async () => {
  write('rule.ts', 'export const text =')
  await eventually(() => expect(builds.at(-1)).toMatch(/rule\.ts:1/))
  expect(bundle()).toContain('"second"')
}, 30_000)
