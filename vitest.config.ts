import { defineConfig } from 'vitest/config'

const secondEngine = process.env.ENGINE === 'dynamodb-local' && !process.env.LONG
const names = (folder: string, list: string) => list.split(' ').map((name) => `tests/${folder}/${name}.test.ts`)
const OWN_STACK = 'tests/journey/own-stack/*.test.ts'

/**
 * Half a minute and more each, and about vendors and time: on AWS's engine they run with `npm run test:long` only. So do tests
 * that run state machines: what those ask of the table, the steps' own tests ask of both engines.
 */
const slow = {
  engine: ['tests/engine/{workflow,costs}/**'],
  ownStack: names('journey/own-stack', 'calendar payout-life restart slow-source'),
  journey: names('journey', 'canary contract/verification kinds vendor-faults'),
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
          include: ['tests/engine/**/*.test.ts'],
          globalSetup: ['tests/engine/jars.ts'],
          exclude: secondEngine ? slow.engine : [],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'own-stack',
          include: [OWN_STACK],
          exclude: secondEngine ? slow.ownStack : [],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // Two at a time: each file has a stack, and a clock, of its own.
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'journey',
          include: ['tests/journey/**/*.test.ts'],
          exclude: [OWN_STACK, ...(secondEngine ? slow.journey : [])],
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
