import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startDynamoDbLocal } from '../../local/dynamodb/dynamodb-local.ts'
import { engineUnderTest } from './engine.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'java-'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

test('without Java it says in one line what it needs', async () => {
  vi.stubEnv('PATH', folder)
  await expect(startDynamoDbLocal()).rejects.toThrow(/^DynamoDB Local needs Java 17 or newer; there is none here$/)
})

test('with an old Java too', async () => {
  await writeFile(join(folder, 'java'), `#!/bin/sh\necho 'openjdk version "11.0.2" 2019-01-15' >&2\n`)
  await chmod(join(folder, 'java'), 0o755)
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env.PATH}`)
  await expect(startDynamoDbLocal()).rejects.toThrow(/^DynamoDB Local needs Java 17 or newer; this is Java 11$/)
})

const answers = (endpoint: string) =>
  fetch(endpoint).then(
    () => true,
    () => false,
  )

// What follows starts it, so it needs Java: only with ENGINE=dynamodb-local.
const jars = engineUnderTest() === 'dynamodb-local' ? ['DynamoDB Local'] : []

test.each(jars)('%s ends when it is closed', async () => {
  const { endpoint, close } = await startDynamoDbLocal({ path: join(folder, 'data') })
  expect(await answers(endpoint)).toBe(true)
  await close()
  expect(await answers(endpoint)).toBe(false)
})

test.each(jars)('%s does not outlive a parent which is killed', async () => {
  const starter = new URL('../../local/dynamodb/dynamodb-local.ts', import.meta.url)
  const script = `const { startDynamoDbLocal } = await import('${starter}'); console.log((await startDynamoDbLocal()).endpoint)`
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(parent.stdout, 'data')) as [Buffer]
  const endpoint = line.toString().trim()
  expect(await answers(endpoint)).toBe(true)
  parent.kill('SIGKILL')
  for (let attempt = 0; attempt < 50 && (await answers(endpoint)); attempt++) await sleep(100)
  expect(await answers(endpoint)).toBe(false)
})
