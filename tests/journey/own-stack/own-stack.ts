import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { until } from '../../../local/journey/vendors.ts'
import { freePorts } from '../../../local/ports.ts'
import { type Stack, startStack } from '../../../local/stack.ts'
import { engine, type Scene, sceneOf } from '../scene.ts'

const START_S = 120

/** Where the stack of a file of tests keeps its data and its bundles; removed when the file is done. */
export function ownFolders(name: string) {
  const dataDir = mkdtempSync(join(tmpdir(), 'microloan-'))
  const buildDir = `.esbuild/${name}-${process.pid}`
  afterAll(() => {
    for (const dir of [dataDir, buildDir]) rmSync(dir, { recursive: true, force: true })
  })
  return { dataDir, buildDir }
}

/** A stack for one file of tests, which may do with its clock as it likes. */
export function ownStack(name: string) {
  const folders = ownFolders(name)
  let stack: Stack | undefined
  beforeAll(async () => {
    stack = await startStack({ ports: await freePorts(), engine, fresh: true, speed: 20, ...folders })
  })
  afterAll(() => stack?.close())
  return {
    dataDir: folders.dataDir,
    /** Moves the clock on. The operators' tokens of before have expired by then: the world has new ones. */
    async clockTo(set: string): Promise<Scene> {
      if (!stack) throw new Error('The stack has not started')
      const moved = await fetch(`${stack.sandbox}/clock`, { method: 'POST', body: JSON.stringify({ set }) })
      if (!moved.ok) throw new Error(await moved.text())
      return sceneOf(stack.api, stack.sandbox)
    },
  }
}

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
