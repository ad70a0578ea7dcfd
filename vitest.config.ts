import { defineConfig } from 'vitest/config'

/** Minutes each, and about the vendors' pace and not the database: on AWS's engine they run with `npm run test:long` only. */
const aboutVendors = ['vendor-faults', 'slow-source', 'kinds', 'canary', 'calendar']
const leftOut = process.env.ENGINE === 'dynamodb-local' && !process.env.LONG ? aboutVendors : []

// Three kinds: `unit` needs nothing, `engine` a DynamoDB endpoint, `journey` the whole local stack over HTTP.
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'] } },
      { test: { name: 'engine', include: ['tests/engine/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 60_000 } },
      {
        test: {
          name: 'journey',
          include: ['tests/journey/**/*.test.ts'],
          exclude: leftOut.map((name) => `tests/journey/${name}.test.ts`),
          globalSetup: ['tests/journey/stack.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
