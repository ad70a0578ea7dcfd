import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import type { EngineName } from '../../local/dynamodb/index.ts'
import { freePorts } from '../../local/ports.ts'
import { startStack } from '../../local/stack.ts'

declare module 'vitest' {
  interface ProvidedContext {
    api: string
    sandbox: string
    lambda: string
    /** DynamoDB's endpoint. */
    database: string
    /** Step Functions' endpoint. */
    workflows: string
    /** Where the stack keeps its data and its keys. */
    dataDir: string
  }
}

/** One whole local stack for all journeys, on ports of its own, with data that are forgotten afterwards. */
export default async function setup(project: TestProject) {
  const dataDir = mkdtempSync(join(tmpdir(), 'microloan-'))
  const buildDir = `.esbuild/test-${process.pid}`
  const ports = await freePorts()
  const engine = (process.env.ENGINE ?? 'embedded') as EngineName
  const stack = await startStack({ ports, engine, dataDir, fresh: true, speed: 20, buildDir })
  project.provide('api', stack.api)
  project.provide('sandbox', stack.sandbox)
  project.provide('dataDir', dataDir)
  project.provide('database', `http://127.0.0.1:${ports.dynamodb}`)
  project.provide('workflows', `http://127.0.0.1:${ports.sfn}`)
  project.provide('lambda', `http://127.0.0.1:${ports.lambda}`)
  return async () => {
    await stack.close()
    rmSync(dataDir, { recursive: true, force: true })
    rmSync(buildDir, { recursive: true, force: true })
  }
}
