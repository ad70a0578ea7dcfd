import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { writeWhole } from '../../local/data-folder.ts'
import { openStorage } from '../../local/dynamodb/engine/storage.ts'
import { LocalFault, onFile, shown } from '../../local/fault.ts'
import { openKv } from '../../local/kv.ts'

const refused = (code: string) => () => {
  throw Object.assign(new Error(`${code}: refused, write`), { code })
}

it.each([
  ['ENOSPC', /^\/data\/clock: no space is left on its disk: free some and start again \(ENOSPC\)$/],
  ['EACCES', /^\/data\/clock: you have no permission for it: .* \(EACCES\)$/],
  ['EROFS', /^\/data\/clock: its disk is read-only: .* \(EROFS\)$/],
])('a refusal of the operating system (%s) names the file and the way out in one line', (code, message) => {
  expect(() => onFile('/data/clock', refused(code))).toThrow(LocalFault)
  expect(() => onFile('/data/clock', refused(code))).toThrow(message)
})

it('any other error passes as it is, with its stack', () => {
  const error = new TypeError('ours')
  const work = () => {
    throw error
  }
  expect(() => onFile('/data/clock', work)).toThrow(error)
  expect(shown(error)).toBe(error)
  expect(shown(new LocalFault('one line'))).toBe('one line')
})

it('a file where a folder should be is named, whichever part finds it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fault-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect(() => writeWhole(join(file, 'clock'), '0')).toThrow(`${file}/clock: a file is where a folder should be`)
  expect(() => openKv(join(file, 'sandbox.sqlite'))).toThrow(`${file}/sandbox.sqlite: you have no permission for it`)
  await expect(openStorage(file)).rejects.toThrow(`${file}: a file is where a folder should be`)
})
