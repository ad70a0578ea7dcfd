import { availableParallelism } from 'node:os'
import type { TestProject } from 'vitest/node'
import { startDynamoDbLocal } from '../../local/dynamodb/dynamodb-local.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Of AWS's program, when it is the engine under test: one for each worker. */
    jars: string[]
  }
}

/**
 * AWS's DynamoDB Local for all files of tests, each of which has tables of its own: it takes seconds to start, and minutes
 * until Java has compiled what is asked of it.
 */
export default async function setup(project: TestProject) {
  const count =
    process.env.ENGINE === 'dynamodb-local' ? (project.vitest.config.maxWorkers ?? availableParallelism()) : 0
  const jars = await Promise.all(Array.from({ length: Number(count) }, () => startDynamoDbLocal()))
  project.provide(
    'jars',
    jars.map(({ endpoint }) => endpoint),
  )
  return () => Promise.all(jars.map((jar) => jar.close()))
}
