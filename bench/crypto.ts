import { createSecretKey, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { hashPassword } from '../lib/platform/password.ts'
import { becomeFunction } from './environment.ts'
import type { Figure } from './report.ts'
import { median, spread } from './stats.ts'

const RUNS = 15

/** Measures the cost of cryptography. Only reported: security decides it, not speed. */
export async function cryptography(): Promise<Figure[]> {
  becomeFunction()
  const { seal, unseal } = await import('../lib/platform/sealing.ts')
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
  const key = createSecretKey(randomBytes(32))
  const sealed = seal(key, 'USER#1|name', '测试甲')
  return [
    await timed('password hash (argon2id, 19 MiB, 2 passes)', 'ms', 1, () => hashPassword('correct-horse')),
    await timed('RSA signature of a LianLian request (1024 bits)', 'µs', 200, () =>
      createSign('RSA-MD5').update('money_order=1000.00').sign(privateKey),
    ),
    await timed('sealing a field (AES-256-GCM)', 'µs', 2000, () => seal(key, 'USER#1|name', '测试甲')),
    await timed('opening a field', 'µs', 2000, () => unseal(key, 'USER#1|name', sealed)),
  ]
}

async function timed(what: string, unit: 'ms' | 'µs', times: number, act: () => unknown): Promise<Figure> {
  const values: number[] = []
  for (let run = 0; run <= RUNS; run++) {
    const began = performance.now()
    for (let n = 0; n < times; n++) await act()
    const each = (performance.now() - began) / times
    if (run > 0) values.push(unit === 'ms' ? each : each * 1000) // the first warms up
  }
  return { what, baseline: 'reported only', value: median(values), unit, runs: RUNS, spread: spread(values) }
}
