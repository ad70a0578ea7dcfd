import { readFileSync } from 'node:fs'

/**
 * Returns the business clock's time: milliseconds since the epoch. Every invocation samples it once and passes the value
 * on.
 *
 * With CLOCK_FILE set, the clock runs ahead of the machine's by the milliseconds written there, so that a developer or a
 * test can move time for all processes at once. Unset (on AWS) it is the machine's clock.
 */
export const now = (): number => Date.now() + aheadMs()

function aheadMs(): number {
  const file = process.env.CLOCK_FILE
  return file ? Number(readFileSync(file, 'utf8')) : 0
}
