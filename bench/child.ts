import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What a script of this folder measured, in so many fresh processes one after another: the JSON of its last line. */
export async function inFreshProcesses<T>(runs: number, script: string, ...args: string[]): Promise<T[]> {
  const measured: T[] = []
  for (let n = 0; n < runs; n++) {
    const { stdout } = await run(process.execPath, [resolve('bench', script), ...args])
    measured.push(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''))
  }
  return measured
}
