import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

const wanted = { dependencies: { zod: '4.6.7' }, devDependencies: { serverless: 'npm:osls@4.3.1' } }
const lockOf = (versions: Record<string, string>) =>
  JSON.stringify({
    packages: Object.fromEntries(
      Object.entries(versions).map(([name, version]) => [`node_modules/${name}`, { version }]),
    ),
  })
const COMPLETE = lockOf({ zod: '4.6.7', serverless: '4.3.1', more: '1.0.0' })

/** A project of its own in which only as much is installed as `lock` notes. */
function preflight(lock: string | undefined, node = process.versions.node) {
  const root = mkdtempSync(join(tmpdir(), 'preflight-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  for (const folder of ['local', 'node_modules']) mkdirSync(join(root, folder))
  copyFileSync('local/preflight.cjs', join(root, 'local/preflight.cjs'))
  writeFileSync(join(root, 'package.json'), JSON.stringify(wanted))
  writeFileSync(join(root, 'program.cjs'), `console.log('runs')`)
  writeFileSync(
    join(root, 'node.cjs'),
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${node}' } })`,
  )
  if (lock !== undefined) writeFileSync(join(root, 'node_modules/.package-lock.json'), lock)
  const args = ['-r', './node.cjs', '-r', './local/preflight.cjs', 'program.cjs']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  return { status, stdout, stderr }
}

it('lets a program run when all is installed', () => {
  expect(preflight(COMPLETE)).toEqual({ status: 0, stdout: 'runs\n', stderr: '' })
})

it.each([
  ['never', undefined],
  ['by an npm that was interrupted', '{"packages": {'],
])('asks for npm ci in one line when it was run %s', (_when, lock) => {
  const stderr = 'The packages are not installed: run `npm ci` first\n'
  expect(preflight(lock)).toEqual({ status: 1, stdout: '', stderr })
  // An old Node of the system is no second trouble: npm ci brings one.
  expect(preflight(lock, '20.20.2').stderr).toBe(stderr)
})

it.each([
  [
    'another version',
    lockOf({ zod: '4.6.6', serverless: '4.3.1' }),
    'zod 4.6.7 is needed, 4.6.6 is installed: run `npm ci`\n',
  ],
  ['none', lockOf({ zod: '4.6.7' }), 'serverless 4.3.1 is needed, none is installed: run `npm ci`\n'],
])('asks for npm ci when %s of a package is there', (_what, lock, stderr) => {
  expect(preflight(lock)).toEqual({ status: 1, stdout: '', stderr })
})

it.each(['18.20.8', '20.20.2', '24.6.0'])('names the Node it needs under Node %s', (node) => {
  const { status, stdout, stderr } = preflight(COMPLETE, node)
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(new RegExp(`^Node 24\\.7 or newer is needed, this is ${node}: run \`npm ci\`.*\\n$`))
})

it('comes before each npm script', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
  const first = /^node (-r \.\/local\/preflight\.cjs |local\/preflight\.cjs && )/
  expect(Object.entries(scripts).filter(([, command]) => !first.test(command))).toEqual([])
})
