import { defineConfig } from 'vitest/config'

const secondEngine = process.env.ENGINE === 'dynamodb-local' && !process.env.LONG
const OWN_STACK = 'tests/journey/own-stack/*.test.ts'

/**
 * AWS's engine judges the embedded one: it runs the tests that compare the two, those of the store, and two journeys (the
 * golden path, and what happens at once). The steps and the other journeys ask the table nothing else; `npm run test:long`
 * runs them all on AWS's engine.
 */
const judging = {
  engine: ['tests/engine/*.test.ts', 'tests/engine/store/*.test.ts'],
  journey: ['tests/journey/{golden-path,concurrency}.test.ts'],
}

// Four kinds: `unit` needs nothing, `engine` a DynamoDB endpoint, the others the whole local stack over HTTP.
export default defineConfig({
  test: {
    // By itself vitest leaves a core free, which on two is half the machine; these tests mostly wait.
    maxWorkers: 2,
    projects: [
      // Some build the API document or read the whole configuration first: seconds, on a busy machine more than the usual ten.
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], hookTimeout: 60_000 } },
      {
        test: {
          name: 'engine',
          include: secondEngine ? judging.engine : ['tests/engine/**/*.test.ts'],
          globalSetup: ['tests/engine/jars.ts'],
          setupFiles: ['tests/engine/test-stack.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'own-stack',
          include: [OWN_STACK],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // Two at a time: each file has a stack, and a clock, of its own.
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'journey',
          include: secondEngine ? judging.journey : ['tests/journey/**/*.test.ts'],
          exclude: [OWN_STACK],
          globalSetup: ['tests/journey/stack.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // One after another, on one stack, when all else is done.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
