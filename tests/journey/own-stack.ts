import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { until } from '../../local/journey/vendors.ts'
import { engine } from './world.ts'

const START_S = 120

/** `npm start` in a process of its own, and in a group of its own as in a terminal. */
export class Run {
  readonly #process: ChildProcess
  readonly exited: Promise<number | null>
  stdout = ''
  stderr = ''

  constructor(environment: NodeJS.ProcessEnv) {
    this.#process = spawn(process.execPath, ['local/start.ts', ...(engine === 'embedded' ? [] : [`--${engine}`])], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    this.#process.stdout?.on('data', (text) => (this.stdout += text))
    this.#process.stderr?.on('data', (text) => (this.stderr += text))
    this.exited = once(this.#process, 'close').then(([code]) => code)
  }

  async ready(): Promise<this> {
    const ended = this.exited.then((code) => {
      throw new Error(`ended with ${code} while starting: ${this.stderr}`)
    })
    ended.catch(() => undefined)
    const up = until(
      async () => this.stdout,
      (text) => text.includes('ready after'),
      START_S,
    )
    await Promise.race([up, ended]).catch(async (late: unknown) => {
      await this.kill()
      throw late
    })
    return this
  }

  /** As the system does when memory is short: only this process, and without a word. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL')
    await this.exited
  }

  /** As a terminal does: the whole group. */
  async pressCtrlC(): Promise<number | null> {
    process.kill(-Number(this.#process.pid), 'SIGINT')
    return this.exited
  }
}
