import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { now } from '../../../lib/platform/clock.ts'

const machine = Date.parse('2026-11-01T04:00:00Z')
let directory = ''

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'clock-'))
  vi.useFakeTimers({ now: machine, toFake: ['Date'] })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  rmSync(directory, { recursive: true })
})

describe('the business clock', () => {
  it("is the machine's", () => {
    vi.stubEnv('CLOCK_FILE', undefined)
    expect(now()).toBe(machine)
  })

  it('runs ahead by what the clock file says, from one look to the next', () => {
    const file = join(directory, 'clock')
    vi.stubEnv('CLOCK_FILE', file)
    writeFileSync(file, '86400000')
    expect(now()).toBe(machine + 86_400_000)
    writeFileSync(file, '172800000\n')
    expect(now()).toBe(machine + 172_800_000)
  })

  it('does not fall back to another time when its file is gone', () => {
    vi.stubEnv('CLOCK_FILE', join(directory, 'gone'))
    expect(now).toThrow('ENOENT')
  })
})
