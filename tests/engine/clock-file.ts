import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** Moves the business clock of this process; to be called after the stack is open. */
export function movableClock() {
  const folder = mkdtempSync(join(tmpdir(), 'clock-'))
  const file = join(folder, 'clock')
  let aheadMs = 0
  const pass = (ms: number) => {
    aheadMs += ms
    writeFileSync(file, String(aheadMs))
  }
  pass(0)
  process.env.CLOCK_FILE = file
  afterAll(() => {
    delete process.env.CLOCK_FILE
    rmSync(folder, { recursive: true })
  })
  return { pass }
}
