import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asEnvironment, freePorts } from '../../../local/ports.ts'
import { engine } from '../scene.ts'
import { ownFolders, Run } from './own-stack.ts'

const whole = ownFolders('whole')
const broken = ownFolders('broken')
let ports: NodeJS.ProcessEnv
let running: Run | undefined

beforeAll(async () => {
  ports = asEnvironment(await freePorts())
  running = await new Run({ ...process.env, ...ports, DATA_DIR: whole.dataDir, BUILD_DIR: whole.buildDir }).ready()
  await running.pressCtrlC()
  running = undefined
})

afterAll(() => running?.kill())

/** `npm start` on a copy of the whole folder that was spoilt. */
async function startOn(spoil: (inFolder: (name: string) => string) => void, more: NodeJS.ProcessEnv = {}) {
  rmSync(broken.dataDir, { recursive: true, force: true })
  cpSync(whole.dataDir, broken.dataDir, { recursive: true })
  spoil((name) => join(broken.dataDir, name))
  const environment = { ...process.env, ...ports, DATA_DIR: broken.dataDir, BUILD_DIR: broken.buildDir, ...more }
  running = new Run(environment)
  const code = await running.exited
  const { stdout, stderr } = running
  running = undefined
  return { code, stdout, stderr }
}

/** Once is enough for all that has nothing to do with the engine. */
const ownEngine = test.runIf(engine === 'embedded')

const garble = (file: string) => writeFileSync(file, 'garbage')
const remove = (file: string) => rmSync(file, { recursive: true })

ownEngine.each([
  ['keys.json', 'gone', remove],
  ['keys.json', 'garbage', garble],
  ['keys.json', 'cut off', (file: string) => truncateSync(file, 100)],
  [
    'keys.json',
    'of other data',
    (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace(/"s[^,]*,/, '')),
  ],
  ['clock', 'gone', remove],
  ['clock', 'garbage', garble],
  ['clock', 'empty', (file: string) => truncateSync(file, 0)],
  ['clock.jobs', 'gone', remove],
  ['clock.jobs', 'garbage', garble],
  ['sandbox.sqlite', 'gone', remove],
  ['sandbox.sqlite', 'garbage', garble],
  ['sandbox.sqlite', 'cut off', (file: string) => truncateSync(file, 9000)],
  ['manifest.json', 'garbage', garble],
])('%s that is %s stops the start in one line with the way out', async (name, _how, spoil) => {
  const { code, stdout, stderr } = await startOn((inFolder) => spoil(inFolder(name)))
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/^\S+ is (missing|damaged|not the file).* put .*`npm start -- --fresh`\n$/)
  expect(stderr).toContain(`${join(broken.dataDir, name)} `)
})

ownEngine('data without keys do not start, though no start has succeeded on them', async () => {
  const { code, stderr } = await startOn((inFolder) =>
    ['manifest.json', 'keys.json'].map((name) => remove(inFolder(name))),
  )
  expect(code).toBe(1)
  expect(stderr).toMatch(/keys\.json is missing, but there are data that they seal \(.*clock.*\): put it back, or/)
})

const inTable = (inFolder: (name: string) => string, file: RegExp) =>
  inFolder(`embedded/${readdirSync(inFolder('embedded')).find((name) => file.test(name))}`)

ownEngine.each([
  ['gone', (inFolder: (name: string) => string) => remove(inFolder('embedded'))],
  ['empty', (inFolder: (name: string) => string) => remove(inFolder('embedded/CURRENT'))],
  ['without its manifest', (inFolder: (name: string) => string) => remove(inTable(inFolder, /^MANIFEST/))],
  ['garbage', (inFolder: (name: string) => string) => garble(inTable(inFolder, /^MANIFEST/))],
])('a table that is %s stops the start in one line with the way out', async (_how, spoil) => {
  const { code, stdout, stderr } = await startOn(spoil)
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/^\S+\/embedded\S* is (missing|damaged).* put .*`npm start -- --fresh`\n$/)
})

test.runIf(engine === 'dynamodb-local').each([
  ['gone', remove],
  ['garbage', garble],
  ['cut off', (file: string) => truncateSync(file, 20_000)],
])("a table of AWS's engine that is %s stops the start in one line with the way out", async (_how, spoil) => {
  const { code, stdout, stderr } = await startOn((inFolder) =>
    spoil(inFolder('dynamodb-local/shared-local-instance.db')),
  )
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/^\S+shared-local-instance\.db is (missing|damaged).* put .*`npm start -- --fresh`\n$/)
})

ownEngine.each([
  ['PORT', 'abc'],
  ['PORT', '80000'],
  ['SANDBOX_PORT', '1.5'],
  ['SPEED', 'fast'],
])('%s=%s is refused in one line', async (name, value) => {
  const { code, stdout, stderr } = await startOn(() => undefined, { [name]: value })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(new RegExp(`^${name}=${value} is no .*: give .*, or unset ${name}\\n$`))
})
