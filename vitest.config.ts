import { defineConfig } from 'vitest/config'

/** Half a minute and more each, and about vendors and time: on AWS's engine they run with `npm run test:long` only. */
const slow = 'calendar canary contract/verification kinds payout-life restart slow-source vendor-faults'.split(' ')
const secondEngine = process.env.ENGINE === 'dynamodb-local' && !process.env.LONG

// Three kinds: `unit` needs nothing, `engine` a DynamoDB endpoint, `journey` the whole local stack over HTTP.
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
          // They run state machines; what these ask of the table, the steps' own tests ask of both engines.
          exclude: secondEngine ? ['tests/engine/workflow/**', 'tests/engine/costs/**'] : [],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journey',
          include: ['tests/journey/**/*.test.ts'],
          exclude: secondEngine ? slow.map((name) => `tests/journey/${name}.test.ts`) : [],
          globalSetup: ['tests/journey/stack.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // One after another, on one stack, when all else is done.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
