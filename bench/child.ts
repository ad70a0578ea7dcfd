import { execFile, spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * Keeps a process on the last core, where the system can (Linux has `taskset`): a Lambda of 512 MB has a third of one, and
 * waking a thread on another core would cost more than that thread's work.
 */
const onOneCore = ['taskset', '-c', String(availableParallelism() - 1)]
const canPin = spawnSync(onOneCore[0] ?? '', ['-V']).status === 0

export const cores = canPin ? 'one core' : 'all cores'

/** Runs a script of this folder in a number of fresh processes, one after another, and returns the JSON of each last line. */
export async function inFreshProcesses<T>(
  runs: number,
  script: string,
  args: string[],
  { oneCore = false } = {},
): Promise<T[]> {
  const [command = '', ...before] = [...(oneCore && canPin ? onOneCore : []), process.execPath]
  const measured: T[] = []
  for (let n = 0; n < runs; n++) {
    const { stdout } = await run(command, [...before, resolve('bench', script), ...args])
    measured.push(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''))
  }
  return measured
}
